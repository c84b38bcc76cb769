/* Results for a reader: grouped by work, with snippets, facets and honest words. No scoring here, no page. */
(function (guicheng) {
  "use strict";

  const DEPTH = 1000;
  const DEAD = ["已废止", "失效"];

  const SEARCHED = ["口语", "简称", "同义", "异名", "联想"];
  /** Its standard words only lead on: in a query they are words like any others (search/synonyms.py). */
  const LOOSE = "联想";
  /** Texts that speak of a law leave it out. */
  const COUNTRY = "中华人民共和国";
  let known = { rows: -1, words: null };
  let read = { all: null, rows: null };

  const key = (text) => guicheng.normal.squeeze(guicheng.normal.normal(text));
  /** Where no words are typed. */
  const NONE = { split: (chunk) => [[chunk, false]], synonyms: new Map(), isName: () => false };

  /** Colloquial and standard words, the latter with the words they are cut into (search/synonyms.py). */
  async function synonymRows() {
    const all = await guicheng.shards.need("synonyms", ([rows]) => rows);
    if (read.all !== all) read = { all, rows: readRows(all) };
    return read.rows;
  }

  /** A thousand rows take an old computer longer than one turn. */
  async function readRows(all) {
    const rows = [];
    for (const [colloquial, cut, kind, note] of all) {
      await guicheng.shards.pause();
      const standard = cut.replace(/\|/g, "");
      const others = SEARCHED.includes(kind) ? cut.split("、").map(readOther) : [];
      rows.push({ colloquial, word: key(colloquial), standard, said: key(standard), kind, note, others });
    }
    return rows;
  }

  function readOther(cut) {
    const words = cut.split("|").map(key).filter(Boolean);
    const matter = words.filter((word) => !guicheng.fullQuery.functionWords.has(word) && word !== COUNTRY);
    return { text: key(cut), words: [...new Set(matter.length ? matter : words)] };
  }

  /** Titles, aliases and the office's words, made again only when more titles have been loaded. */
  function words() {
    const { rows } = guicheng.titles;
    if (known.rows !== rows.length) {
      known = { rows: rows.length, words: readWords(rows) };
      known.words.catch(() => { known.rows = -1; });
    }
    return known.words;
  }

  /** A query of phrases and filters needs none of them. */
  const wordsOf = async (text) => (guicheng.fullQuery.parse(text).words.length ? words() : NONE);

  async function readWords(rows) {
    const called = await names(rows);
    const found = new Set(called);
    const synonyms = new Map();
    for (const { word, standard, kind, others } of await synonymRows()) {
      await guicheng.shards.pause();
      if (others.length) synonyms.set(word, (synonyms.get(word) || []).concat(others));
      found.add(word);
      if (kind !== LOOSE) standard.split("、").forEach((one) => found.add(key(one)));
    }
    found.delete("");
    return { split: guicheng.fullQuery.splitter(found), synonyms, isName: (text) => called.has(text) };
  }

  async function names(rows) {
    const found = new Set();
    for (const row of rows) {
      await guicheng.shards.pause();
      for (const name of row.names.map(key)) found.add(name).add(name.replace(/^中华人民共和国/, ""));
    }
    return found;
  }

  /**
   * @param {string} text @param {{exact?: boolean, facets?: boolean, works?: number}} [options] facets also put repealed works last;
   *   of a phrase alone so many works are enough, until exact asks for all
   * @returns {Promise<{total: object, listed: number, relaxed: boolean, groups: {code: string, documents: number[]}[], also: {code: string, documents: number[]}[], facets: object, marks: object, query: object}>}
   *   listed: documents there are, sure to have every word or not; also: works with only some of the words, where few have all
   */
  async function search(text, options) {
    const { facets = false } = options || {};
    const head = await guicheng.postings.boot();
    const asked = { ...options, limit: DEPTH, ...(await wordsOf(text)) };
    const found = await guicheng.replaced.join(await guicheng.engine.search(text, asked), text, asked, head);
    await guicheng.shards.pause();
    let groups = grouped(found.hits, head);
    await guicheng.shards.pause();
    if (facets) groups = await deadLast(groups, head);
    groups = groups.concat(await guicheng.replaced.groups(found, head));
    return { total: found.total, listed: found.listed, relaxed: found.relaxed, facets: found.facets, query: found.query, question: found.request.question, groups, also: grouped(found.also, head), marks: marksOf(found.request) };
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
    const { split, synonyms } = await wordsOf(text);
    return marksOf(await guicheng.fullQuery.analyse(guicheng.fullQuery.parse(text), total, split, synonyms));
  }

  function marksOf(request) {
    const terms = request.wanted.filter((one) => !one.name).map((one) => one.text);
    const runs = request.phrases.concat(request.wanted.filter((one) => one.name).map((one) => one.text));
    const others = [].concat(...request.wanted.map((one) => one.others));
    return { terms, runs, others, parts: request.parts.filter((part) => part.length > 1) };
  }

  /** Documents ready to be shown. @param {number[]} documents */
  async function show(documents, marks) {
    const head = await guicheng.postings.boot();
    return Promise.all(documents.map(async (doc) => {
      const stored = await guicheng.replaced.stored(doc, head);
      await guicheng.shards.pause();
      let spans = guicheng.snippet.spans(stored.text, marks);
      if (!spans.length) spans = guicheng.snippet.spans(stored.text, { terms: marks.parts });
      return { ...stored, snippet: guicheng.snippet.snippet(stored.text, spans) };
    }));
  }

  /** What the office calls otherwise, and whether that was searched too. @param {{words: string[]}} query */
  async function hints(query) {
    const typed = guicheng.normal.squeeze(query.words.join(""));
    const rows = (await synonymRows()).filter(({ word, said }) => typed.includes(word) && !typed.includes(said));
    return rows
      .filter(({ colloquial }) => !rows.some((other) => other.colloquial !== colloquial && other.colloquial.includes(colloquial)))
      .map((row) => ({ ...row, searched: SEARCHED.includes(row.kind) }));
  }

  /** Words of the office, the standard ones first. @returns {Promise<string[]>} */
  async function terms() {
    const rows = await synonymRows();
    return [...new Set([].concat(...rows.map(({ standard }) => standard.split("、")), rows.map(({ colloquial }) => colloquial)))];
  }

  guicheng.found = { DEPTH, words, search, show, marks, hints, terms };
})((globalThis.guicheng = globalThis.guicheng || {}));
