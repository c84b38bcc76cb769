/* From lists to ranked documents: who has every word, the sum of BM25, the prior of the level, the best of many. */
(function (guicheng) {
  "use strict";

  const IMPACT = 2.2 / 15;
  const TITLE = 1.0;
  const TITLE_RELAXED = 0.1;
  const PRIOR = { 宪法: 1.35, 法律: 1.35, 司法解释: 1.1, 本地工作制度: 1.35, "": 1.35 };
  /** Steps in which scores are counted to find the best of many. */
  const STEPS = 2000;

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

  /** `sure` are those seen to have all: of a capped list the rest may have it or not. */
  function allOf(lists, head, allowed) {
    const { wanted } = lists;
    if (!wanted.length) return everything(lists, head, allowed);
    const sums = new Sums(head);
    wanted.forEach((list, place) => sums.add(list, 1 << place));
    const titles = Sums.titles(wanted, head, TITLE);
    let required = 0;
    let all = 0;
    wanted.forEach((list, place) => { all |= 1 << place; if (!list.capped) required |= 1 << place; });
    const documents = [];
    const sure = [];
    const take = (doc, work) => {
      const title = titles.get(head.numbers[work]);
      const bits = sums.bits[doc] | (title ? title.bits : 0);
      if ((bits & required) !== required || (allowed && !allowed[doc])) return;
      if (title) sums.scores[doc] += title.score;
      documents.push(doc);
      if (bits === all) sure.push(doc);
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
    return { documents, sure, scores: sums.scores };
  }

  async function anyOf(lists, head, allowed) {
    const sums = new Sums(head);
    for (const list of lists.some.concat(lists.parts)) {
      await guicheng.shards.pause();
      sums.add(list, 1);
    }
    await guicheng.shards.pause();
    const titles = Sums.titles(lists.some, head, TITLE_RELAXED);
    const documents = allowed ? sums.touched.filter((doc) => allowed[doc]) : sums.touched;
    if (titles.size) {
      for (const doc of documents) {
        const title = titles.get(head.numbers[head.workOf(doc)]);
        if (title) sums.scores[doc] += title.score;
      }
    }
    return { documents, sure: documents, scores: sums.scores };
  }

  /** Only phrases or filters were given. */
  function everything(lists, head, allowed) {
    const documents = [];
    if (allowed) for (let at = 0; at < head.size; at += 1) if (allowed[at]) documents.push(at);
    return { documents, sure: documents, scores: new Float32Array(head.size) };
  }

  /** Best first; equal scores in reading order. The prior of the level is off when a name or filter narrows already. */
  async function best({ documents, scores }, head, named, limit) {
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

  guicheng.rank = { allOf, anyOf, best, weights: { PRIOR, TITLE, TITLE_RELAXED } };
})((globalThis.guicheng = globalThis.guicheng || {}));
