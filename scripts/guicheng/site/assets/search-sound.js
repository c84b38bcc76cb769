/* Names and words by the letters that spell them: initials, whole sounds or both (qbhs, hedaotiaoli, xingssf). */
(function (guicheng) {
  "use strict";

  const LETTERS = /^[a-z]{2,}$/;
  /** How well letters fit: a name's initials, all its sounds, its beginning, its inside; shorter names first. */
  const INITIALS = 0;
  const WHOLE = 1;
  const BEGINNING = 100;
  const INSIDE = 1000;
  const SHORTEST_INSIDE = 3;
  const LONGEST_WORD = 8;

  /** @param {string} text sounds, each with its characters: a啊阿ai爱… @returns {Map<string, string[]>} character -> sounds */
  function read(text) {
    const sounds = new Map();
    for (const [, sound, chars] of text.matchAll(/([a-z]+)([^a-z]+)/g)) {
      for (const char of chars) sounds.set(char, (sounds.get(char) || []).concat(sound));
    }
    return sounds;
  }

  const letters = (text) => text.toLowerCase().replace(/[\s']/g, "");

  /** Whether a text is letters that may stand for a word. */
  const isSpelt = (text) => LETTERS.test(letters(text));

  /** @param {string} name @param {string} typed @param {Map<string, string[]>} sounds @returns {number} Infinity: does not fit */
  function score(name, typed, sounds) {
    const end = spelt(name, 0, typed, sounds);
    if (end === name.length) return name.length === typed.length ? INITIALS : WHOLE;
    if (end) return BEGINNING + name.length;
    if (typed.length < SHORTEST_INSIDE) return Infinity;
    for (let at = 1; at < name.length; at += 1) if (spelt(name, at, typed, sounds)) return INSIDE + name.length;
    return Infinity;
  }

  /** Where the characters end that the letters spell from a place on: at the name's end if that can be; 0: they do not. */
  function spelt(name, start, typed, sounds) {
    if (!begins(name[start], typed[0], sounds)) return 0;
    let reached = [0];
    let end = 0;
    for (let at = start; at < name.length && reached.length; at += 1) {
      const next = new Set();
      for (const from of reached) for (const to of steps(sounds.get(name[at]) || [name[at]], typed, from)) next.add(to);
      if (next.delete(typed.length)) end = at + 1;
      reached = [...next];
    }
    return end;
  }

  /** Nearly every place is left here: by a look, before anything is made. */
  function begins(char, letter, sounds) {
    const ofChar = sounds.get(char);
    if (!ofChar) return char === letter;
    for (const sound of ofChar) if (sound[0] === letter) return true;
    return false;
  }

  /** Places in what was typed after one character: its initial, also zh, ch, sh, its sound, or what has been typed of that. */
  function steps(ofChar, typed, from) {
    const found = [];
    for (const sound of ofChar) {
      const most = Math.min(sound.length, typed.length - from);
      let same = 0;
      while (same < most && sound[same] === typed[from + same]) same += 1;
      if (same) found.push(from + 1);
      if (same > 1 && sound[1] === "h") found.push(from + 2);
      if (same === sound.length || from + same === typed.length) found.push(from + same);
    }
    return found;
  }

  /**
   * @param {string} text @returns {Promise<{score: number, row?: object, word?: string}[]>} documents by their names and,
   *   unless an article is asked for, words of the office that are no names; best first
   */
  async function find(text) {
    const query = guicheng.query.parse(text);
    const typed = letters(query.anchor && !query.address ? query.name : text);
    if (!LETTERS.test(typed)) return [];
    const sounds = await guicheng.shards.need("pinyin", ([all]) => read(all));
    const found = [];
    const names = new Set();
    for (const row of guicheng.titles.rows) {
      await guicheng.shards.pause();
      const best = Math.min(...row.keys.map((name) => score(name, typed, sounds)));
      for (const name of row.keys) names.add(name);
      if (best < Infinity) found.push({ score: best, row });
    }
    for (const word of query.anchor ? [] : await guicheng.found.terms()) {
      const best = names.has(guicheng.titles.fold(word)) ? Infinity : score(word, typed, sounds);
      if (best < Infinity) found.push({ score: best, word });
    }
    found.sort((a, b) => a.score - b.score || (a.row ? 0 : 1) - (b.row ? 0 : 1));
    // An article is asked for: a name spelt in full is meant, as of a name typed in full.
    return query.anchor && found.length && found[0].score <= WHOLE ? found.filter((one) => one.score <= WHOLE) : found;
  }

  /** Articles of the regulations whose names fit best: xsssf105. @returns {Promise<object[]>} hits as finder.js makes them */
  async function articles(text) {
    const query = guicheng.query.parse(text);
    if (!query.anchor || query.address) return [];
    return guicheng.finder.articles((await find(text)).map((one) => one.row), query);
  }

  /**
   * Frequent words of the base that letters spell, where neither names nor words of the office do.
   * @param {string} text @param {number} limit @returns {Promise<string[]>}
   */
  async function frequent(text, limit) {
    const typed = letters(text);
    if (!isSpelt(text)) return [];
    const { spelt: sounds } = await guicheng.guess.everyday();
    const firsts = [...sounds.keys()].filter((char) => sounds.get(char).some((sound) => sound[0] === typed[0]));
    const bucket = await guicheng.cut.load(firsts.join(""));
    const found = [];
    for (const words of new Set(firsts.map(bucket))) {
      await guicheng.shards.pause();
      for (const [word, log] of words) {
        if (word.length > 1 && word.length <= LONGEST_WORD && score(word, typed, sounds) <= WHOLE) found.push([log, word]);
      }
    }
    return found.sort((a, b) => b[0] - a[0]).slice(0, limit).map((pair) => pair[1]);
  }

  guicheng.sound = { read, score, isSpelt, find, articles, frequent };
})((globalThis.guicheng = globalThis.guicheng || {}));
