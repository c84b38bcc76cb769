/*
 * The files of the index: loaded when needed, kept while used, found again by name (format: search/browser/shard.py).
 * How a file is read is given by whoever opens the index: script tags in a page, the disk in a test.
 */
(function (guicheng) {
  "use strict";

  const KEPT = 400;
  const arrived = new Map();
  const shards = new Map();
  const pending = new Map();
  let read = () => Promise.reject(new Error("索引没有打开"));

  /** @param {(name: string) => Promise<void>} reader runs the file that calls add(name, …) */
  function open(reader) {
    read = reader;
    shards.clear();
    pending.clear();
    arrived.clear();
  }

  /** Called by the generated files. */
  function add(name, ...content) {
    arrived.set(name, content);
  }

  /**
   * A file, made ready once; the least recently used is dropped.
   * @template T @param {string} name @param {(content: any[]) => T} make @returns {Promise<T>}
   */
  function need(name, make) {
    if (shards.has(name)) {
      const ready = shards.get(name);
      shards.delete(name);
      shards.set(name, ready);
      return Promise.resolve(ready);
    }
    if (!pending.has(name)) {
      const job = read(name).then(() => {
        const ready = make(arrived.get(name));
        arrived.delete(name);
        shards.set(name, ready);
        if (shards.size > KEPT) shards.delete(shards.keys().next().value);
        return ready;
      });
      const done = () => { pending.delete(name); };
      job.then(done, done);
      pending.set(name, job);
    }
    return pending.get(name);
  }

  /** @param {string} text base64 @returns {Uint8Array} */
  function bytes(text) {
    const binary = atob(text);
    const out = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) out[at] = binary.charCodeAt(at);
    return out;
  }

  /** Reads base-128 numbers one after another. */
  class Reader {
    /** @param {Uint8Array} data @param {number} [at] */
    constructor(data, at) {
      this.data = data;
      this.at = at || 0;
    }

    next() {
      let value = 0;
      let shift = 1;
      let byte;
      do {
        byte = this.data[this.at];
        this.at += 1;
        value += (byte & 127) * shift;
        shift *= 128;
      } while (byte & 128);
      return value;
    }
  }

  /** @param {string} text @param {number} bits @returns {number} the bucket of a term, as search/browser/shard.py */
  function bucket(text, bits) {
    let value = 0;
    for (const char of text) value = (Math.imul(value, 31) + char.codePointAt(0)) >>> 0;
    value = Math.imul(value ^ (value >>> 15), 0x85ebca6b) >>> 0;
    return ((value ^ (value >>> 13)) & ((1 << bits) - 1)) >>> 0;
  }

  const two = (number) => (number < 16 ? "0" : "") + number.toString(16);
  const bucketName = (folder, number) => folder + "/" + (number >> 8).toString(16) + "/" + two(number & 255);
  const ownName = (folder, term) => folder + "/x/" + [...term].map((char) => char.codePointAt(0).toString(16)).join("-");

  guicheng.shards = { open, add, need, bytes, Reader, bucket, bucketName, ownName, two };
})((globalThis.guicheng = globalThis.guicheng || {}));
