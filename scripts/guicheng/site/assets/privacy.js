/* The publication gate's rules for notes and codes: structured identifiers and names of persons.
   guicheng.privacy.findings(text) -> [{start, end, rule, kind}] in code points, errors only. Logic only, no document.
   The tables come from privacy-data.js, which is generated from the same files that Python reads. */
(function (guicheng) {
  "use strict";

  const ERROR = 6.5;
  const WALL = "\n";
  const PUNCTUATION = new Set("，。、；：？！,.;:?!（）()《》〈〉“”\"'‘’「」『』【】[]〔〕|/-…—＋+<>=→~·#\n");
  const NUMERALS = new Set("一二三四五六七八九十百千万亿零〇两");
  const DIGITS = new Map([..."〇一二三四五六七八九"].map((char, value) => [char, String(value)]));
  [..."零壹贰叁肆伍陆柒捌玖"].forEach((char, value) => DIGITS.set(char, String(value)));
  DIGITS.set("幺", "1").set("○", "0");
  const DROPPED = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\u034f\u180e\ufe00-\ufe0f\u0000-\u0008\u000b-\u001f\u007f*~`_\\]/;
  const SPACE = /[ \t\u3000\u00a0\u1680\u2000-\u200a\u202f\u205f\n]/;
  const DOTS = /[•・‧∙⋅●．]/;
  const DASHES = /[‐‑‒–—―−﹣]/;
  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  let tables = null;

  /** Take the tables; findings are empty until then. */
  function load(data) {
    const patterns = {};
    for (const name of Object.keys(data.patterns)) patterns[name] = new RegExp(data.patterns[name], "g");
    const surnames = new Map();
    data.surnames.forEach((names, weight) => names.split(" ").forEach((name) => surnames.set(name, weight)));
    const cues = {};
    for (const name of Object.keys(data.cues)) {
      cues[name] = new Set(data.cues[name].includes(" ") ? data.cues[name].split(" ") : [...data.cues[name]]);
    }
    tables = {
      patterns, surnames, cues,
      named: data.named, kinds: data.kinds, regions: new Set(data.regions),
      given: new Set(data.given), sounds: new Set(data.sounds), words: wordsOf(data.words),
    };
  }

  /** 安全,排 stands for 安全 and 安排. */
  function wordsOf(groups) {
    const words = new Set();
    for (const group of groups.split(" ")) {
      for (const tail of group.slice(1).split(",")) words.add(group[0] + tail);
    }
    return words;
  }

  /** @param {string} text @returns {{start: number, end: number, rule: string, kind: string}[]} */
  function findings(text) {
    if (!tables) return [];
    const view = viewOf(text);
    const found = [...identifiers(view), ...names(view)].map((hit) => ({
      start: view.places[hit.start], end: view.places[hit.end - 1] + 1, rule: hit.rule, kind: kindOf(hit.rule),
    }));
    return withoutOverlaps(found);
  }

  function kindOf(rule) {
    return rule === "person" ? "人名" : tables.kinds[rule][0];
  }

  /** Longer findings win. */
  function withoutOverlaps(found) {
    const kept = [];
    for (const one of found.sort((a, b) => (b.end - b.start) - (a.end - a.start) || a.start - b.start)) {
      if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
    }
    return kept.sort((a, b) => a.start - b.start);
  }

  /** The text as it is read: plain characters, no white space; where each character stood, where a gap was. */
  function viewOf(text) {
    const chars = [];
    const places = [];
    const gaps = new Set();
    [...text.replace(/\r\n?/g, "\n")].forEach((char, place) => {
      if (SPACE.test(char)) return char === "\n" && /[。；！？;!?\n]/.test(chars[chars.length - 1] || WALL) ? push(WALL, place) : gaps.add(chars.length);
      if (!DROPPED.test(char)) push(plain(char), place);
    });
    return { chars, text: chars.join(""), places, gaps };

    function push(char, place) {
      chars.push(char);
      places.push(place);
    }
  }

  /** One character for one, so that places stay. */
  function plain(char) {
    if (DOTS.test(char)) return "·";
    if (DASHES.test(char)) return "-";
    const code = char.codePointAt(0);
    if (code < 0xb2 || (code > 0x24eb && code < 0x2e80) || (code > 0x2fe0 && code < 0xf900) || (code > 0xff66 && code < 0x10000)) return char;
    if (code > 0x3000 && code < 0x3020) return char;
    const folded = char.normalize("NFKC");
    return folded.length === 1 ? folded : "\ufffd";
  }

  // --- identifiers

  function identifiers(view) {
    const text = view.chars.map((char) => DIGITS.get(char) || char).join("");
    const hits = [];
    for (const run of matches(text, tables.patterns.run)) hits.push(...ofRun(run));
    for (const rule of ["plate", "e-mail", "passport", "landline", "title-deed"]) {
      for (const match of matches(text, tables.patterns[rule])) hits.push(hit(match.index, match[0].length, rule));
    }
    for (const match of matches(text, tables.patterns.credit)) {
      if (isCreditCode(match[0])) hits.push(hit(match.index, match[0].length, "credit-code"));
    }
    for (const match of matches(text, tables.patterns.named)) hits.push(...named(match));
    for (const match of matches(text, tables.patterns.case)) {
      const kind = match.groups.court + match.groups.kind;
      if (search("caseKind", kind) && !search("noCase", kind)) hits.push(hit(match.index, match[0].length, "case-number"));
    }
    return hits;
  }

  function matches(text, pattern) {
    const found = [];
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
    return found;
  }

  function search(name, text) {
    return text.search(tables.patterns[name]) >= 0;
  }

  function hit(start, size, rule) {
    return { start, end: start + size, rule };
  }

  function named(match) {
    const value = match.groups.value;
    const digits = value.replace(/[^0-9]/g, "").length;
    if (digits < (match.groups.chat === undefined ? 5 : 4)) return [];
    const group = Object.keys(tables.named).find((name) => match.groups[name] !== undefined);
    return [hit(match.index + match[0].length - value.length, value.length, tables.named[group])];
  }

  /** What a run of digits is; separators between digits do not count. */
  function ofRun(run) {
    const places = [];
    [...run[0]].forEach((char, place) => { if (/[0-9Xx]/.test(char)) places.push(place); });
    const digits = places.map((place) => run[0][place]).join("");
    const rule = whole(digits);
    if (rule) return [hit(run.index, run[0].length, rule)];
    const hits = [];
    for (let start = 0; start + 18 <= digits.length; start++) {
      if (isResidentId(digits.slice(start, start + 18))) {
        hits.push(hit(run.index + places[start], places[start + 17] + 1 - places[start], "resident-id"));
      }
    }
    return hits;
  }

  function whole(digits) {
    if (digits.length === 18 && isResidentId(digits)) return "resident-id";
    if (!/^[0-9]+$/.test(digits)) return null;
    const bare = digits.length > 11 ? digits.replace(/^0086/, "").replace(/^86/, "") : digits;
    if (/^1[3-9][0-9]{9}$/.test(bare)) return "mobile";
    return digits.length >= 16 && digits.length <= 19 && /^[3-6]/.test(digits) && passesLuhn(digits) ? "bank-card" : null;
  }

  function isResidentId(number) {
    if (!/^[0-9]{17}[0-9Xx]$/.test(number) || !tables.regions.has(number.slice(0, 2)) || !isBirth(number.slice(6, 14))) return false;
    const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
    return "10X98765432"[sum % 11] === number[17].toUpperCase();
  }

  function isBirth(digits) {
    const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return year >= 1900 && year <= 2099 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  function isCreditCode(code) {
    let sum = 0;
    let weight = 1;
    for (let place = 0; place < 17; place++) {
      sum += SIGNS.indexOf(code[place]) * weight;
      weight = (weight * 3) % 31;
    }
    return SIGNS[(31 - (sum % 31)) % 31] === code[17];
  }

  function passesLuhn(digits) {
    let sum = 0;
    for (let place = 0; place < digits.length; place++) {
      const value = Number(digits[digits.length - 1 - place]) * (1 + (place % 2));
      sum += value > 9 ? value - 9 : value;
    }
    return sum % 10 === 0;
  }

  // --- names of persons: the weights of persons.py

  function names(view) {
    const hits = foreignNames(view);
    let end = 0;
    let listed = false;
    for (let start = 0; start < view.chars.length; start++) {
      if (start < end) continue;
      const size = tables.surnames.has(view.chars.slice(start, start + 2).join("")) ? 2 : 1;
      if (size === 1 && !tables.surnames.has(view.chars[start])) continue;
      const goesOn = listed && start - end < 4 && tables.cues.list_marks.has(view.text.slice(end, start));
      const best = bestOf(view, start, size, goesOn);
      if (best && best.weight >= 3.9) {
        end = best.end;
        listed = true;
        if (best.weight >= ERROR) hits.push({ start, end, rule: "person" });
      }
    }
    return hits;
  }

  /** Names with ·: only characters used for sounds belong to the first and the last part. Latin ones behind a role. */
  function foreignNames(view) {
    const hits = [];
    for (const match of matches(view.text, tables.patterns.dotted)) {
      const parts = match[0].split("·");
      const first = [...parts[0]];
      const last = [...parts[parts.length - 1]];
      let head = 0;
      while (head < first.length && tables.sounds.has(first[first.length - 1 - head])) head++;
      let tail = 0;
      while (tail < last.length && (tables.sounds.has(last[tail]) || last[tail] < "\u0080")) tail++;
      if (head && tail && head + tail >= 4) {
        const start = match.index + first.length - head;
        hits.push({ start, end: match.index + match[0].length - last.length + tail, rule: "person" });
      }
    }
    for (const match of matches(view.text, tables.patterns.latin)) {
      const before = view.text.slice(0, match.index);
      const apart = [...match[0]].every((char, place) => !place || !/[A-Z]/.test(char) || view.gaps.has(match.index + place) || /[·-]/.test(match[0][place - 1]));
      if (apart && [2, 3, 4, 5, 6].some((size) => tables.cues.roles.has(before.slice(-size)))) hits.push(hit(match.index, match[0].length, "person"));
    }
    return hits;
  }

  function bestOf(view, start, size, listed) {
    const left = listed ? 4 : leftOf(view, start);
    let best = null;
    for (const length of size === 2 ? [4, 3, 2] : [3, 2]) {
      const candidate = weigh(view, start, start + length, length > size ? size : 1, left);
      if (candidate && (!best || candidate.weight > best.weight)) best = candidate;
    }
    return best;
  }

  function weigh(view, start, end, family, left) {
    const cues = tables.cues;
    const name = view.chars.slice(start, end).join("");
    const given = name.slice(family);
    if (end > view.chars.length || !/^[\u4e00-\u9fff]+$/.test(name) || !tables.surnames.has(name.slice(0, family))) return null;
    if (cues.titles.has(given) || cues.roles.has(given) || [...given].some((char) => cues.never_given.has(char))) return null;
    const right = rightOf(view, end);
    let weight = tables.surnames.get(name.slice(0, family)) + left + right;
    weight += 1.5 * [...given].filter((char) => tables.given.has(char)).length;
    weight -= doubts(view.text, start, end, family, left, right);
    if ((left < 0 && right < 3) || cues.doctrines.has(view.text.slice(end, end + 2))) return null;
    return { end, weight };
  }

  /** What stands before: a role weighs most, a clean edge little, the middle of a word against. */
  function leftOf(view, start) {
    const text = view.text;
    const marks = [...tables.cues.introducers].filter((mark) => text.slice(0, start).endsWith(mark));
    const edge = start - Math.max(0, ...marks.map((mark) => mark.length));
    for (let low = 2; low < 7; low++) {
      if (low <= edge && tables.cues.roles.has(text.slice(edge - low, edge))) return 4;
    }
    if (start === 0 || view.gaps.has(start) || PUNCTUATION.has(text[start - 1])) return 1;
    if (tables.cues.before.has(text[start - 1]) || !isHan(text[start - 1])) return 0.7;
    return isWord(text, start - 2, start) || isWord(text, start - 3, start) ? 0.4 : -2;
  }

  /** What stands behind: a title, a verb of speaking, a clean edge, or the rest of a word. */
  function rightOf(view, end) {
    const text = view.text;
    for (let length = 6; length > 1; length--) {
      const words = text.slice(end, end + length);
      if (tables.cues.titles.has(words)) return 4;
      if (tables.cues.saying.has(words)) return 3;
    }
    if (tables.cues.saying.has(text[end])) return 2.5;
    if (/^等[0-9一二三四五六七八九十百两数多几]/.test(text.slice(end))) return 4;
    if (end >= text.length || view.gaps.has(end) || PUNCTUATION.has(text[end])) return 1;
    if (tables.cues.followers.has(text[end]) || !isHan(text[end])) return 0.7;
    return isWord(text, end, end + 2) || isWord(text, end, end + 3) ? 0.4 : -1.5;
  }

  /** Evidence of ordinary words in or across the candidate. */
  function doubts(text, start, end, family, left, right) {
    const name = text.slice(start, end);
    const given = [...name.slice(family)];
    const known = given.filter((char) => tables.given.has(char)).length;
    const surname = name.slice(0, family);
    const rare = !tables.surnames.get(surname);
    const particle = tables.cues.function_surnames.has(surname);
    let doubt = 0;
    if (isWord(text, start, end + 1) || isWord(text, start, end + 2)) doubt += 6;
    else if (tables.words.has(name)) doubt += left >= 4 && right > 0 && known === given.length ? 3 : 6;
    else if (family === 1 && tables.words.has(name.slice(0, 2)) && name.length > 2) doubt += tables.given.has(name[2]) && left + right >= 4 ? 3 : 4;
    if (right < 2.5 && (isWord(text, end - 1, end + 1) || isWord(text, end - 1, end + 2))) doubt += left >= 4 && right > 0 ? 2.5 : 4;
    if (particle) doubt += 3.5;
    if (left < 4 && right < 2.5 && rare) doubt += 1;
    if (!known && (particle || (left < 4 && rare))) doubt += 2;
    if (tables.cues.land.has(name[name.length - 1]) && left < 4 && right < 2.5) doubt += 1.5;
    if (given.every((char) => NUMERALS.has(char))) doubt += 2;
    if (tables.words.has(name.slice(family)) && known < given.length) doubt += left + right >= 3 ? 1 : 2;
    if (start && (isWord(text, start - 1, start + 1) || isWord(text, start - 2, start + 1))) doubt += left >= 4 ? 4 : 2;
    return doubt;
  }

  function isWord(text, start, end) {
    return start >= 0 && end <= text.length && tables.words.has(text.slice(start, end));
  }

  function isHan(char) {
    return char >= "\u4e00" && char <= "\u9fff";
  }

  guicheng.privacy = { load, findings };
  if (guicheng.guard) {
    guicheng.guard.rules.push({
      name: "姓名或者编号",
      find: (text) => {
        const [first] = findings(text);
        return first ? [...text].slice(first.start, first.end).join("") : null;
      },
    });
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
