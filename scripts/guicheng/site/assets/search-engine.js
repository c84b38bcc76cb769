/*
 * The engine in the browser: a query to ranked documents, totals and facets.
 * All words first; when none has them all, the plain sum of BM25. A capped term only adds to the score until
 * `exact` asks for the whole of it: totals count what is sure until then and are "gte", others are listed as well.
 * Names and phrases are read to the letter in the texts of the first works only, until more is asked for.
 * Few with all words are followed by others with some.
 */
(function (guicheng) {
  "use strict";

  /** Works that are enough until all is asked for, where names or phrases are to be read to the letter. */
  const WORKS = 5;
  /** Fewer hits than these are followed by documents with some of the words. */
  const FEW = 10;
  /** Without names every chunk is one piece, and any word may be the name of a work. */
  const DEFAULTS = {
    limit: 20, exact: false, facets: false, works: WORKS,
    split: (chunk) => [[chunk, false]], synonyms: new Map(), isName: () => true,
  };

  /**
   * @typedef {{text: string, words: string[]}} Other a word that does as well, and the words it is cut into
   * @param {string} text what was typed
   * @param {{head?: object, limit?: number, exact?: boolean, facets?: boolean, works?: number, split?: (chunk: string) => [string, boolean][], synonyms?: Map<string, Other[]>, isName?: (text: string) => boolean}} [options]
   */
  async function search(text, options) {
    const asked = { ...DEFAULTS, ...options };
    const { exact, works, limit } = asked;
    const head = asked.head || (await guicheng.postings.boot());
    const query = guicheng.fullQuery.parse(text);
    const request = await guicheng.fullQuery.analyse(query, head.total, asked.split, asked.synonyms);
    const lists = await guicheng.lists.load(request, head, { ...asked, first: !exact && works < Infinity });
    const allowed = await guicheng.lists.filter(request, head, lists);
    await guicheng.shards.pause();
    const { found, relaxed, all } = await candidates(request, lists, head, allowed);
    // Of a word that does as well the head alone was seen: the rest may have every word.
    if (!exact && !all && lists.wanted.some((list) => list.cut)) return search(text, { ...options, exact: true });
    await guicheng.shards.pause();
    const named = narrowed(request, lists);
    const best = await guicheng.rank.best(found, head, named, limit);
    await guicheng.shards.pause();
    const settled = await guicheng.settle({ ...found, hits: best }, lists, relaxed, head, works);
    if (!settled) return search(text, { ...options, works: Infinity });
    const { hits, sure, listed, cut } = settled;
    const few = !relaxed && !cut && hits.length < FEW && canRelax(request);
    const also = few ? await others(hits, await guicheng.rank.anyOf(lists, head, allowed), head, named) : [];
    await guicheng.shards.pause();
    const relation = cut || lists.wanted.some((list) => list.capped || list.cut) ? "gte" : "eq";
    return {
      query, request, hits, also, listed, relaxed: relaxed && hits.length > 0,
      total: { value: sure.length, relation },
      facets: asked.facets ? await count(sure, head, relation) : null,
    };
  }

  /** Documents with everything that is wanted; with some of it where none has it all, and for a question. */
  async function candidates(request, lists, head, allowed) {
    // Few documents have every word of a question, and those are seldom the best.
    const strict = request.question ? null : guicheng.rank.allOf(lists, head, allowed);
    const all = request.question || strict.documents.length > 0;
    const relaxed = request.question || (!all && canRelax(request));
    return { found: relaxed ? await guicheng.rank.anyOf(lists, head, allowed) : strict, relaxed, all };
  }

  /** Whether a filter or the name of a work narrows the search already: the prior of the level is off then. */
  function narrowed(request, lists) {
    return lists.wanted.some((list) => list.name && list.works.length) || request.filters.length > 0 || request.days !== null;
  }

  /** The best that are not among the hits. */
  async function others(hits, found, head, named) {
    const known = new Set(hits.map((hit) => hit.doc));
    return (await guicheng.rank.best(found, head, named, FEW + known.size)).filter((hit) => !known.has(hit.doc)).slice(0, FEW);
  }

  /** Some of what is wanted, or words inside it, may be found when the whole is not. */
  function canRelax(request) {
    return request.wanted.length > 1 || request.parts.some((part) => part.length > 1);
  }

  async function count(sure, head, relation) {
    const { rows, rowOf } = await guicheng.postings.facets(head);
    const times = new Uint32Array(rows.length);
    for (const doc of sure) times[rowOf[doc]] += 1;
    const facets = { 类型: new Map(), 位阶: new Map(), 机关: new Map(), 效力: new Map(), 年份: new Map() };
    rows.forEach(([kind, level, issuers, status, day], row) => {
      if (!times[row]) return;
      const tally = (name, value) => { if (value) facets[name].set(value, (facets[name].get(value) || 0) + times[row]); };
      tally("类型", kind);
      tally("位阶", level);
      issuers.forEach((issuer) => tally("机关", issuer));
      tally("效力", status);
      tally("年份", day ? String(Math.floor(day / 10000)) : "");
    });
    const order = (values) => [...values].sort((a, b) => b[1] - a[1]).map(([value, number]) => ({ value, count: { value: number, relation } }));
    return Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, order(values)]));
  }

  guicheng.engine = { search, weights: { ...guicheng.rank.weights, LONG_QUESTION: guicheng.fullQuery.LONG_QUESTION } };
})((globalThis.guicheng = globalThis.guicheng || {}));
