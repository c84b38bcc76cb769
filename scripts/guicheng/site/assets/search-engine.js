/*
 * The engine in the browser: a query to ranked documents, totals and facets.
 * All words first; when none has them all, the plain sum of BM25. A capped term only adds to the score until
 * `exact` asks for the whole of it: totals are then "gte". Few with all words are followed by others with some.
 */
(function (guicheng) {
  "use strict";

  const IMPACT = 2.2 / 15;
  const TITLE = 1.0;
  const TITLE_RELAXED = 0.1;
  const PRIOR = { 宪法: 1.35, 法律: 1.35, 司法解释: 1.1, 本地工作制度: 1.35, "": 1.35 };
  /** Without names every chunk is one piece. */
  const WHOLE = (chunk) => [[chunk, false]];
  const RUN_IMPACT = 4;
  /** Steps in which scores are counted to find the best of many. */
  const STEPS = 2000;
  /** Fewer hits than these are followed by documents with some of the words. */
  const FEW = 10;

  /**
   * @param {string} text what was typed
   * @param {{head?: object, limit?: number, exact?: boolean, facets?: boolean, split?: (chunk: string) => [string, boolean][], synonyms?: Map<string, string[]>}} [options]
   */
  async function search(text, options) {
    const { limit = 20, exact = false, facets = false, split = WHOLE, synonyms = new Map() } = options || {};
    const head = (options && options.head) || (await guicheng.postings.boot());
    const query = guicheng.fullQuery.parse(text);
    const request = await guicheng.fullQuery.analyse(query, head.total, split, synonyms);
    const lists = await load(request, head, exact);
    const allowed = await filter(request, head, lists);
    await guicheng.shards.pause();
    // Few documents have every word of a question, and those are seldom the best.
    let found = request.question ? null : allOf(lists, head, allowed);
    const relaxed = request.question || (!found.documents.length && canRelax(request));
    if (relaxed) found = await anyOf(lists, head, allowed);
    await guicheng.shards.pause();
    const named = lists.wanted.some((list) => list.name && list.works.length) || request.filters.length > 0 || request.days !== null;
    const ranked = await rank(found, head, named, limit);
    await guicheng.shards.pause();
    const few = !relaxed && ranked.length < FEW && canRelax(request);
    const also = few ? await others(ranked, await anyOf(lists, head, allowed), head, named) : [];
    await guicheng.shards.pause();
    const capped = lists.wanted.some((list) => list.capped);
    return {
      query, request, hits: ranked, also, relaxed: relaxed && ranked.length > 0,
      total: { value: found.documents.length, relation: capped ? "gte" : "eq" },
      facets: facets ? await count(found, head, capped) : null,
    };
  }

  /** The best that are not among the hits. */
  async function others(hits, found, head, named) {
    const known = new Set(hits.map((hit) => hit.doc));
    return (await rank(found, head, named, FEW + known.size)).filter((hit) => !known.has(hit.doc)).slice(0, FEW);
  }

  /** Some of what is wanted, or words inside it, may be found when the whole is not. */
  function canRelax(request) {
    return request.wanted.length > 1 || request.parts.some((part) => part.length > 1);
  }

  async function load(request, head, exact) {
    const one = async (want) => withOthers(
      want.name ? await name(want.text, head) : await guicheng.postings.term(want.text, head, exact), want.others, head
    );
    let wanted = await Promise.all(request.wanted.map(one));
    if (wanted.length && wanted.every((list) => list.capped)) {
      // Nothing narrows the search: heads alone would lose documents that have every word.
      wanted = await Promise.all(request.wanted.map(async (want) => (
        withOthers(await guicheng.postings.term(want.text, head, true), want.others, head)
      )));
    }
    const parts = await Promise.all(request.parts.map((part) => guicheng.postings.term(part, head, false)));
    const phrases = await Promise.all(request.phrases.map((run) => guicheng.postings.phrase(run, head)));
    return { wanted, parts, phrases };
  }

  /** A word the dictionary lacks: in the title as a whole, or those very characters. */
  async function name(text, head) {
    const title = await guicheng.postings.term(text, head, false);
    const documents = (await guicheng.postings.phrase(text, head)) || [];
    return {
      name: true, df: documents.length, capped: false, works: title.works,
      documents: Int32Array.from(documents), impacts: new Uint8Array(documents.length).fill(RUN_IMPACT),
    };
  }

  /** A word together with those that do as well. */
  async function withOthers(list, others, head) {
    if (!others.length) return list;
    const impacts = new Map();
    const works = new Set(list.works);
    list.documents.forEach((doc, at) => impacts.set(doc, list.impacts[at]));
    for (const other of await Promise.all(others.map((text) => name(text, head)))) {
      for (const doc of other.documents) if (!impacts.has(doc)) impacts.set(doc, RUN_IMPACT);
      for (const work of other.works) works.add(work);
    }
    return {
      name: list.name, df: Math.max(list.df, impacts.size), capped: list.capped, works: [...works],
      documents: Int32Array.from(impacts.keys()), impacts: Uint8Array.from(impacts.values()),
    };
  }

  /** Which documents may be found at all; null when all may. @returns {Promise<Uint8Array | null>} */
  async function filter(request, head, lists) {
    if (!request.filters.length && !request.days && !request.without.length && !lists.phrases.length) return null;
    const allowed = new Uint8Array(head.size).fill(1);
    if (request.filters.length || request.days) {
      const { rows, rowOf } = await guicheng.postings.facets(head, request.filters.some((one) => one.field === "文号"));
      const fits = rows.map((row) => fitsRow(row, request));
      for (let at = 0; at < head.size; at += 1) if (!fits[rowOf[at]]) allowed[at] = 0;
    }
    for (const documents of lists.phrases) {
      const has = new Uint8Array(head.size);
      for (const doc of documents) has[doc] = 1;
      for (let at = 0; at < head.size; at += 1) allowed[at] &= has[at];
    }
    for (const run of request.without) {
      for (const doc of (await guicheng.postings.phrase(run, head)) || []) allowed[doc] = 0;
    }
    return allowed;
  }

  function fitsRow([kind, level, issuers, status, day, number], request) {
    if (request.days && (day < request.days[0] || day > request.days[1])) return false;
    const bare = (text) => guicheng.normal.fold(text).replace(/\s+/g, "");
    const tests = {
      类型: (value) => kind === value,
      位阶: (value) => bare(level) === value,
      效力: (value) => status === value,
      机关: (value) => issuers.some((issuer) => bare(issuer).includes(value)),
      文号: (value) => number.includes(guicheng.fullQuery.numberKey(value)),
    };
    return request.filters.every((one) => one.values.some(tests[one.field]));
  }

  const idf = (df, size) => Math.log(1 + (size - df + 0.5) / (df + 0.5));

  /** Adds up scores; `bits` says which of the wanted a document has. */
  class Sums {
    constructor(head) {
      this.head = head;
      this.scores = new Float32Array(head.size);
      this.bits = new Uint32Array(head.size);
      this.touched = [];
    }

    add(list, bit) {
      const weight = idf(list.df, this.head.size) * IMPACT;
      const { documents, impacts } = list;
      for (let at = 0; at < documents.length; at += 1) {
        const doc = documents[at];
        if (!this.scores[doc] && !this.bits[doc]) this.touched.push(doc);
        this.scores[doc] += weight * impacts[at];
        this.bits[doc] |= bit;
      }
    }

    /** Works whose titles have the term: weight and bit for all their documents. */
    static titles(lists, head, weight) {
      const works = new Map();
      lists.forEach((list, place) => {
        const value = weight * idf(list.works.length, head.numbers.length);
        for (const number of list.works) {
          const work = works.get(number) || { score: 0, bits: 0 };
          work.score += value;
          work.bits |= 1 << place;
          works.set(number, work);
        }
      });
      return works;
    }
  }

  function allOf(lists, head, allowed) {
    const { wanted } = lists;
    if (!wanted.length) return everything(lists, head, allowed);
    const sums = new Sums(head);
    wanted.forEach((list, place) => sums.add(list, 1 << place));
    const titles = Sums.titles(wanted, head, TITLE);
    let required = 0;
    wanted.forEach((list, place) => { if (!list.capped) required |= 1 << place; });
    const documents = [];
    const take = (doc, work) => {
      const title = titles.get(head.numbers[work]);
      const bits = sums.bits[doc] | (title ? title.bits : 0);
      if ((bits & required) !== required || (allowed && !allowed[doc])) return;
      if (title) sums.scores[doc] += title.score;
      documents.push(doc);
    };
    // Documents with no word of their own belong too when the title has them all.
    const whole = new Set();
    for (const [number, title] of titles) {
      if ((title.bits & required) !== required) continue;
      const work = head.indexOf.get(number);
      whole.add(work);
      for (let at = head.bases[work]; at < head.bases[work + 1]; at += 1) take(at, work);
    }
    for (const doc of sums.touched) {
      const work = head.workOf(doc);
      if (!whole.has(work)) take(doc, work);
    }
    for (const list of lists.parts) sums.add(list, 0);
    return { documents, scores: sums.scores };
  }

  async function anyOf(lists, head, allowed) {
    const sums = new Sums(head);
    for (const list of lists.wanted.concat(lists.parts)) {
      await guicheng.shards.pause();
      sums.add(list, 1);
    }
    await guicheng.shards.pause();
    const titles = Sums.titles(lists.wanted, head, TITLE_RELAXED);
    const documents = allowed ? sums.touched.filter((doc) => allowed[doc]) : sums.touched;
    if (titles.size) {
      for (const doc of documents) {
        const title = titles.get(head.numbers[head.workOf(doc)]);
        if (title) sums.scores[doc] += title.score;
      }
    }
    return { documents, scores: sums.scores };
  }

  /** Only phrases or filters were given. */
  function everything(lists, head, allowed) {
    const documents = [];
    if (allowed) for (let at = 0; at < head.size; at += 1) if (allowed[at]) documents.push(at);
    return { documents, scores: new Float32Array(head.size) };
  }

  /** Best first; equal scores in reading order. The prior of the level is off when a name or filter narrows already. */
  async function rank({ documents, scores }, head, named, limit) {
    const priors = head.levels.map((level) => (named ? 1 : PRIOR[level] || 1));
    const worth = new Float64Array(documents.length);
    for (let at = 0; at < worth.length; at += 1) {
      worth[at] = scores[documents[at]] * priors[head.workLevels[head.owners[documents[at]]]];
    }
    await guicheng.shards.pause();
    // Most of many are not shown: only those near the top are sorted.
    const least = leastWorth(worth, limit);
    const hits = [];
    for (let at = 0; at < worth.length; at += 1) {
      if (worth[at] >= least) hits.push({ doc: documents[at], score: worth[at] });
    }
    return hits.sort((a, b) => b.score - a.score || a.doc - b.doc).slice(0, limit);
  }

  /** A score that at least `limit` reach and not many more, by counting scores in steps. */
  function leastWorth(worth, limit) {
    if (worth.length <= limit) return -Infinity;
    let most = 0;
    for (let at = 0; at < worth.length; at += 1) if (worth[at] > most) most = worth[at];
    const scale = most > 0 ? STEPS / most : 0;
    const counts = new Uint32Array(STEPS + 1);
    for (let at = 0; at < worth.length; at += 1) counts[Math.floor(worth[at] * scale)] += 1;
    let step = STEPS;
    for (let sum = counts[step]; sum < limit; sum += counts[step]) step -= 1;
    return step === 0 ? 0 : (step - 0.5) / scale;
  }

  async function count({ documents }, head, capped) {
    const { rows, rowOf } = await guicheng.postings.facets(head);
    const times = new Uint32Array(rows.length);
    for (const doc of documents) times[rowOf[doc]] += 1;
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

  guicheng.engine = { search, weights: { PRIOR, TITLE, TITLE_RELAXED, LONG_QUESTION: guicheng.fullQuery.LONG_QUESTION } };
})((globalThis.guicheng = globalThis.guicheng || {}));
