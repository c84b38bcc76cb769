/* The query language and its analysis: the browser's share of search/query.py, names.py and request.py. */
(function (guicheng) {
  "use strict";

  const FIELDS = ["类型", "机关", "效力", "位阶", "文号"];
  const MAX_LENGTH = 500;
  const LONG_QUESTION = 4;
  const MOST_WANTED = 32;
  const QUOTED = '["“”「]([^"“”「」]*)["“”」]';
  const PART = new RegExp(
    "(类型|机关|效力|位阶|日期|文号)[:：][ 　]*(" + QUOTED.replace("(", "(?:") + "|\\S+)" +
    "|([-－−]?)" + QUOTED +
    "|(?<![^\\s])[-－−]([^\\s\"“”「」]+)" +
    "|([^\\s\"“”「」]+)|(\\S)",
    "gu"
  );
  const FUNCTION_WORDS = new Set((
    "的 了 和 与 或 等 及 在 对 是 有 为 以 之 其 吗 呢 吧 啊 么 把 被 让 能 会 要 就 都 也 还 又 " +
    "什么 怎么 怎样 如何 哪些 哪个 哪里 哪 谁 几 是否 是不是 能不能 可不可以 有没有 为什么 多少"
  ).split(" "));

  const bare = (text) => guicheng.normal.fold(text).replace(/\s+/g, "");
  const numberKey = (text) => bare(text).replace(/\)第(?=\d)/g, ")").replace(/号$/, "");

  /**
   * @param {string} text what was typed; odd input is words
   * @returns {{text: string, words: string[], phrases: string[], without: string[], filters: {field: string, values: string[]}[], days: number[] | null}}
   */
  function parse(text) {
    const { normal, squeeze } = guicheng.normal;
    const typed = text.slice(0, MAX_LENGTH).trim();
    const query = { text: typed, words: [], phrases: [], without: [], filters: [], days: null };
    for (const [whole, field, value, minus, quoted, without, , stray] of typed.matchAll(PART)) {
      const days = field === "日期" ? readDays(value) : null;
      const values = FIELDS.includes(field) ? valuesOf(value) : [];
      if (days) query.days = days;
      else if (values.length) query.filters.push({ field, values });
      else if (without) query.without.push(squeeze(normal(without)));
      else if (minus !== undefined && squeeze(normal(quoted))) (minus ? query.without : query.phrases).push(squeeze(normal(quoted)));
      else if (minus === undefined && stray === undefined) query.words.push(normal(whole));
    }
    query.words = query.words.filter((chunk) => squeeze(chunk));
    query.without = query.without.filter(Boolean);
    return query;
  }

  function valuesOf(text) {
    return text.split(/[,，、|]/).map((part) => bare(part).replace(/^"+|"+$/g, "")).filter(Boolean);
  }

  /** @returns {number[] | null} first and last day as numbers */
  function readDays(text) {
    const plain = bare(text).replace(/^"+|"+$/g, "").replace(/…/g, "..");
    const dots = plain.indexOf("..");
    const first = dots < 0 ? plain : plain.slice(0, dots);
    const last = dots < 0 ? "" : plain.slice(dots + 2);
    const ends = [first, last].map((part) => /^(\d{4})(?:-?(\d{1,2})(?:-?(\d{1,2}))?)?$/.exec(part));
    if ((first && !ends[0]) || (last && !ends[1]) || !(first || last)) return null;
    const high = dots < 0 ? ends[0] : ends[1];
    return [ends[0] ? day(ends[0], "00") : 0, high ? day(high, "99") : 99999999];
  }

  function day(match, missing) {
    const two = (part) => (part || missing).padStart(2, "0");
    return Number(match[1] + two(match[2]) + two(match[3]));
  }

  /**
   * What an engine is asked: search/request.py.
   * @param {ReturnType<typeof parse>} query @param {number} total sum of frequencies
   * @param {(chunk: string) => [string, boolean][]} split
   * @param {Map<string, {text: string, words: string[]}[]>} synonyms words that do as well, cut
   */
  async function analyse(query, total, split, synonyms) {
    const wanted = new Map();
    const parts = new Set();
    let question = false;
    // A single quoted character is a word: the index holds pairs.
    const single = (run) => [...run].length < 2;
    for (const chunk of query.words.concat(query.phrases.filter(single))) {
      const own = new Map();
      for (const [piece, isName] of split(chunk)) {
        const others = synonyms.get(piece) || [];
        take(await guicheng.cut.tokens(piece, total), isName ? piece : "", others, own, parts);
        // Laws seldom print what does as well in one piece: the words inside it add to the score.
        for (const other of others) for (const word of other.words) parts.add(word);
      }
      question = question || isQuestion([...own.values()]);
      own.forEach((one, key) => wanted.set(key, one));
    }
    let kept = [...wanted.values()].filter((one) => !FUNCTION_WORDS.has(one.text));
    if (!kept.length) kept = [...wanted.values()];
    return {
      wanted: kept,
      parts: [...parts].filter((part) => !wanted.has(part) && !FUNCTION_WORDS.has(part)),
      phrases: query.phrases.filter((run) => !single(run)),
      without: query.without, filters: query.filters, days: query.days,
      question: question || kept.length > MOST_WANTED,
    };
  }

  /** Running words: many words that matter, or several joined by words that do not. */
  function isQuestion(own) {
    const matter = own.filter((one) => !FUNCTION_WORDS.has(one.text)).length;
    return matter >= LONG_QUESTION || (matter >= LONG_QUESTION - 1 && matter < own.length);
  }

  /** Sort the tokens of a piece into what is wanted and what only adds to the score. */
  function take(tokens, name, others, wanted, parts) {
    const want = (text, named) => wanted.set((named ? "=" : "") + text, { text, name: named, others });
    const runs = name && tokens[0].text !== name ? [name] : singleRuns(tokens);
    for (const run of runs) want(run, true);
    for (const token of tokens) {
      if (token.part || runs.some((run) => run.includes(token.text))) parts.add(token.text);
      else want(token.text, false);
    }
  }

  /** Neighbouring single ideographs: a word the dictionary lacks, wanted as it stands. */
  function singleRuns(tokens) {
    const runs = [""];
    let end = 0;
    for (const token of tokens) {
      const single = [...token.text].length === 1 && !token.part && !FUNCTION_WORDS.has(token.text);
      if (token.start !== end || !single) runs.push("");
      if (single) runs[runs.length - 1] += token.text;
      end = token.end;
    }
    return runs.filter((run) => [...run].length > 1);
  }

  /**
   * The longest name at every place of a chunk: search/names.py.
   * @param {Set<string>} names squeezed @returns {(chunk: string) => [string, boolean][]}
   */
  function splitter(names) {
    const lengths = [...new Set([...names].map((name) => name.length))].filter((size) => size > 1).sort((a, b) => b - a);
    return (chunk) => {
      const pieces = [];
      let start = 0;
      let at = 0;
      while (at < chunk.length) {
        const size = lengths.find((length) => names.has(chunk.slice(at, at + length)) && at + length <= chunk.length);
        if (size) {
          if (start < at) pieces.push([chunk.slice(start, at), false]);
          pieces.push([chunk.slice(at, at + size), true]);
          at += size;
          start = at;
        } else {
          at += 1;
        }
      }
      if (start < chunk.length) pieces.push([chunk.slice(start), false]);
      return pieces;
    };
  }

  guicheng.fullQuery = { parse, analyse, splitter, numberKey, functionWords: FUNCTION_WORDS, LONG_QUESTION };
})((globalThis.guicheng = globalThis.guicheng || {}));
