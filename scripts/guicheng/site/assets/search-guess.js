/* What may have been meant: words completed while they are typed, words and names misspelt by sound or by one character. */
(function (guicheng) {
  "use strict";

  const HAN = /^[\u4e00-\u9fd5]+$/;
  const TAIL = /[\u4e00-\u9fd5]+$/;
  /** The end of a query that is no word: in quotes, left out, the value of a filter. */
  const NO_WORD = /(?:^|\s)[-－−]\S*$|[:：]\S*$/;
  const QUOTES = /["“”「」]/g;
  const LONGEST = 8;
  const LOOKED_BACK = 3;
  const SHORTEST_OFF = 3;
  const SHORTEST_NAME = 4;

  /**
   * The query with its last word completed, likeliest first.
   * @param {string} text what was typed @param {number} limit @returns {Promise<string[]>} 申请执 -> 申请执行, …
   */
  async function complete(text, limit) {
    const tail = TAIL.exec(text);
    if (!tail || NO_WORD.test(text) || (text.match(QUOTES) || []).length % 2) return [];
    const { total } = await guicheng.postings.boot();
    const cut = (await guicheng.cut.tokens(tail[0], total)).filter((one) => !one.part);
    const last = cut[cut.length - 1];
    for (const one of cut.slice(-LOOKED_BACK)) {
      // A whole word after another one is what was meant.
      if (one === last && cut.length > 1 && one.end - one.start > 1) break;
      const words = await beginning(tail[0].slice(one.start));
      if (words.length) return words.slice(0, limit).map((word) => text.slice(0, text.length - tail[0].length + one.start) + word);
    }
    return [];
  }

  /** Longer words of the office, then of the index, the frequent first. */
  async function beginning(prefix) {
    const own = (await guicheng.found.terms()).filter((word) => word.length > prefix.length && word.startsWith(prefix) && HAN.test(word));
    const bucket = await guicheng.cut.load(prefix[0]);
    const known = [...bucket(prefix[0])].filter(([word]) => word.length > prefix.length && word.startsWith(prefix));
    known.sort((a, b) => b[1] - a[1]);
    return [...new Set(own.concat(known.map(([word]) => word)))];
  }

  /** Characters by their sounds. */
  class Sounds {
    constructor(text) {
      this.ofChar = new Map();
      this.chars = new Map();
      for (const [, sound, chars] of text.matchAll(/([a-z]+)([^a-z]+)/g)) {
        this.chars.set(sound, [...chars]);
        for (const char of chars) this.ofChar.set(char, (this.ofChar.get(char) || []).concat(sound));
      }
    }

    same(char) {
      const all = (this.ofChar.get(char) || []).map((sound) => this.chars.get(sound));
      return [...new Set([char].concat(...all))];
    }

    alike(one, other) {
      if (one.length !== other.length || one === other) return false;
      for (let at = 0; at < one.length; at += 1) {
        if (one[at] === other[at]) continue;
        const sounds = this.ofChar.get(other[at]) || [];
        if (!(this.ofChar.get(one[at]) || []).some((sound) => sounds.includes(sound))) return false;
      }
      return true;
    }
  }

  /**
   * What stands in the query and what may have been meant; null when nothing is near.
   * @param {{words: string[]}} query @param {boolean} question running words: only what is all but certain
   * @returns {Promise<{from: string, to: string} | null>} 取宝候审 -> 取保候审, 上坊 -> 上访, 刑事诉松法 -> 刑事诉讼法
   */
  async function meant(query, question) {
    const sounds = await guicheng.shards.need("sounds", ([text]) => new Sounds(text));
    for (const chunk of query.words) {
      const found = name(chunk, sounds) || (await word(chunk, sounds, question));
      if (found) return found;
    }
    return null;
  }

  /** A title or alias. */
  function name(chunk, sounds) {
    const from = guicheng.query.parse(chunk).name;
    const key = guicheng.titles.fold(from);
    if (key.length < SHORTEST_NAME) return null;
    let best = null;
    for (const row of guicheng.titles.rows) {
      for (let at = 0; at < row.keys.length; at += 1) {
        if (row.keys[at] === key) return null;
        if (row.keys[at].length !== key.length) continue;
        const alike = sounds.alike(key, row.keys[at]);
        if (alike || (!best && differs(key, row.keys[at]) >= 0)) best = { from, to: row.keys[at], alike };
        if (alike) return best;
      }
    }
    return best;
  }

  /** The place where two words of one length differ; -1 when they are equal or differ in more. */
  function differs(one, other) {
    let place = -1;
    for (let at = 0; at < one.length; at += 1) {
      if (one[at] === other[at]) continue;
      if (place >= 0) return -1;
      place = at;
    }
    return place;
  }

  /** Words of the index in place of characters that belong to none; the longest first. */
  async function word(text, sounds, question) {
    const { total } = await guicheng.postings.boot();
    const cut = (await guicheng.cut.tokens(text, total)).filter((one) => !one.part && HAN.test(one.text));
    const loose = cut.filter((one) => one.text.length === 1 && !guicheng.fullQuery.functionWords.has(one.text)).map((one) => one.start);
    if (!loose.length) return null;
    const own = await ofOffice(windows(text, cut, loose, 2), sounds);
    if (own) return own;
    const found = (await best(windows(text, cut, loose, question ? SHORTEST_OFF : 2), loose, sounds, false));
    return found || (question ? null : best(windows(text, cut, loose, SHORTEST_OFF), loose, sounds, true));
  }

  /** A word of the office that sounds so. */
  async function ofOffice(places, sounds) {
    const words = (await guicheng.found.terms()).map(guicheng.titles.fold);
    for (const { from } of places) {
      const to = words.find((one) => sounds.alike(from, one));
      if (to) return { from, to };
    }
    return null;
  }

  /** Runs of whole tokens that hold a loose character; of two characters both must be loose. */
  function windows(text, cut, loose, shortest) {
    const found = [];
    for (let first = 0; first < cut.length; first += 1) {
      for (let last = first + 1; last < cut.length && cut[last].start === cut[last - 1].end; last += 1) {
        const [start, end] = [cut[first].start, cut[last].end];
        const odd = loose.filter((at) => at >= start && at < end).length;
        if (end - start > LONGEST) break;
        if (end - start >= shortest && odd && (end - start > 2 || odd === 2)) found.push({ start, from: text.slice(start, end) });
      }
    }
    return found.sort((a, b) => b.from.length - a.from.length);
  }

  /** @param {boolean} anyFirst also words that begin with another character which sounds otherwise: all are looked at */
  async function best(places, loose, sounds, anyFirst) {
    let found = null;
    for (const { start, from } of places) {
      if (found && found.from.length > from.length) break;
      const first = anyFirst ? [...sounds.ofChar.keys()] : sounds.same(from[0]);
      const bucket = await guicheng.cut.load(first.join(""));
      for (const words of new Set(first.map(bucket))) {
        await guicheng.shards.pause();
        for (const [to, log] of words) {
          if (to.length !== from.length || to === from) continue;
          const alike = sounds.alike(from, to);
          const at = alike || from.length < SHORTEST_OFF ? -1 : differs(from, to);
          if (!alike && (at < 0 || !loose.includes(start + at))) continue;
          const worth = (alike ? 100 : 0) + log;
          if (!found || worth > found.worth) found = { from, to, worth };
        }
      }
    }
    return found && { from: found.from, to: found.to };
  }

  guicheng.guess = { complete, meant };
})((globalThis.guicheng = globalThis.guicheng || {}));
