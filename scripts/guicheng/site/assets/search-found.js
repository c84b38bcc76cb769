/* Results for a reader: grouped by work, with snippets, facets and honest words. No scoring here, no page. */
(function (guicheng) {
  "use strict";

  const DEPTH = 1000;
  const DEAD = ["已废止", "失效"];

  let known = { rows: -1, split: null };

  /** Titles and aliases as user words, made again only when more titles have been loaded. */
  function splitter() {
    const { rows } = guicheng.titles;
    if (known.rows !== rows.length) known = { rows: rows.length, split: guicheng.fullQuery.splitter(names(rows)) };
    return known.split;
  }

  function names(rows) {
    const { normal, squeeze } = guicheng.normal;
    const found = new Set();
    for (const row of rows) {
      for (const name of row.names) {
        const key = squeeze(normal(name));
        found.add(key);
        found.add(key.replace(/^中华人民共和国/, ""));
      }
    }
    found.delete("");
    return found;
  }

  /**
   * @param {string} text @param {{exact?: boolean, facets?: boolean}} [options] facets also put repealed works last
   * @returns {Promise<{total: object, relaxed: boolean, groups: {code: string, documents: number[]}[], facets: object, marks: object, query: object}>}
   */
  async function search(text, options) {
    const { exact = false, facets = false } = options || {};
    const head = await guicheng.postings.boot();
    const found = await guicheng.engine.search(text, { limit: DEPTH, exact, facets, split: splitter() });
    let groups = grouped(found.hits, head);
    if (facets) groups = await deadLast(groups, head);
    return { total: found.total, relaxed: found.relaxed, facets: found.facets, query: found.query, groups, marks: marksOf(found.request) };
  }

  function grouped(hits, head) {
    const groups = new Map();
    for (const { doc } of hits) {
      const code = head.code(head.workOf(doc));
      if (!groups.has(code)) groups.set(code, { code, documents: [] });
      groups.get(code).documents.push(doc);
    }
    return [...groups.values()];
  }

  async function deadLast(groups, head) {
    const { rows, rowOf } = await guicheng.postings.facets(head);
    const dead = (group) => DEAD.includes(rows[rowOf[group.documents[0]]][3]);
    return groups.filter((group) => !dead(group)).concat(groups.filter(dead));
  }

  function marksOf(request) {
    const terms = request.wanted.filter((one) => !one.name).map((one) => one.text);
    const runs = request.phrases.concat(request.wanted.filter((one) => one.name).map((one) => one.text));
    return { terms, runs, parts: request.parts.filter((part) => part.length > 1) };
  }

  /** Documents ready to be shown. @param {number[]} documents */
  async function show(documents, marks) {
    const head = await guicheng.postings.boot();
    return Promise.all(documents.map(async (doc) => {
      const stored = await guicheng.postings.stored(doc, head);
      let spans = guicheng.snippet.spans(stored.text, marks.terms, marks.runs);
      if (!spans.length) spans = guicheng.snippet.spans(stored.text, marks.parts, []);
      return { ...stored, snippet: guicheng.snippet.snippet(stored.text, spans) };
    }));
  }

  /** @returns {Promise<{colloquial: string, standard: string, kind: string, note: string}[]>} what the office calls otherwise */
  async function hints(text) {
    const { normal, squeeze } = guicheng.normal;
    const rows = await guicheng.shards.need("synonyms", ([all]) => all);
    const typed = squeeze(normal(text));
    return rows
      .filter(([colloquial, standard]) => typed.includes(squeeze(normal(colloquial))) && !typed.includes(squeeze(normal(standard))))
      .map(([colloquial, standard, kind, note]) => ({ colloquial, standard, kind, note }));
  }

  /**
   * Codes of the documents whose names sound like what was typed: xssf, xingshisusongfa, xingshi.
   * @param {string} text @returns {Promise<string[]>} equal initials first, then beginnings, shorter names first
   */
  async function byPinyin(text) {
    const typed = text.toLowerCase().replace(/[\s']/g, "");
    if (!/^[a-z]{2,}$/.test(typed)) return [];
    const rows = await guicheng.shards.need("pinyin", ([all]) => all);
    const scored = [];
    for (const [code, ...sounds] of rows) {
      const best = Math.min(...sounds.map((sound) => soundScore(sound.split(" "), typed)));
      if (best < Infinity) scored.push([best, code]);
    }
    return scored.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)).map((pair) => pair[1]);
  }

  function soundScore([initials, full], typed) {
    if (initials === typed) return 0;
    if (full === typed) return 1;
    if (initials.startsWith(typed) || full.startsWith(typed)) return 100 + full.length;
    return initials.includes(typed) && typed.length > 2 ? 1000 + full.length : Infinity;
  }

  /** The query with a filter added, or taken out when it is there. */
  function toggle(text, field, value) {
    const filter = field === "年份" ? "日期:" + value : field + ":" + value;
    const parts = text.split(/\s+/).filter(Boolean);
    const others = parts.filter((part) => part.replace("：", ":") !== filter);
    return (others.length < parts.length ? others : parts.concat(filter)).join(" ");
  }

  guicheng.found = { search, show, hints, byPinyin, toggle };
})((globalThis.guicheng = globalThis.guicheng || {}));
