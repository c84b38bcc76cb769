/*
 * First results before everything is known: documents that have the pairs of characters of a name or phrase are near
 * enough to be ranked; whether they have it to the letter is read in the texts of the first, which are shown anyway.
 */
(function (guicheng) {
  "use strict";

  /** Files of texts that are looked through before all is told otherwise. */
  const MOST = 5;

  /**
   * The hits of which nothing is in doubt, those of so many works at least; null when they are not soon found.
   * @param {{documents: number[], sure: number[], hits: {doc: number, score: number}[]}} found hits are the best, best first
   * @param {object} lists @param {boolean} relaxed whether names are no longer asked for
   * @returns {Promise<{hits: {doc: number, score: number}[], sure: number[], listed: number, cut: boolean} | null>}
   *   sure are those that have every word; cut when others may follow: listed counts these, too
   */
  async function settle({ documents, sure, hits }, lists, relaxed, head, works) {
    const unsure = doubts(lists, relaxed, head);
    if (!unsure.length || !hits.length) return { hits, sure, listed: documents.length, cut: false };
    const first = await firstOf(hits, unsure, head, works);
    if (!first.hits.length) return null;
    const known = new Set(sure);
    const cut = first.more || documents.length > hits.length;
    return {
      hits: first.hits, sure: first.hits.map((hit) => hit.doc).filter((doc) => known.has(doc)),
      listed: cut ? documents.length : first.hits.length, cut,
    };
  }

  /** What is to be read of a document. @returns {((doc: number) => Promise<boolean>)[]} */
  function doubts({ wanted, phrases }, relaxed, head) {
    const names = (relaxed ? [] : wanted).filter((list) => list.doubt).map((list) => {
      const free = guicheng.lists.otherwise(list, head);
      return async (doc) => free(doc) || guicheng.phrase.has(doc, list.doubt, head);
    });
    return names.concat(phrases.filter((one) => one.doubt).map((one) => (doc) => guicheng.phrase.has(doc, one.doubt, head)));
  }

  /** Hits in their order, until a file would have to be read that is not needed; more when others may follow. */
  async function firstOf(hits, unsure, head, works) {
    const found = [];
    const files = new Set();
    const held = new Set();
    for (const hit of hits) {
      const file = guicheng.index.shardName(hit.doc, head);
      if (!files.has(file)) {
        if (held.size >= works || files.size >= MOST + held.size) return { hits: found, more: true };
        files.add(file);
      }
      if (!(await holds(hit.doc, unsure))) continue;
      found.push(hit);
      held.add(head.workOf(hit.doc));
    }
    return { hits: found, more: false };
  }

  async function holds(doc, unsure) {
    for (const one of unsure) if (!(await one(doc))) return false;
    return true;
  }

  guicheng.settle = settle;
})((globalThis.guicheng = globalThis.guicheng || {}));
