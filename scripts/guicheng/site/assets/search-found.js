/* Results for a reader: grouped by work, with snippets, facets and honest words. No scoring here, no page. */
(function (guicheng) {
  "use strict";

  const DEPTH = 1000;
  const DEAD = ["已废止", "失效"];

  const SEARCHED = ["口语", "简称", "同义", "异名", "联想"];
  let known = { rows: -1, words: null };

  const key = (text) => guicheng.normal.squeeze(guicheng.normal.normal(text));
  const synonymRows = () => guicheng.shards.need("synonyms", ([all]) => all);

  /** Titles, aliases and the office's words, made again only when more titles have been loaded. */
  function words() {
    const { rows } = guicheng.titles;
    if (known.rows !== rows.length) {
      known = { rows: rows.length, words: readWords(rows) };
      known.words.catch(() => { known.rows = -1; });
    }
    return known.words;
  }

  async function readWords(rows) {
    const found = await names(rows);
    const synonyms = new Map();
    for (const [colloquial, standard, kind] of await synonymRows()) {
      await guicheng.shards.pause();
      const others = standard.split("、").map(key);
      if (SEARCHED.includes(kind)) synonyms.set(key(colloquial), (synonyms.get(key(colloquial)) || []).concat(others));
      for (const word of [key(colloquial), ...others]) found.add(word);
    }
    return { split: guicheng.fullQuery.splitter(found), synonyms };
  }

  async function names(rows) {
    const found = new Set();
    for (const row of rows) {
      await guicheng.shards.pause();
      for (const name of row.names.map(key)) found.add(name).add(name.replace(/^中华人民共和国/, ""));
    }
    found.delete("");
    return found;
  }

  /**
   * @param {string} text @param {{exact?: boolean, facets?: boolean}} [options] facets also put repealed works last
   * @returns {Promise<{total: object, relaxed: boolean, groups: {code: string, documents: number[]}[], also: {code: string, documents: number[]}[], facets: object, marks: object, query: object}>}
   *   also: works with only some of the words, where few have all
   */
  async function search(text, options) {
    const { exact = false, facets = false } = options || {};
    const head = await guicheng.postings.boot();
    const asked = { limit: DEPTH, exact, facets, ...(await words()) };
    const found = await guicheng.replaced.join(await guicheng.engine.search(text, asked), text, asked, head);
    await guicheng.shards.pause();
    let groups = grouped(found.hits, head);
    await guicheng.shards.pause();
    if (facets) groups = await deadLast(groups, head);
    groups = groups.concat(await guicheng.replaced.groups(found, head));
    return { total: found.total, relaxed: found.relaxed, facets: found.facets, query: found.query, question: found.request.question, groups, also: grouped(found.also, head), marks: marksOf(found.request) };
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

  /** What to mark on a page opened from a result. @param {string} text what was looked for */
  async function marks(text) {
    const { total } = await guicheng.postings.boot();
    const { split, synonyms } = await words();
    return marksOf(await guicheng.fullQuery.analyse(guicheng.fullQuery.parse(text), total, split, synonyms));
  }

  function marksOf(request) {
    const terms = request.wanted.filter((one) => !one.name).map((one) => one.text);
    const runs = request.phrases.concat(request.wanted.filter((one) => one.name).map((one) => one.text));
    for (const one of request.wanted) runs.push(...one.others);
    return { terms, runs, parts: request.parts.filter((part) => part.length > 1) };
  }

  /** Documents ready to be shown. @param {number[]} documents */
  async function show(documents, marks) {
    const head = await guicheng.postings.boot();
    return Promise.all(documents.map(async (doc) => {
      const stored = await guicheng.replaced.stored(doc, head);
      await guicheng.shards.pause();
      let spans = guicheng.snippet.spans(stored.text, marks.terms, marks.runs);
      if (!spans.length) spans = guicheng.snippet.spans(stored.text, marks.parts, []);
      return { ...stored, snippet: guicheng.snippet.snippet(stored.text, spans) };
    }));
  }

  /** What the office calls otherwise, and whether that was searched too. @param {{words: string[]}} query */
  async function hints(query) {
    const typed = guicheng.normal.squeeze(query.words.join(""));
    const rows = (await synonymRows()).filter(([word, standard]) => typed.includes(key(word)) && !typed.includes(key(standard)));
    return rows
      .filter(([word]) => !rows.some(([other]) => other !== word && other.includes(word)))
      .map(([colloquial, standard, kind, note]) => ({ colloquial, standard, kind, note, searched: SEARCHED.includes(kind) }));
  }

  /** Words of the office, the standard ones first. @returns {Promise<string[]>} */
  async function terms() {
    const rows = await synonymRows();
    return [...new Set([].concat(...rows.map(([, standard]) => standard.split("、")), rows.map(([word]) => word)))];
  }

  /**
   * Codes of the documents whose names sound like what was typed: xsssf, xingshisusongfa, xingshi.
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

  guicheng.found = { DEPTH, words, search, show, marks, hints, terms, byPinyin };
})((globalThis.guicheng = globalThis.guicheng || {}));
