/* Filters as words of the query (类型:程序,案例), and what the reader may choose beside those chosen already. */
(function (guicheng) {
  "use strict";

  const FILTER = /(^|\s)(类型|机关|效力|位阶|日期|文号)[:：][ 　]*("[^"]*"|\S+)/g;
  const DAYS = "日期";
  const YEARS = "年份";

  const bare = (text) => guicheng.normal.fold(text).replace(/[\s"]+/g, "");
  const tidy = (text) => text.replace(/\s+/g, " ").trim();
  const fieldOf = (facet) => (facet === YEARS ? DAYS : facet);

  /** @param {string} text what was typed @returns {{field: string, values: string[]}[]} filters in their order */
  function chosen(text) {
    return [...text.matchAll(FILTER)].map((match) => ({
      field: match[2], values: match[3].replace(/"/g, "").split(/[,，、|]/).map((value) => value.trim()).filter(Boolean),
    }));
  }

  /** Whether a value of a facet is chosen. */
  function has(text, facet, value) {
    return chosen(text).some((one) => one.field === fieldOf(facet) && one.values.some((other) => bare(other) === bare(value)));
  }

  /** The query without the filters of a field, without any when none is named. */
  function without(text, field) {
    return tidy(text.replace(FILTER, (whole, before, name) => (!field || name === field ? before : whole)));
  }

  /** The query with a value chosen, or no longer chosen. Values of one field do for each other; there is one year. */
  function toggle(text, facet, value) {
    const field = fieldOf(facet);
    const plain = value.replace(/\s+/g, "");
    const old = chosen(text).filter((one) => one.field === field).reduce((all, one) => all.concat(one.values), []);
    let values = old.filter((other) => bare(other) !== bare(plain));
    if (values.length === old.length) values = field === DAYS ? [plain] : old.concat(plain);
    else if (field === DAYS) values = [];
    return tidy(without(text, field) + (values.length ? " " + field + ":" + values.join(",") : ""));
  }

  /**
   * Values of every facet with counts. A field that is filtered already shows what else could be chosen in it.
   * @param {string} text @param {object} found what guicheng.found.search gave @param {boolean} exact
   */
  async function facets(text, found, exact) {
    const all = { ...found.facets };
    for (const facet of Object.keys(all)) {
      const field = fieldOf(facet);
      if (!chosen(text).some((one) => one.field === field)) continue;
      const others = without(text, field);
      if (!others) continue;
      const wider = (await guicheng.found.search(others, { exact, facets: true })).facets[facet];
      // What is chosen has been counted in the narrower search, replaced wordings too.
      const own = all[facet].filter((one) => has(text, facet, one.value));
      all[facet] = own.concat(wider.filter((one) => !own.some((other) => other.value === one.value)));
    }
    const byYear = (a, b) => (a.value < b.value ? 1 : -1);
    if (all[YEARS]) all[YEARS] = [...all[YEARS]].sort(byYear);
    return all;
  }

  guicheng.filters = { chosen, has, without, toggle, facets };
})((globalThis.guicheng = globalThis.guicheng || {}));
