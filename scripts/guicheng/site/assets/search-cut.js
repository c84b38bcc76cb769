/* Cutting a query into the terms the index was cut into: the browser's share of search/analysis.py. */
(function (guicheng) {
  "use strict";

  const NUMBER = "[零一二三四五六七八九十百千万亿]+";
  const UNIT = "(?:分编|[编章节条款项目])";
  const RUN = new RegExp(
    "(第" + NUMBER + UNIT + "(?:之" + NUMBER + ")*)" +
    "|((?:[\\u4e00-\\u7b2b\\u7b2d-\\u9fd5]+|第(?!" + NUMBER + UNIT + "))+)" +
    "|([a-z0-9]+)|([\\p{L}\\p{N}])",
    "gu"
  );
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const BUCKETS = 64;
  const LONGEST = 16;

  /** @param {any[]} content a bucket of search/browser/vocabulary.py @returns {Map<string, number>} word -> log frequency */
  function readBucket(content) {
    const words = new Map();
    const text = content[0];
    let previous = "";
    let at = 0;
    while (at < text.length) {
      const shared = text.charCodeAt(at) - 48;
      let end = at + 1;
      while (text.charCodeAt(end) > 127) end += 1;
      previous = previous.slice(0, shared) + text.slice(at + 1, end);
      const code = DIGITS.indexOf(text[end]) * 64 + DIGITS.indexOf(text[end + 1]);
      words.set(previous, Math.log(Math.pow(2, code / 128) - 1));
      at = end + 2;
    }
    return words;
  }

  /**
   * The part of the vocabulary that a text needs.
   * @param {string} text in normal form @returns {Promise<(char: string) => Map<string, number>>} the words of a first character, among others
   */
  async function load(text) {
    const needed = new Set();
    for (const match of text.matchAll(RUN)) {
      if (match[2]) for (const char of match[2]) needed.add(guicheng.shards.bucket(char, BUCKETS));
    }
    const loaded = new Map();
    await Promise.all([...needed].map(async (bucket) => {
      loaded.set(bucket, await guicheng.shards.need("v/" + guicheng.shards.two(bucket), readBucket));
    }));
    return (char) => loaded.get(guicheng.shards.bucket(char, BUCKETS));
  }

  /**
   * Tokens of a text in normal form: words, each followed by the words inside it.
   * @param {string} text @param {number} total sum of all frequencies
   * @returns {Promise<{text: string, start: number, end: number, part: boolean}[]>}
   */
  async function tokens(text, total) {
    const bucket = await load(text);
    const frequency = (word) => bucket(word[0]).get(word);
    const found = [];
    for (const match of text.matchAll(RUN)) {
      const start = match.index;
      if (!match[2]) found.push({ text: match[0], start, end: start + match[0].length, part: false });
      else cutRun(match[2], start, frequency, Math.log(total), found);
    }
    return found;
  }

  /** The most probable cut, from the right, as jieba does it without HMM. */
  function cutRun(run, offset, frequency, logTotal, found) {
    const size = run.length;
    const best = new Float64Array(size + 1);
    const next = new Int32Array(size + 1);
    for (let at = size - 1; at >= 0; at -= 1) {
      let value = -Infinity;
      const limit = Math.min(size, at + LONGEST);
      for (let end = at + 1; end <= limit; end += 1) {
        let log = frequency(run.slice(at, end));
        if (log === undefined) {
          if (end > at + 1) continue;
          log = 0;
        }
        const score = log - logTotal + best[end];
        if (score >= value) {
          value = score;
          next[at] = end;
        }
      }
      best[at] = value;
    }
    for (let at = 0; at < size; at = next[at]) addWord(run.slice(at, next[at]), offset + at, frequency, found);
  }

  function addWord(word, start, frequency, found) {
    found.push({ text: word, start, end: start + word.length, part: false });
    for (let length = 2; length < word.length; length += 1) {
      for (let at = 0; at + length <= word.length; at += 1) {
        const part = word.slice(at, at + length);
        if (frequency(part) !== undefined) found.push({ text: part, start: start + at, end: start + at + length, part: true });
      }
    }
  }

  guicheng.cut = { load, tokens, BUCKETS };
})((globalThis.guicheng = globalThis.guicheng || {}));
