/*
 * Replaced wordings stand in an index of their own, read only when 效力 is asked for. Their documents are numbered
 * after those of the first index, so that a result is a number wherever it stands.
 */
(function (guicheng) {
  "use strict";

  /** What a wording that has been replaced may be called. */
  const STATES = ["已修改", "已废止", "失效"];

  /**
   * The answer of the first index, with that of the second where it is wanted.
   * @param {object} found @param {string} text @param {object} options of the engine @param {object} head
   */
  async function join(found, text, options, head) {
    if (!head.replaced) return found;
    if (!found.query.filters.some((one) => one.field === "效力")) return found.facets ? untold(found) : found;
    const old = await guicheng.engine.search(text, { ...options, head: await guicheng.postings.boot(true) });
    // Where only one has all the words, the other has nothing to add.
    const strict = [found, old].filter((one) => one.hits.length && !one.relaxed);
    const parts = strict.length ? strict : [found, old];
    return {
      ...found,
      hits: parts.includes(found) ? found.hits : [],
      replaced: parts.includes(old) ? old.hits : [],
      relaxed: parts.some((one) => one.relaxed),
      total: sum(parts.map((one) => one.total)),
      listed: parts.reduce((all, one) => all + one.listed, 0),
      facets: found.facets && merged(parts.map((one) => one.facets)),
    };
  }

  function sum(counts) {
    const relation = counts.some((one) => one.relation === "gte") ? "gte" : "eq";
    return { value: counts.reduce((all, one) => all + one.value, 0), relation };
  }

  function merged(all) {
    const facets = {};
    for (const name of Object.keys(all[0])) {
      const values = new Map();
      for (const { value, count } of [].concat(...all.map((one) => one[name]))) values.set(value, (values.get(value) || []).concat(count));
      facets[name] = [...values].map(([value, counts]) => ({ value, count: sum(counts) })).sort((a, b) => b.count.value - a.count.value);
    }
    return facets;
  }

  /** Nobody has counted the replaced wordings: those states are at least what the first index has. */
  function untold(found) {
    const values = found.facets["效力"].map((one) => (STATES.includes(one.value) ? { ...one, count: { ...one.count, relation: "gte" } } : one));
    if (!values.some((one) => one.value === STATES[0])) values.push({ value: STATES[0], count: { value: 0, relation: "gte" } });
    return { ...found, facets: { ...found.facets, 效力: values } };
  }

  /** Works of replaced wordings. @param {object} found @param {object} head of the first index */
  async function groups(found, head) {
    if (!found.replaced || !found.replaced.length) return [];
    const old = await guicheng.postings.boot(true);
    const works = new Map();
    for (const { doc } of found.replaced) {
      const code = old.code(old.workOf(doc)) + "@";
      if (!works.has(code)) works.set(code, { code, documents: [] });
      works.get(code).documents.push(head.size + doc);
    }
    return [...works.values()];
  }

  /** The stored words of a document of either index. */
  async function stored(doc, head) {
    if (doc < head.size) return { ...(await guicheng.postings.stored(doc, head)), level: level(doc, head) };
    const old = await guicheng.postings.boot(true);
    const words = await guicheng.postings.stored(doc - head.size, old);
    return { ...words, label: words.edition + " 版本" + (words.label ? " " + words.label : ""), level: level(doc - head.size, old) };
  }

  const level = (doc, head) => head.levels[head.workLevels[head.workOf(doc)]];

  guicheng.replaced = { join, groups, stored };
})((globalThis.guicheng = globalThis.guicheng || {}));
