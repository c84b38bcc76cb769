/*
 * The files of the index: loaded when needed, kept while used, found again by name (format: search/browser/shard.py).
 * How a file is read is given by whoever opens the index: script tags in a page, the disk in a test.
 * Long work goes on in short turns, so that an old computer still types, scrolls and stops.
 */
(function (guicheng) {
  "use strict";

  /** Characters of files that are kept; made ready they take some three bytes each. */
  const KEPT = 8000000;
  /** Milliseconds of a turn. */
  const TURN = 8;
  /** The character of the byte 0. */
  const FIRST = 32;
  const GO_ON = Promise.resolve();
  const arrived = new Map();
  const shards = new Map();
  const pending = new Map();
  const waiting = [];
  const ring = bell();
  let held = 0;
  let turnEnds = 0;
  let read = () => Promise.reject(new Error("索引没有打开"));

  /** @param {(name: string) => Promise<void>} reader runs the file that calls add(name, …) */
  function open(reader) {
    read = reader;
    shards.clear();
    pending.clear();
    arrived.clear();
    held = 0;
  }

  /** Called by the generated files. */
  function add(name, ...content) {
    arrived.set(name, content);
  }

  /**
   * A file, made ready once; the least recently used are dropped.
   * @template T @param {string} name @param {(content: any[]) => T} make @returns {Promise<T>}
   */
  function need(name, make) {
    const kept = shards.get(name);
    if (kept) {
      shards.delete(name);
      shards.set(name, kept);
      return Promise.resolve(kept.ready);
    }
    if (!pending.has(name)) {
      const job = fetchShard(name, make);
      const done = () => { pending.delete(name); };
      job.then(done, done);
      pending.set(name, job);
    }
    return pending.get(name);
  }

  async function fetchShard(name, make) {
    await pause();
    await read(name);
    await pause();
    const content = arrived.get(name);
    const ready = make(content);
    arrived.delete(name);
    const size = content.reduce((sum, part) => sum + (typeof part === "string" ? part.length : JSON.stringify(part).length), 0);
    shards.set(name, { ready, size });
    held += size;
    for (const [oldest, one] of shards) {
      if (held <= KEPT || oldest === name) break;
      shards.delete(oldest);
      held -= one.size;
    }
    return ready;
  }

  /** Resolves at once while there is time left in this turn of the main thread, else in the next. */
  function pause() {
    if (performance.now() < turnEnds) return GO_ON;
    return new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 1) ring();
    });
  }

  function nextTurn() {
    turnEnds = performance.now() + TURN;
    waiting.shift()();
    if (waiting.length) ring();
  }

  /** Calls nextTurn as a task of its own: timers would wait four milliseconds each; node has no page to keep alive. */
  function bell() {
    if (typeof setImmediate === "function") return () => setImmediate(nextTurn);
    const channel = new MessageChannel();
    channel.port1.onmessage = nextTurn;
    return () => channel.port2.postMessage(null);
  }

  /** @param {string} text characters of search/browser/shard.py @returns {Uint8Array} */
  function bytes(text) {
    const out = new Uint8Array(text.length);
    // A byte takes the sum by its lowest eight bits.
    for (let at = 0; at < text.length; at += 1) out[at] = text.charCodeAt(at) - FIRST;
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

  /** @param {string} text @param {number} buckets @returns {number} the bucket of a term, as search/browser/shard.py */
  function bucket(text, buckets) {
    let value = 0;
    for (const char of text) value = (Math.imul(value, 31) + char.codePointAt(0)) >>> 0;
    value = Math.imul(value ^ (value >>> 15), 0x85ebca6b) >>> 0;
    return ((value ^ (value >>> 13)) >>> 0) % buckets;
  }

  const two = (number) => (number < 16 ? "0" : "") + number.toString(16);
  const bucketName = (folder, number) => folder + "/" + (number >> 8).toString(16) + "/" + two(number & 255);
  const ownName = (folder, term) => folder + "/x/" + [...term].map((char) => char.codePointAt(0).toString(16)).join("-");

  guicheng.shards = { open, add, need, pause, bytes, Reader, bucket, bucketName, ownName, two };
})((globalThis.guicheng = globalThis.guicheng || {}));
