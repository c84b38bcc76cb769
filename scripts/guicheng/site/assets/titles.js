/* Titles of all documents, added by the generated files titles-0.js, titles-1.js, … (format: site/titles.py). */
(function (guicheng) {
  "use strict";

  const rows = [];
  const loaded = new Set();
  let total = 1;

  /** Called by the generated files. */
  function add(shard, shards, added) {
    if (loaded.has(shard)) return;
    loaded.add(shard);
    total = shards;
    for (const [code, path, title, aliases, number, articles, built, facts] of added) {
      const status = statusNow(built, facts);
      const names = [title].concat(aliases ? aliases.split("|") : []);
      rows.push({ code, path, title, names, keys: names.map(fold), number: fold(number), docNo: number, articles, status });
    }
  }

  /** The status on the reader's day where that is later than the day of the build (standing.js knows). */
  function statusNow(built, facts) {
    const { later, current } = guicheng.status;
    return later && facts ? current(facts, later).statement : built;
  }

  /** @returns {number | null} the next file to load; null when all are here */
  function next() {
    for (let shard = 0; shard < total; shard += 1) if (!loaded.has(shard)) return shard;
    return null;
  }

  /** What names are compared by: width and case unified, brackets, white space and 中华人民共和国 left out. */
  function fold(text) {
    return text.normalize("NFKC").toLowerCase().replace(/[\s《》〈〉<>()（）〔〕[\]【】“”"'·、,，.。]/g, "").replace(/^中华人民共和国/, "");
  }

  /** @param {string} runs 1-120,120_1,121-452 @param {string} article 120-1 */
  function hasArticle(runs, article) {
    const wanted = article.replace(/-/g, "_");
    return runs.split(",").some((run) => {
      const [first, last] = run.split("-");
      if (last === undefined || wanted.includes("_")) return run === wanted;
      return Number(first) <= Number(wanted) && Number(wanted) <= Number(last);
    });
  }

  guicheng.titles = { rows, add, next, fold, hasArticle };
})((globalThis.guicheng = globalThis.guicheng || {}));
