/*
 * First results before everything is known: documents that have the pairs of characters of a name or phrase are near
 * enough to be ranked; whether they have it to the letter is read in the texts of the first, which are shown anyway.
 */
(function (guicheng) {
  "use strict";

  /** Files of texts that are looked through before all is told otherwise. */
  const MOST = 5;

  /**
   * @param {object} lists @param {boolean} relaxed whether names are no longer asked for
   * @returns {((doc: number, head: object) => Promise<boolean>)[]} what is not sure of a document
   */
  function doubts({ wanted, phrases }, relaxed) {
    const names = (relaxed ? [] : wanted).filter((list) => list.doubt).map((list) => {
      const works = new Set(list.works);
      const others = new Set([].concat(...list.others.map((one) => Array.from(one.documents))));
      const free = (doc, head) => works.has(head.numbers[head.workOf(doc)]) || others.has(doc);
      return async (doc, head) => free(doc, head) || guicheng.phrase.has(doc, list.doubt, head);
    });
    return names.concat(phrases.filter((one) => one.doubt).map((one) => (doc, head) => guicheng.phrase.has(doc, one.doubt, head)));
  }

  /**
   * The first hits of so many works of which nothing is in doubt; null when they are not soon found.
   * @param {{doc: number, score: number}[]} hits best first
   * @returns {Promise<{hits: {doc: number, score: number}[], capped: boolean} | null>} capped when others may follow
   */
  async function settle(hits, unsure, head, works) {
    const found = [];
    const files = new Set();
    const held = new Set();
    for (const hit of hits) {
      const file = guicheng.index.shardName(hit.doc, head);
      if (!files.has(file)) {
        if (held.size >= works) return { hits: found, capped: true };
        if (files.size >= MOST + held.size) return found.length ? { hits: found, capped: true } : null;
        files.add(file);
      }
      if (!(await holds(hit.doc, unsure, head))) continue;
      found.push(hit);
      held.add(head.workOf(hit.doc));
    }
    return found.length ? { hits: found, capped: false } : null;
  }

  async function holds(doc, unsure, head) {
    for (const one of unsure) if (!(await one(doc, head))) return false;
    return true;
  }

  guicheng.settle = { doubts, settle };
})((globalThis.guicheng = globalThis.guicheng || {}));
