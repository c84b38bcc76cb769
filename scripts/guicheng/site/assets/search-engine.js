/*
 * The engine in the browser: a query to ranked documents, totals and facets.
 * All words first; when none has them all, the plain sum of BM25. A capped term only adds to the score until
 * `exact` asks for the whole of it: totals count what is sure until then and are "gte", others are listed as well.
 * Names and phrases are read to the letter in the texts of the first works only, until more is asked for.
 * Few with all words are followed by others with some.
 */
(function (guicheng) {
  "use strict";

  /** Without names every chunk is one piece, and any word may be the name of a work. */
  const WHOLE = (chunk) => [[chunk, false]];
  const ANY = () => true;
  /** Works that are enough until all is asked for, where names or phrases are to be read to the letter. */
  const WORKS = 5;
  /** Fewer hits than these are followed by documents with some of the words. */
  const FEW = 10;

  /**
   * @typedef {{text: string, words: string[]}} Other a word that does as well, and the words it is cut into
   * @param {string} text what was typed
   * @param {{head?: object, limit?: number, exact?: boolean, facets?: boolean, works?: number, split?: (chunk: string) => [string, boolean][], synonyms?: Map<string, Other[]>, isName?: (text: string) => boolean}} [options]
   */
  async function search(text, options) {
    const { limit = 20, exact = false, facets = false, works = WORKS, split = WHOLE, synonyms = new Map(), isName = ANY } = options || {};
    const head = (options && options.head) || (await guicheng.postings.boot());
    const query = guicheng.fullQuery.parse(text);
    const request = await guicheng.fullQuery.analyse(query, head.total, split, synonyms);
    const lists = await guicheng.lists.load(request, head, exact, isName, !exact && works < Infinity);
    const allowed = await guicheng.lists.filter(request, head, lists);
    await guicheng.shards.pause();
    // Few documents have every word of a question, and those are seldom the best.
    let found = request.question ? null : guicheng.rank.allOf(lists, head, allowed);
    const relaxed = request.question || (!found.documents.length && canRelax(request));
    if (relaxed) found = await guicheng.rank.anyOf(lists, head, allowed);
    await guicheng.shards.pause();
    const named = lists.wanted.some((list) => list.name && list.works.length) || request.filters.length > 0 || request.days !== null;
    let ranked = await guicheng.rank.best(found, head, named, limit);
    await guicheng.shards.pause();
    const unsure = guicheng.settle.doubts(lists, relaxed);
    let cut = false;
    if (unsure.length && ranked.length) {
      const settled = await guicheng.settle.settle(ranked, unsure, head, works);
      if (!settled) return search(text, { ...options, works: Infinity });
      cut = settled.capped || found.documents.length > ranked.length;
      ranked = settled.hits;
      found.documents = found.sure = ranked.map((hit) => hit.doc);
    }
    const few = !relaxed && !cut && ranked.length < FEW && canRelax(request);
    const also = few ? await others(ranked, await guicheng.rank.anyOf(lists, head, allowed), head, named) : [];
    await guicheng.shards.pause();
    const capped = cut || lists.wanted.some((list) => list.capped || list.cut);
    return {
      query, request, hits: ranked, also, relaxed: relaxed && ranked.length > 0,
      listed: found.documents.length,
      total: { value: found.sure.length, relation: capped ? "gte" : "eq" },
      facets: facets ? await count(found, head, capped) : null,
    };
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

  async function count({ sure }, head, capped) {
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
    const relation = capped ? "gte" : "eq";
    const order = (values) => [...values].sort((a, b) => b[1] - a[1]).map(([value, number]) => ({ value, count: { value: number, relation } }));
    return Object.fromEntries(Object.entries(facets).map(([name, values]) => [name, order(values)]));
  }

  guicheng.engine = { search, weights: { ...guicheng.rank.weights, LONG_QUESTION: guicheng.fullQuery.LONG_QUESTION } };
})((globalThis.guicheng = globalThis.guicheng || {}));
