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
  /** A sentence of more words than these is whole as it stands: 商家不退钱 is not the beginning of 不退钱被冻. */
  const MOST_WORDS = 4;
  const SHORTEST_OFF = 3;
  const SHORTEST_NAME = 4;
  /** In running words many characters stand alone and are right. */
  const SURE = 4;

  /**
   * The query with its last word completed, likeliest first.
   * @param {string} text what was typed @param {number} limit @returns {Promise<string[]>} 申请执 -> 申请执行, …
   */
  async function complete(text, limit) {
    const tail = TAIL.exec(text);
    if (!tail || NO_WORD.test(text) || (text.match(QUOTES) || []).length % 2) return [];
    const { total } = await guicheng.postings.boot();
    const cut = (await guicheng.cut.tokens(tail[0], total)).filter((one) => !one.part);
    if (cut.length > MOST_WORDS) return [];
    const last = cut[cut.length - 1];
    for (const one of cut.slice(-LOOKED_BACK)) {
      // A whole word after another one is what was meant.
      if (one === last && cut.length > 1 && one.end - one.start > 1) break;
      const words = await beginning(tail[0].slice(one.start));
      if (words.length) return words.slice(0, limit).map((word) => text.slice(0, text.length - tail[0].length + one.start) + word);
    }
    return [];
  }

  /** Longer words: those of the office, then the frequent; a word stands before those that it begins. */
  async function beginning(prefix) {
    const longer = (word) => word.length > prefix.length && word.length <= LONGEST && word.startsWith(prefix) && HAN.test(word);
    const own = (await guicheng.found.terms()).filter(longer);
    const bucket = await guicheng.cut.load(prefix[0]);
    const known = [...bucket(prefix[0])].filter(([word]) => longer(word)).sort((a, b) => b[1] - a[1]);
    const frequent = known.map(([word]) => word);
    // One character begins too many words of the office.
    const words = new Set(prefix.length > 1 ? own.concat(frequent) : frequent.concat(own));
    const ordered = new Set();
    for (const word of words) {
      for (let size = prefix.length + 1; size < word.length; size += 1) if (words.has(word.slice(0, size))) ordered.add(word.slice(0, size));
      ordered.add(word);
    }
    return [...ordered];
  }

  /** Characters by their sounds; z and zh, c and ch, s and sh, n and ng at the end are one, as many speak. */
  class Sounds {
    constructor(text) {
      this.spelt = guicheng.sound.read(text);
      this.ofChar = new Map();
      this.chars = new Map();
      for (const [, spelt, chars] of text.matchAll(/([a-z]+)([^a-z]+)/g)) {
        const sound = spelt.replace(/^([zcs])h/, "$1").replace(/ng$/, "n");
        this.chars.set(sound, (this.chars.get(sound) || []).concat(...chars));
        for (const char of chars) this.ofChar.set(char, (this.ofChar.get(char) || []).concat(sound));
      }
    }

    same(char) {
      const all = (this.ofChar.get(char) || []).map((sound) => this.chars.get(sound));
      return [...new Set([char].concat(...all))];
    }

    /** The same to the ear, and half of the characters the same to the eye. */
    alike(one, other) {
      if (one.length !== other.length || one === other) return false;
      let equal = 0;
      for (let at = 0; at < one.length; at += 1) {
        const sounds = this.ofChar.get(other[at]) || [];
        if (one[at] === other[at]) equal += 1;
        else if (!(this.ofChar.get(one[at]) || []).some((sound) => sounds.includes(sound))) return false;
      }
      return 2 * equal >= one.length;
    }
  }

  /** @returns {Promise<Sounds>} of the characters of everyday writing */
  function everyday() {
    return guicheng.shards.need("sounds", ([text]) => new Sounds(text));
  }

  /**
   * What stands in the query and what may have been meant; null when nothing is near.
   * @param {{words: string[]}} query @param {boolean} question running words: only what is all but certain
   * @returns {Promise<{from: string, to: string} | null>} 取宝候审 -> 取保候审, 上坊 -> 上访, 刑事诉松法 -> 刑事诉讼法
   */
  async function meant(query, question) {
    const sounds = await everyday();
    const { split } = await guicheng.found.words();
    for (const chunk of query.words) {
      const known = await name(chunk, sounds);
      if (known) return known;
      for (const [piece, isName] of split(chunk)) {
        const found = isName ? null : await word(piece, sounds, question);
        if (found) return found;
      }
    }
    return null;
  }

  /** A title or alias. */
  async function name(chunk, sounds) {
    const from = guicheng.query.parse(chunk).name;
    const key = guicheng.titles.fold(from);
    if (key.length < SHORTEST_NAME) return null;
    let best = null;
    for (const row of guicheng.titles.rows) {
      await guicheng.shards.pause();
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

  /**
   * Words in place of characters that belong to none. Those that sound the same come first, of the office before
   * others; then those with one other character, looked for among all words only when nothing else is near.
   */
  async function word(text, sounds, question) {
    const { total } = await guicheng.postings.boot();
    const cut = (await guicheng.cut.tokens(text, total)).filter((one) => !one.part && HAN.test(one.text));
    const loose = cut.filter((one) => one.text.length === 1 && !guicheng.fullQuery.functionWords.has(one.text)).map((one) => one.start);
    const places = windows(text, cut, loose).filter((one) => one.from.length >= (question ? SURE : 2));
    if (!places.length) return null;
    const alike = (from, to) => sounds.alike(from, to);
    const off = (from, to, start) => from.length >= SHORTEST_OFF && differs(from, to) >= 0 && loose.includes(start + differs(from, to));
    return (await ofOffice(places, sounds))
      || (await best(places, (from) => sounds.same(from[0]), alike))
      || (question ? null : await best(places, (from) => [from[0]], off))
      || (question ? null : best(places, () => [...sounds.ofChar.keys()], off));
  }

  /** A word of the office that sounds so. */
  async function ofOffice(places, sounds) {
    const words = (await guicheng.found.terms()).map(guicheng.titles.fold);
    for (const { from } of places) {
      await guicheng.shards.pause();
      const to = words.find((one) => sounds.alike(from, one));
      if (to) return { from, to };
    }
    return null;
  }

  /** Runs of whole tokens that hold a loose character; of two characters both must be loose. Longest first. */
  function windows(text, cut, loose) {
    const found = [];
    for (let first = 0; first < cut.length; first += 1) {
      for (let last = first + 1; last < cut.length && cut[last].start === cut[last - 1].end; last += 1) {
        const [start, end] = [cut[first].start, cut[last].end];
        if (end - start > LONGEST) break;
        const inside = (at) => at >= start && at < end;
        if (loose.filter(inside).length >= (end - start > 2 ? 1 : 2)) found.push({ start, from: text.slice(start, end) });
      }
    }
    return found.sort((a, b) => b.from.length - a.from.length);
  }

  /**
   * The word of the index nearest to one of the places: the longest, then the one that differs least, then the most frequent.
   * @param {(from: string) => string[]} firsts first characters to look under
   */
  async function best(places, firsts, fits) {
    let found = null;
    for (const { start, from } of places) {
      if (found && found.from.length > from.length) break;
      const first = firsts(from);
      const bucket = await guicheng.cut.load(first.join(""));
      for (const words of new Set(first.map(bucket))) {
        await guicheng.shards.pause();
        for (const [to, log] of words) {
          if (to.length !== from.length || to === from || !fits(from, to, start)) continue;
          const worth = 100 * [...to].filter((char, at) => char === from[at]).length + log;
          if (!found || worth > found.worth) found = { from, to, worth };
        }
      }
    }
    return found && { from: found.from, to: found.to };
  }

  guicheng.guess = { complete, meant, everyday };
})((globalThis.guicheng = globalThis.guicheng || {}));
