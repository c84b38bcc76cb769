/*
 * What the index says of a term, a phrase: term -> documents with impacts, phrase -> documents.
 * Formats: search/browser/words.py, bigrams.py, build.py. Documents are numbered through in the order of works.
 */
(function (guicheng) {
  "use strict";

  const BUCKET_COST = 12;
  const STARTS = 1 << 20;
  /** Bigrams of a phrase that are read at once, kilobytes of a file of texts, such files that results show anyway. */
  const FIRST = 2;
  const TEXT_COST = 7;
  const SHOWN = 3;

  class Boot {
    constructor([size, bits, total, levels, triples, bigrams, kilobytes, replaced], folder) {
      this.folder = folder;
      this.replaced = replaced || 0;
      this.size = size;
      this.total = total;
      this.levels = levels;
      [this.wordBits, this.bigramBits] = bits;
      this.frequent = new Map();
      const chars = [...bigrams];
      kilobytes.forEach((cost, at) => this.frequent.set(chars[2 * at] + chars[2 * at + 1], cost));
      this.readWorks(new guicheng.shards.Reader(guicheng.shards.bytes(triples)));
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
      return "RPCF"[number % 4] + String(number >> 2).padStart(4, "0");
    }
  }

  /** @param {boolean} [old] the index of replaced wordings, which is there when the other one says so */
  function boot(old) {
    const folder = old ? "old/" : "";
    return guicheng.shards.need(folder + "boot", (content) => new Boot(content, folder));
  }

  /** @returns {Promise<{df: number, capped: boolean, documents: Int32Array, impacts: Uint8Array, works: number[]}>} */
  async function term(text, head, whole) {
    const shards = guicheng.shards;
    const bucket = await shards.need(head.folder + shards.bucketName("w", shards.bucket(text, head.wordBits)), readWordBucket);
    await shards.pause();
    const entry = bucket.entries.get(text);
    if (!entry) return { df: 0, capped: false, documents: new Int32Array(0), impacts: new Uint8Array(0), works: [] };
    const works = readTitle(bucket.data, entry);
    if (entry.capped && whole) {
      const data = await shards.need(head.folder + shards.ownName("w", text), (content) => shards.bytes(content[0]));
      return { df: entry.df, capped: false, works, ...readBody(data, 0, data.length, head) };
    }
    const body = readBody(bucket.data, entry.body, entry.body + entry.bodySize, head);
    return { df: entry.df, capped: entry.capped, works, ...body };
  }

  function readWordBucket([terms, encoded]) {
    const data = guicheng.shards.bytes(encoded);
    const reader = new guicheng.shards.Reader(data);
    const entries = new Map();
    for (const name of terms ? terms.split(" ") : []) {
      const entry = { df: reader.next(), capped: reader.next() > 0, bodySize: reader.next(), titleSize: reader.next() };
      entries.set(name, entry);
    }
    let at = reader.at;
    for (const entry of entries.values()) {
      entry.body = at;
      entry.title = at + entry.bodySize;
      at = entry.title + entry.titleSize;
    }
    return { data, entries };
  }

  function readTitle(data, entry) {
    const reader = new guicheng.shards.Reader(data, entry.title);
    const works = [];
    let number = 0;
    while (reader.at < entry.title + entry.titleSize) works.push((number += reader.next()));
    return works;
  }

  function readBody(data, start, end, head) {
    // A document takes a byte or more.
    const documents = new Int32Array(end - start);
    const impacts = new Uint8Array(end - start);
    let size = 0;
    const reader = new guicheng.shards.Reader(data, start);
    let number = 0;
    while (reader.at < end) {
      number += reader.next();
      let doc = head.bases[head.indexOf.get(number)];
      for (let left = reader.next(); left > 0; left -= 1) {
        const value = reader.next();
        doc += value >> 4;
        documents[size] = doc;
        impacts[size] = value & 15;
        size += 1;
      }
    }
    return { documents: documents.slice(0, size), impacts: impacts.slice(0, size) };
  }

  /**
   * Documents that hold a run of characters, in order. A single character cannot be looked up: null.
   * The cheapest bigrams come first: where they leave few documents, reading those costs less than other bigrams.
   * @param {string} run squeezed @returns {Promise<number[] | null>}
   */
  async function phrase(run, head) {
    const chars = [...run];
    if (chars.length < 2) return null;
    const offsets = cover(chars, head).sort((a, b) => price(chars, a, head) - price(chars, b, head) || a - b);
    let starts = await narrowed(null, offsets.splice(0, FIRST), chars, head);
    while (offsets.length) {
      const some = documentsOf(starts);
      const files = new Set(some.map((doc) => shardName(doc, head))).size;
      const left = offsets.reduce((sum, offset) => sum + price(chars, offset, head), 0);
      if (files <= SHOWN + left / TEXT_COST) return read(some, run, head);
      starts = await narrowed(starts, offsets.splice(0, 1), chars, head);
    }
    return documentsOf(starts);
  }

  async function narrowed(before, offsets, chars, head) {
    const lists = await Promise.all(offsets.map((offset) => bigram(chars[offset] + chars[offset + 1], head)));
    const order = offsets.map((offset, at) => [lists[at], offset]).sort((a, b) => a[0].length - b[0].length);
    return order.reduce((found, [list, offset]) => meet(found, list, offset), before);
  }

  /** Those of the documents that have the run. */
  async function read(documents, run, head) {
    const has = await Promise.all(documents.map(async (doc) => quoted(await stored(doc, head)).includes(run)));
    return documents.filter((doc, at) => has[at]);
  }

  /** What a phrase may be of, as search/documents.py has it. */
  function quoted({ code, label, text }) {
    const { normal, squeeze } = guicheng.normal;
    return squeeze(code[0] === "R" ? normal(text) : normal(label) + "\n" + normal(text));
  }

  function documentsOf(starts) {
    const found = [];
    for (const start of starts) {
      const doc = Math.floor(start / STARTS);
      if (found[found.length - 1] !== doc) found.push(doc);
    }
    return found;
  }

  const price = (chars, at, head) => head.frequent.get(chars[at] + chars[at + 1]) || BUCKET_COST;

  /** The cheapest bigrams that cover every character: first, last, and never a gap of more than one between. */
  function cover(chars, head) {
    const last = chars.length - 2;
    const cost = [];
    const from = [];
    for (let at = 0; at <= last; at += 1) {
      const own = price(chars, at, head);
      from[at] = at === 0 ? -1 : at >= 2 && cost[at - 2] < cost[at - 1] ? at - 2 : at - 1;
      cost[at] = own + (at === 0 ? 0 : cost[from[at]]);
    }
    const offsets = [];
    for (let at = last; at >= 0; at = from[at]) offsets.unshift(at);
    return offsets;
  }

  /** Occurrences as numbers: document first, then position. */
  async function bigram(pair, head) {
    const shards = guicheng.shards;
    if (head.frequent.has(pair)) {
      const data = await shards.need(head.folder + shards.ownName("b", pair), (content) => shards.bytes(content[0]));
      await shards.pause();
      return readOccurrences(data, 0, data.length, head);
    }
    const bucket = await shards.need(head.folder + shards.bucketName("b", shards.bucket(pair, head.bigramBits)), readBigramBucket);
    await shards.pause();
    const span = bucket.spans.get(pair);
    return span ? readOccurrences(bucket.data, span[0], span[1], head) : new Float64Array(0);
  }

  function readBigramBucket([pairs, encoded]) {
    const data = guicheng.shards.bytes(encoded);
    const reader = new guicheng.shards.Reader(data);
    const chars = [...pairs];
    const sizes = [];
    for (let at = 0; at < chars.length; at += 2) sizes.push(reader.next());
    const spans = new Map();
    let start = reader.at;
    sizes.forEach((size, at) => {
      spans.set(chars[2 * at] + chars[2 * at + 1], [start, start + size]);
      start += size;
    });
    return { data, spans };
  }

  function readOccurrences(data, start, end, head) {
    const found = [];
    const reader = new guicheng.shards.Reader(data, start);
    let number = 0;
    while (reader.at < end) {
      number += reader.next();
      let doc = head.bases[head.indexOf.get(number)];
      for (let left = reader.next(); left > 0; left -= 1) {
        const value = reader.next();
        doc += value >> 1;
        let position = 0;
        for (let times = value & 1 ? reader.next() : 1; times > 0; times -= 1) {
          position += reader.next();
          found.push(doc * STARTS + position);
        }
      }
    }
    return Float64Array.from(found);
  }

  /** Phrase starts that both have. @param {number[] | null} starts @param {Float64Array} list */
  function meet(starts, list, offset) {
    if (starts === null) return Array.from(list, (value) => value - offset);
    const both = [];
    let at = 0;
    for (const start of starts) {
      while (at < list.length && list[at] < start + offset) at += 1;
      if (list[at] === start + offset) both.push(start);
    }
    return both;
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

  /** The stored words of a document. */
  async function stored(doc, head) {
    const work = head.workOf(doc);
    const local = doc - head.bases[work];
    const code = head.code(work);
    const shard = await guicheng.shards.need(shardName(doc, head), ([title, path, statement, rows]) => ({ title, path, statement, rows }));
    const [edition, place, label, text] = shard.rows[local & 63];
    return { doc, code, edition, title: shard.title, path: edition ? shard.path + "/" + edition : shard.path, statement: shard.statement, place, label, text };
  }

  function shardName(doc, head) {
    const work = head.workOf(doc);
    const code = head.code(work);
    return head.folder + "x/" + Math.floor(Number(code.slice(1)) / 400) + "/" + code + "-" + ((doc - head.bases[work]) >> 6);
  }

  guicheng.postings = { boot, term, phrase, facets, stored };
})((globalThis.guicheng = globalThis.guicheng || {}));
