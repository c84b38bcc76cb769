/*
 * Exact phrases: documents that hold a run of characters, from lists of pairs of characters (search/browser/bigrams.py).
 * Documents that have all pairs are few as a rule, and their texts are read; where they are many, positions decide.
 */
(function (guicheng) {
  "use strict";

  const { common } = guicheng.index;
  const STARTS = 1 << 20;
  /** Pairs that are read at once, files of texts that results show anyway. */
  const FIRST = 2;
  const SHOWN = 3;
  /** Kilobytes of a file of texts. */
  const TEXT_COST = 11;
  /** Pairs of so many documents or fewer have no positions. */
  const FEW = 8;

  /**
   * @param {string} run squeezed, two characters or more: a single one cannot be looked up
   * @param {Uint8Array} [within] which documents are asked about; all when missing
   * @returns {Promise<number[]>} in order
   */
  async function find(run, head, within) {
    const { documents, sure, cheap, lists, pairAt } = await likely(run, head, within);
    if (sure) return documents;
    return cheap ? readTexts(documents, run, head) : placed(documents, lists, pairAt, head);
  }

  /**
   * Documents that may have the run, enough to rank by: `sure` that they do, or `cheap` to be read, or told by the
   * positions of `lists`.
   */
  async function likely(run, head, within) {
    const { pairAt, price, chosen, rest } = pairsOf([...run], head);
    const lists = new Map();
    const take = async (offset) => lists.set(offset, await documentsOf(pairAt(offset), head));
    await Promise.all(chosen.map(take));
    let documents = common([...lists.values()]);
    if (within) documents = documents.filter((doc) => within[doc]);
    for (;;) {
      const sure = [...run].length === 2 || !documents.length;
      const files = new Set(documents.map((doc) => guicheng.index.shardName(doc, head))).size;
      const left = rest.length ? price(rest[0]) : placesCost([...lists.keys()].map(pairAt), head);
      const cheap = files <= SHOWN + left / TEXT_COST || documents.length <= FEW;
      if (sure || cheap || !rest.length) return { documents, sure, cheap, lists, pairAt };
      const next = rest.shift();
      await take(next);
      documents = common([documents, lists.get(next)]);
    }
  }

  /** Documents that have the cheapest pairs: all that hold the run, and few others. @param {string} run two characters or more */
  async function near(run, head) {
    const { pairAt, chosen } = pairsOf([...run], head);
    return common(await Promise.all(chosen.map((offset) => documentsOf(pairAt(offset), head))));
  }

  /** Where the pairs that are read first begin, and those that may follow. */
  function pairsOf(chars, head) {
    const pairAt = (offset) => chars[offset] + chars[offset + 1];
    const price = (offset) => costOf("b", pairAt(offset), head);
    const chosen = cover(chars.length - 1, price).sort((a, b) => price(a) - price(b) || a - b);
    return { pairAt, price, chosen, rest: chosen.splice(FIRST) };
  }

  const costOf = (name, pair, head) => head.tables[name].own.get(pair) || head.tables[name].mean;

  /** Several pairs may stand in one file. */
  function placesCost(pairs, head) {
    const files = new Map(pairs.map((pair) => [guicheng.index.fileOf("p", pair, head), costOf("p", pair, head)]));
    return [...files.values()].reduce((sum, cost) => sum + cost, 0);
  }

  async function documentsOf(pair, head) {
    const span = await guicheng.index.entry("b", pair, head);
    return span ? guicheng.index.documentsOf(span, head, 0).documents : new Int32Array(0);
  }

  /** The cheapest pairs that cover every character: first, last, and never a gap of more than one between. */
  function cover(pairs, price) {
    const cost = [];
    const from = [];
    for (let at = 0; at < pairs; at += 1) {
      from[at] = at === 0 ? -1 : at >= 2 && cost[at - 2] < cost[at - 1] ? at - 2 : at - 1;
      cost[at] = price(at) + (at === 0 ? 0 : cost[from[at]]);
    }
    const offsets = [];
    for (let at = pairs - 1; at >= 0; at = from[at]) offsets.unshift(at);
    return offsets;
  }

  /** Those of the documents whose words have the run. */
  async function readTexts(documents, run, head) {
    const have = await Promise.all(documents.map((doc) => has(doc, run, head)));
    return documents.filter((doc, at) => have[at]);
  }

  /** Whether a document has the run to the letter. */
  async function has(doc, run, head) {
    const words = await guicheng.index.stored(doc, head);
    await guicheng.shards.pause();
    return quoted(words).includes(run);
  }

  /** What a phrase may be of, as search/documents.py has it. */
  function quoted({ code, label, text }) {
    const { normal, squeeze } = guicheng.normal;
    return squeeze(code[0] === "R" ? normal(text) : normal(label) + "\n" + normal(text));
  }

  /** Those of the documents in which all pairs stand where the run has them. */
  async function placed(documents, lists, pairAt, head) {
    const spans = await Promise.all([...lists.keys()].map((offset) => guicheng.index.entry("p", pairAt(offset), head)));
    let starts = null;
    let turn = 0;
    for (const [offset, list] of lists) {
      await guicheng.shards.pause();
      const found = startsOf(spans[turn], list, documents, offset);
      starts = starts ? common([starts, found]) : found;
      turn += 1;
    }
    return [...new Set(starts.map((start) => Math.floor(start / STARTS)))];
  }

  /** Where the run would begin in each of the documents: document first, then position. */
  function startsOf({ data, at }, list, documents, offset) {
    const reader = new guicheng.shards.Reader(data, at);
    const found = [];
    let next = 0;
    for (const doc of list) {
      while (documents[next] < doc) next += 1;
      const wanted = documents[next] === doc;
      let position = 0;
      let value;
      do {
        value = reader.next();
        position += Math.floor(value / 2);
        if (wanted && position >= offset) found.push(doc * STARTS + position - offset);
      } while (value % 2 === 0);
    }
    return found;
  }

  guicheng.phrase = { find, likely, near, has, FEW };
})((globalThis.guicheng = globalThis.guicheng || {}));
