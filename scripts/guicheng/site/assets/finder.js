/*
 * The search behind the box: find(text) -> Promise of groups, each {label, hits: [{title, note, path, anchor}]}.
 * Names, numbers and articles first; the full-text engine adds its group by pushing to finder.engines.
 * A note is plain words, or pieces [words, looked for]. A hit may carry `query`: the words to mark on its page, or to look for on the results page; `word` if it is only words.
 */
(function (guicheng) {
  "use strict";

  const LIMIT = 8;
  const SOUNDING = 6;
  /** Worse than every score of a name. */
  const NONE = 9;
  const KINDS = { R: "法规", P: "程序", C: "案例", F: "文书" };

  /** @param {string} text what the reader typed */
  async function find(text) {
    await finder.ready();
    const named = names(text).concat(await sounding(text));
    const full = [];
    for (const engine of finder.engines) full.push(...(await engine(text)).filter((group) => group.hits.length));
    if (!named.length && !full.length && guicheng.sound.isSpelt(text)) return [{ label: "拼音", hits: [everyWord(text)] }];
    return full.length && isWeak(text) ? full.concat(named) : named.concat(full);
  }

  /** What letters spell: articles, names, and words to be searched for. */
  async function sounding(text) {
    const found = (await guicheng.sound.find(text)).slice(0, SOUNDING);
    const hits = found.map(({ row, word }) => (row ? hitOf(row) : { title: word, note: "", path: "search", query: word, anchor: null, word: true }));
    const groups = [{ label: "条文", hits: (await guicheng.sound.articles(text)).slice(0, LIMIT) }, { label: "拼音", hits }];
    return groups.filter((group) => group.hits.length);
  }

  /** All words of the base by their sound: too much to read while typing. */
  function everyWord(text) {
    return { title: "按读音在全文的词语里找“" + text + "”", note: "", path: "search", query: text, anchor: null };
  }

  /** What the titles alone know, once they are loaded. */
  function names(text) {
    return byName(text).filter((group) => group.hits.length);
  }

  /** Names that only have the characters in order: a guess, after what the full text says. */
  function isWeak(text) {
    const { name } = guicheng.query.parse(text);
    const [best] = ranked(name);
    return best !== undefined && scoreOf(best, guicheng.titles.fold(name)) === 5;
  }

  function byName(text) {
    const query = guicheng.query.parse(text);
    const whole = guicheng.titles.fold(text);
    const rows = query.address ? guicheng.titles.rows.filter((row) => row.code === query.address) : ranked(query.name);
    const groups = [{ label: "条文", hits: articles(meant(rows, query.name), query).slice(0, LIMIT) }];
    const byWhole = query.anchor && !query.address ? ranked(whole) : rows;
    const named = byWhole.length ? byWhole : meant(rows, query.name);
    return groups.concat(byKind(named, byWhole === rows ? query.name : text));
  }

  /** The kind that has the best name first: a form called so before a case that tells of it. */
  function byKind(named, name) {
    const key = guicheng.titles.fold(name);
    const kinds = Object.entries(KINDS).map(([letter, label]) => {
      const rows = named.filter((row) => row.code[0] === letter).slice(0, LIMIT);
      return { label, hits: rows.map(hitOf), best: (rows.length && scoreOf(rows[0], key)) || NONE };
    });
    return kinds.sort((a, b) => a.best - b.best).map(({ label, hits }) => ({ label, hits }));
  }

  /** A name typed in full means that one regulation; part of a name means all that have it. */
  function meant(rows, name) {
    const key = guicheng.titles.fold(name);
    const exact = rows.filter((row) => row.keys.includes(key));
    return exact.length ? exact : rows;
  }

  function articles(rows, query) {
    if (!query.anchor) return [];
    const article = /^t(\d+(?:-\d+)*)/.exec(query.anchor);
    if (!article) return query.address ? rows.map((row) => ({ ...hitOf(row), anchor: query.anchor })) : [];
    return rows
      .filter((row) => row.code[0] === "R" && guicheng.titles.hasArticle(row.articles, article[1]))
      .map((row) => ({ ...hitOf(row), title: row.title + " " + guicheng.citation.placeLabel(query.anchor), anchor: query.anchor }));
  }

  function hitOf(row) {
    return { title: row.title, note: [row.docNo, row.status].filter(Boolean).join("　"), path: row.path, anchor: null };
  }

  /** Equal names first, then beginnings, then parts, then numbers, then characters in order; shorter names first. */
  function ranked(name) {
    const key = guicheng.titles.fold(name);
    if (!key) return [];
    const scored = [];
    for (const row of guicheng.titles.rows) {
      const score = scoreOf(row, key);
      if (score) scored.push([score, row]);
    }
    scored.sort((a, b) => a[0] - b[0] || a[1].title.length - b[1].title.length || (a[1].code < b[1].code ? -1 : 1));
    return scored.map((pair) => pair[1]);
  }

  function scoreOf(row, key) {
    let best = 0;
    for (const name of row.keys) {
      const score = name === key ? 1 : name.startsWith(key) ? 2 : name.includes(key) ? 3 : inOrder(name, key) ? 5 : 0;
      if (score && (!best || score < best)) best = score;
    }
    if (!best && row.number && row.number.includes(key)) best = 4;
    return best;
  }

  function inOrder(name, key) {
    if (key.length < 2) return false;
    let at = -1;
    for (const char of key) {
      at = name.indexOf(char, at + 1);
      if (at < 0) return false;
    }
    return true;
  }

  const finder = { find, names, articles, ready: () => Promise.resolve(), engines: [] };
  guicheng.finder = finder;
})((globalThis.guicheng = globalThis.guicheng || {}));
