/*
 * The index as files: which works there are, where a term's entry stands, what a document says.
 * Formats: search/browser/build.py, tables.py, groups.py, texts.py. Documents are numbered through in the order of works.
 */
(function (guicheng) {
  "use strict";

  /** As search/browser/collection.py and texts.py have them. */
  const SPAN = 1000000;
  const PER_SHARD = 128;
  const SMALL = 44;
  const BLOCK = 8;
  const PER_FOLDER = 400;

  class Boot {
    constructor([size, total, levels, works, replaced, words, wholes, pairs, places], folder) {
      this.folder = folder;
      this.size = size;
      this.total = total;
      this.levels = levels;
      this.replaced = replaced;
      this.tables = { w: table(words), a: table(wholes), b: table(pairs), p: table(places) };
      this.readWorks(new guicheng.shards.Reader(guicheng.shards.bytes(works)));
    }

    readWorks(reader) {
      this.owners = new Uint32Array(this.size);
      this.numbers = [];
      this.bases = [0];
      this.workLevels = [];
      this.indexOf = new Map();
      let number = 0;
      while (reader.at < reader.data.length) {
        number += reader.next();
        this.indexOf.set(number, this.numbers.length);
        this.numbers.push(number);
        this.bases.push(this.bases[this.bases.length - 1] + reader.next());
        this.workLevels.push(reader.next());
        const last = this.numbers.length - 1;
        this.owners.fill(last, this.bases[last], this.bases[last + 1]);
      }
    }

    /** @param {number} doc its number @returns {number} the index of its work */
    workOf(doc) {
      return this.owners[doc];
    }

    /** @param {number} work index @returns {string} R0012 */
    code(work) {
      const number = this.numbers[work];
      return "RPCF"[Math.floor(number / SPAN)] + String(number % SPAN).padStart(4, "0");
    }
  }

  function table([buckets, mean, terms, kilobytes]) {
    return { buckets, mean, own: new Map(terms ? terms.split(" ").map((term, at) => [term, kilobytes[at]]) : []) };
  }

  /** @param {boolean} [old] the index of replaced wordings, which is there when the other one says so */
  function boot(old) {
    const folder = old ? "old/" : "";
    return guicheng.shards.need(folder + "boot", (content) => new Boot(content, folder));
  }

  /**
   * What a table has of a term; null when it has nothing.
   * @param {"w" | "a" | "b" | "p"} name @returns {Promise<{data: Uint8Array, at: number, end: number} | null>}
   */
  async function entry(name, term, head) {
    const shards = guicheng.shards;
    const file = fileOf(name, term, head);
    if (head.tables[name].own.has(term)) {
      const data = await shards.need(file, ([encoded]) => shards.bytes(encoded));
      await shards.pause();
      return { data, at: 0, end: data.length };
    }
    const bucket = await shards.need(file, readBucket);
    await shards.pause();
    const span = bucket.spans.get(term);
    return span ? { data: bucket.data, at: span[0], end: span[1] } : null;
  }

  /** The file in which a table has a term. */
  function fileOf(name, term, head) {
    const shards = guicheng.shards;
    const { buckets, own } = head.tables[name];
    return head.folder + (own.has(term) ? shards.ownName(name, term) : shards.bucketName(name, shards.bucket(term, buckets)));
  }

  function readBucket([terms, encoded]) {
    const data = guicheng.shards.bytes(encoded);
    const reader = new guicheng.shards.Reader(data);
    const names = terms ? terms.split(" ") : [];
    const sizes = names.map(() => reader.next());
    const spans = new Map();
    let start = reader.at;
    names.forEach((name, at) => {
      spans.set(name, [start, start + sizes[at]]);
      start += sizes[at];
    });
    return { data, spans };
  }

  /**
   * A list of documents, with the low bits of each where there are any.
   * @param {{data: Uint8Array, at: number, end: number}} span @returns {{documents: Int32Array, lows: Uint8Array | null}}
   */
  function documentsOf({ data, at, end }, head, bits) {
    // A document takes a byte or more.
    const documents = new Int32Array(end - at);
    const lows = bits ? new Uint8Array(end - at) : null;
    const mask = (1 << bits) - 1;
    const reader = new guicheng.shards.Reader(data, at);
    let size = 0;
    let number = 0;
    while (reader.at < end) {
      const start = reader.next();
      number += Math.floor(start / 2);
      let doc = head.bases[head.indexOf.get(number)];
      for (let left = start % 2 ? reader.next() : 1; left > 0; left -= 1) {
        const value = reader.next();
        doc += value >> bits;
        if (lows) lows[size] = value & mask;
        documents[size] = doc;
        size += 1;
      }
    }
    return { documents: documents.slice(0, size), lows: lows && lows.slice(0, size) };
  }

  /** Numbers that all lists have; all are in order. @param {ArrayLike<number>[]} lists one or more @returns {number[]} */
  function common(lists) {
    const [shortest, ...others] = lists.sort((a, b) => a.length - b.length);
    return others.reduce((found, list) => {
      let at = 0;
      return found.filter((doc) => {
        while (at < list.length && list[at] < doc) at += 1;
        return list[at] === doc;
      });
    }, Array.from(shortest));
  }

  /** The stored words of a document. */
  async function stored(doc, head) {
    const work = head.workOf(doc);
    const code = head.code(work);
    const shard = await guicheng.shards.need(shardName(doc, head), readTexts);
    const { title, path, statement, rows } = shard.get(code);
    const [edition, place, label, text] = rows[(doc - head.bases[work]) % PER_SHARD];
    return { doc, code, edition, title, path: edition ? path + "/" + edition : path, statement, place, label, text };
  }

  function readTexts(works) {
    return new Map(works.map(([code, title, path, statement, rows]) => [code, { title, path, statement, rows }]));
  }

  /** The file that a document's words stand in. */
  function shardName(doc, head) {
    const work = head.workOf(doc);
    const code = head.code(work);
    const number = Number(code.slice(1));
    const name = head.bases[work + 1] - head.bases[work] <= SMALL
      ? code[0] + String(number - (number % BLOCK)).padStart(4, "0") + "s"
      : code + "-" + Math.floor((doc - head.bases[work]) / PER_SHARD);
    return head.folder + "x/" + Math.floor(number / PER_FOLDER) + "/" + name;
  }

  guicheng.index = { boot, entry, fileOf, documentsOf, common, stored, shardName, layout: { SPAN, PER_SHARD, SMALL, BLOCK, PER_FOLDER } };
})((globalThis.guicheng = globalThis.guicheng || {}));
