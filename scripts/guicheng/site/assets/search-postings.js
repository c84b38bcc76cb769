/*
 * What the index says of a word, and what documents are filtered by.
 * Formats: search/browser/words.py, facets.py.
 */
(function (guicheng) {
  "use strict";

  const IMPACT_BITS = 4;

  /**
   * Documents with impacts, and the numbers of the works that have the term in their names.
   * @returns {Promise<{df: number, capped: boolean, documents: Int32Array, impacts: Uint8Array, works: number[]}>}
   */
  async function term(text, head, whole) {
    const index = guicheng.index;
    const span = await index.entry("w", text, head);
    if (!span) return { df: 0, capped: false, documents: new Int32Array(0), impacts: new Uint8Array(0), works: [] };
    const reader = new guicheng.shards.Reader(span.data, span.at);
    const first = reader.next();
    const works = readTitles(reader);
    const capped = first % 2 === 1;
    const list = capped && whole ? await index.entry("a", text, head) : { ...span, at: reader.at };
    const { documents, lows } = index.documentsOf(list, head, IMPACT_BITS);
    return { df: Math.floor(first / 2), capped: capped && !whole, documents, impacts: lows, works };
  }

  function readTitles(reader) {
    const works = [];
    let number = 0;
    for (let left = reader.next(); left > 0; left -= 1) works.push((number += reader.next()));
    return works;
  }

  /**
   * The rows documents are filtered by: kind, level, issuers, status, day; numbers only when asked for.
   * @param {boolean} [numbers] @returns {Promise<{rows: any[][], rowOf: Uint16Array}>}
   */
  async function facets(head, numbers) {
    const plain = await guicheng.shards.need(head.folder + "facets", ([kinds, pairs, encoded]) => {
      const rows = [];
      for (let at = 0; at < pairs.length; at += 2) rows.push([...kinds[pairs[at]], pairs[at + 1]]);
      return { rows, rowOf: readRuns(encoded, head) };
    });
    if (!numbers) return plain;
    const named = await guicheng.shards.need(head.folder + "numbers", ([values, encoded]) => ({ values, rowOf: readRuns(encoded, head) }));
    const rows = [];
    const known = new Map();
    const rowOf = plain.rowOf.map((row, doc) => {
      const key = row * named.values.length + named.rowOf[doc];
      if (!known.has(key)) known.set(key, rows.push([...plain.rows[row], named.values[named.rowOf[doc]]]) - 1);
      return known.get(key);
    });
    return { rows, rowOf };
  }

  /** Format: search/browser/facets.py. */
  function readRuns(encoded, head) {
    const reader = new guicheng.shards.Reader(guicheng.shards.bytes(encoded));
    const rowOf = new Uint16Array(head.size);
    let next = 0;
    for (let work = 0; work < head.numbers.length; work += 1) {
      let doc = head.bases[work];
      for (let left = reader.next(); left > 0; left -= 1) {
        const end = left > 1 ? doc + reader.next() : head.bases[work + 1];
        const back = reader.next();
        rowOf.fill(next - back, doc, end);
        if (!back) next += 1;
        doc = end;
      }
    }
    return rowOf;
  }

  const { boot, stored } = guicheng.index;
  guicheng.postings = { boot, term, phrase: guicheng.phrase.find, likely: guicheng.phrase.likely, near: guicheng.phrase.near, facets, stored };
})((globalThis.guicheng = globalThis.guicheng || {}));
