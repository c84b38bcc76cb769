/* Citations in a draft: the browser's share of citations/find.py, places.py, names.py. Patterns come from cite-grammar.js. */
(function (guicheng) {
  "use strict";

  const grammar = guicheng.citeGrammar;
  const patterns = {};
  for (const [name, source] of Object.entries(grammar.patterns)) {
    patterns[name] = { at: new RegExp(source, "y"), any: new RegExp(source), all: new RegExp(source, "g") };
  }
  const RANK = { 编: 0, 分编: 1, 章: 2, 节: 3, 条: 4, 款: 5, 项: 6, 目: 7 };
  const AFTER_ITEM = new Set([...grammar.afterItem, ""]);
  const GENERIC = new Set(grammar.generic);
  const STATE = "中华人民共和国";
  const BRACKETS = { "〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")", "〈": "《", "〉": "》" };
  const QUOTES = { "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "『": "'", "』": "'" };

  const at = (name, text, index) => {
    const pattern = patterns[name].at;
    pattern.lastIndex = index;
    return pattern.exec(text);
  };
  const endsWith = (name, text, end, size) => patterns[name].any.exec(text.slice(Math.max(0, end - size), end));

  // -- places

  /** The places that begin exactly at an index: {parts: [{start, end, place, last}], end}. */
  function readPlaces(text, index, above) {
    let { parts, end } = steps(text, index, above, above, -1);
    let join;
    while (parts.length && (join = at("join", text, end))) {
      const from = join.index + join[0].length;
      const before = parts[parts.length - 1];
      const next = following(text, from, before.last || before.place, join[1] !== undefined);
      if (!next.parts.length) break;
      if (join[1] !== undefined) {
        const opened = parts.pop();
        const first = next.parts[0];
        next.parts[0] = { start: opened.start, end: first.end, place: opened.place, last: first.last || first.place };
      }
      parts = parts.concat(next.parts);
      end = next.end;
    }
    return { parts, end };
  }

  function following(text, index, before, ranged) {
    const step = at("step", text, index);
    if (!step) return itemInList(text, index, before);
    if (RANK[before[before.length - 1].unit] < RANK[step[3]] || !(step[1] || ranged || isItem(step))) return { parts: [], end: index };
    return steps(text, index, before.filter((one) => RANK[one.unit] < RANK[step[3]]), [], index);
  }

  function steps(text, index, place, above, openAt) {
    let parts = [];
    let end = index;
    let step;
    while ((step = at("step", text, end))) {
      const deeper = !(parts.length || above.length) || RANK[place[place.length - 1].unit] < RANK[step[3]];
      const named = step[1] || end === openAt || (place.length && isItem(step));
      const found = deeper && named ? numbers(step, place, parts.length ? parts[parts.length - 1].start : index) : [];
      if (!found.length) break;
      parts = parts.slice(0, -1).concat(found);
      const last = found[found.length - 1];
      place = last.last || last.place;
      end = step.index + step[0].length;
    }
    const item = parts.length ? itemAfter(text, end, place) : null;
    if (item) {
      parts[parts.length - 1] = Object.assign({}, item, { start: parts[parts.length - 1].start });
      end = item.end;
    }
    return { parts, end };
  }

  const isItem = (step) => step[3] === "项" && "（(".includes(step[2][0]);

  function numbers(step, above, start) {
    const parts = [];
    let ranged = false;
    const sub = step[4].split("之").slice(1).map((one) => guicheng.numerals.toInt(one) || 0);
    const offset = step.index + step[0].indexOf(step[2], (step[1] || "").length);
    for (const one of step[2].matchAll(patterns.one.all)) {
      if (one[2] === undefined) {
        ranged = one[1] !== undefined;
        continue;
      }
      const number = guicheng.numerals.toInt(one[2].replace(/[（()）]/g, ""));
      if (number === null) return [];
      const begin = offset + one.index;
      const end = begin + one[0].length;
      const place = above.concat([{ unit: step[3], number, sub: [], relative: "" }]);
      if (ranged) {
        const opened = parts.pop();
        parts.push({ start: opened.start, end, place: opened.place, last: place });
      } else {
        parts.push({ start: begin, end, place, last: null });
      }
      ranged = false;
    }
    parts[0].start = start;
    const closing = parts[parts.length - 1];
    closing.end = step.index + step[0].length;
    if (sub.length) {
      const key = closing.last ? "last" : "place";
      const whole = closing[key].slice();
      whole[whole.length - 1] = Object.assign({}, whole[whole.length - 1], { sub });
      closing[key] = whole;
    }
    return parts;
  }

  function itemAfter(text, index, place) {
    if (!["条", "款"].includes(place[place.length - 1].unit)) return null;
    return itemInList(text, index, place.concat([{ unit: "项", number: 0, sub: [], relative: "" }])).parts[0] || null;
  }

  function itemInList(text, index, before) {
    const match = at("bareItem", text, index);
    const end = match ? index + match[0].length : index;
    if (!match || before[before.length - 1].unit !== "项" || !AFTER_ITEM.has(text.slice(end, end + 1))) return { parts: [], end: index };
    const number = guicheng.numerals.toInt(match[1]);
    const place = before.slice(0, -1).concat([{ unit: "项", number: number || 0, sub: [], relative: "" }]);
    return { parts: number ? [{ start: index, end, place, last: null }] : [], end };
  }

  // -- names

  /** What a name is compared by: folded, without outer 《》, white space and 中华人民共和国. */
  function nameKey(name) {
    const plain = name.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
    const folded = [...plain].map((char) => BRACKETS[char] || QUOTES[char] || char).join("");
    const bare = folded.replace(/^[《》]+|[《》]+$/g, "");
    return bare.startsWith(STATE) ? bare.slice(STATE.length) : bare;
  }

  const withoutIssuer = (key) => key.replace(patterns.issuer.any, "");

  function waysToSay(name) {
    let plain = name.replace(/^[《》 ]+|[《》 ]+$/g, "");
    if (plain.startsWith(STATE)) plain = plain.slice(STATE.length);
    if (plain.length < 2 || plain.length > grammar.longest || /[〈《]|[（(].*[)）].|^关于/.test(plain)) return [];
    return [plain, STATE + plain];
  }

  const tailOf = (name) => (GENERIC.has(name.slice(-2)) ? name.slice(-3) : name.slice(-2));

  /** Names of works: [[code, [title, alias…]]…]. */
  function makeNames(works) {
    const codes = new Map();
    const tails = new Map();
    const said = new Set();
    const put = (map, key, code) => {
      if (!map.has(key)) map.set(key, []);
      if (!map.get(key).includes(code)) map.get(key).push(code);
    };
    for (const [code, names] of works) {
      for (const name of names) {
        const key = nameKey(name);
        put(codes, key, code);
        put(tails, withoutIssuer(key), code);
        for (const way of waysToSay(name)) said.add(way);
      }
    }
    for (const [key, held] of tails) if (!codes.has(key)) codes.set(key, held);
    return { codes, said, defined: new Map(), tails: new Set([...said].map(tailOf)) };
  }

  /** The same and the short names that a text defines for itself. */
  function defining(names, text) {
    const defined = new Map(names.defined);
    for (const match of text.matchAll(patterns.short.all)) {
      const before = endsWith("beforeShort", text, match.index, 200);
      if (!before) continue;
      const groups = before.groups;
      const full = groups.title || ending(names, groups.bare, groups.bare.length);
      const short = match[1].trim();
      if (full && short && short !== full) defined.set(short, full);
    }
    if (!defined.size) return names;
    const said = new Set([...names.said, ...defined.keys()]);
    return { codes: names.codes, said, defined, tails: new Set([...names.tails, ...[...defined.keys()].map(tailOf)]) };
  }

  function lookUp(names, name) {
    const key = nameKey(names.defined.get(name) || name);
    return names.codes.get(key) || names.codes.get(withoutIssuer(key)) || [];
  }

  function ending(names, text, end) {
    const last = text.slice(Math.max(0, end - 3), end);
    if (!names.tails.has(tailOf(last)) && !names.tails.has(last.slice(-2))) return "";
    for (let length = Math.min(end, 40); length > 1; length -= 1) {
      const name = text.slice(end - length, end);
      if (names.said.has(name)) return name;
    }
    return "";
  }

  function goesOn(names, text, start, name) {
    for (let length = name.length + 1; length <= 40; length += 1) {
      if (start + length <= text.length && names.said.has(text.slice(start, start + length))) return true;
    }
    return false;
  }

  // -- what stands around a name

  const mayBegin = (text, start) => !!endsWith("left", text, start, 4);
  const mayEnd = (text, end) => !at("noLaw", text, end);

  function unknownName(text, end) {
    const from = Math.max(0, end - 24);
    const found = patterns.document.any.exec(text.slice(from, end));
    if (!found) return "";
    const stop = from + found.index + found.groups.noun.length;
    const run = endsWith("nameRun", text, stop, 24);
    if (!run || grammar.notAName.some((word) => run[0].endsWith(word))) return "";
    const before = patterns.beforeName.at;
    before.lastIndex = 0;
    const cut = before.exec(run[0].slice(0, -1));
    return run[0].slice(cut ? cut[0].length : 0);
  }

  // -- reading

  class Reader {
    constructor(text, names) {
      this.text = text;
      this.names = names;
      this.found = [];
      this.end = 0;
    }

    read() {
      const ends = [...this.names.tails].map((tail) => tail.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      const opening = new RegExp([grammar.opening].concat(ends).join("|"), "g");
      let match;
      while ((match = opening.exec(this.text))) {
        const citation = this.readAt(match);
        if (citation) {
          this.found.push(citation);
          this.end = citation.end;
        }
        opening.lastIndex = citation ? citation.end : Math.max(match.index + 1, this.end);
      }
      return this.found;
    }

    readAt(opening) {
      const start = opening.index;
      const readers = READERS[this.text[start]];
      if (!readers) return this.tail(start + opening[0].length);
      for (const [name, reader] of readers) {
        const match = name === "number" ? this.text : at(name, this.text, start);
        const found = match && reader.call(this, match, start);
        if (found) return found;
      }
      return this.tail(start + 2) || this.tail(start + 3);
    }

    title(match, start) {
      const found = this.named(start, start + match[0].length, match[0].slice(1, -1), "全称");
      if (!found) this.end = start + match[0].length;
      return found;
    }

    tail(end) {
      const name = ending(this.names, this.text, end);
      const start = end - name.length;
      if (!name || start < this.end || goesOn(this.names, this.text, start, name)) return null;
      return this.named(start, end, name, "简称");
    }

    named(start, end, name, form) {
      let [version, begin] = this.versionBefore(start);
      const gap = at("gap", this.text, end);
      let parts = [];
      let stop = end;
      if (gap) {
        ({ parts, end: stop } = this.placesAfter(gap));
        const year = patterns.year.any.exec(gap.groups.note || "");
        version = year ? year[1] : version;
      }
      const full = this.names.defined.get(name) || name;
      if (!parts.length) return this.nameAlone(start, end, name, full, form);
      const doubt = form === "简称" && !mayBegin(this.text, begin) ? "“" + name + "”前面连着别的字，不能确定是哪部法规" : "";
      parts[0].start = start;
      return { start, end: stop, text: this.text.slice(start, stop), form, name: full, parts, version, doubt };
    }

    placesAfter(gap) {
      const from = gap.index + gap[0].length;
      const { parts, end } = readPlaces(this.text, from + (this.text[from] === " " ? 1 : 0), []);
      if (!gap.groups.book || !parts.length || RANK[parts[0].place[0].unit] >= RANK["条"]) return { parts, end };
      const book = { unit: "编", number: 0, sub: [], relative: gap.groups.book };
      for (const part of parts) {
        part.place = [book].concat(part.place);
        part.last = part.last && [book].concat(part.last);
      }
      return { parts, end };
    }

    nameAlone(start, end, name, full, form) {
      if (form === "简称") {
        if (GENERIC.has(name) || !mayBegin(this.text, start) || !mayEnd(this.text, end)) return null;
      } else if (!patterns.lawLike.any.test(full) && !lookUp(this.names, full).length) {
        return null;
      }
      return { start, end, text: this.text.slice(start, end), form: "名称", name: full, parts: [], version: "", doubt: "" };
    }

    versionBefore(start) {
      const before = this.text.slice(Math.max(0, start - 10), start);
      if (!before || !"年的订正原旧版前".includes(before[before.length - 1])) return ["", start];
      for (const name of ["yearBefore", "oldBefore"]) {
        const match = patterns[name].any.exec(before);
        if (match && match.index + match[0].length === before.length) return [match.length > 1 ? match[1] : "旧", start - match[0].length];
      }
      return ["", start];
    }

    self(match, start) {
      if (start && grammar.notSelf.includes(this.text[start - 1])) return null;
      const gap = at("gap", this.text, start + match[0].length);
      const places = gap ? this.placesAfter(gap) : { parts: [], end: 0 };
      return places.parts.length ? this.unnamed(start, places.end, "自称", places.parts, this.quoted(start)) : null;
    }

    same(match, start) {
      if (match[0][0] === "同" && !mayBegin(this.text, start)) return null;
      const gap = at("gap", this.text, start + match[0].length);
      const places = gap ? this.placesAfter(gap) : { parts: [], end: 0 };
      if (!places.parts.length) return null;
      const [name, doubt] = this.antecedent(start, match.groups.noun, match[0]);
      return this.unnamed(start, places.end, "同法", places.parts, doubt, name);
    }

    antecedent(start, noun, words) {
      const named = this.inSentence(start).filter((one) => one.name && bears(one.name, noun));
      if (!named.length) return ["", "本句前面没有写明“" + words + "”是哪部法规"];
      const last = named[named.length - 1];
      const before = named[named.length - 2];
      if (before && before.name !== last.name && this.onlyJoined(before.end, last.start)) return ["", "“" + words + "”前面并列有多部法规"];
      return [last.name, last.doubt];
    }

    onlyJoined(start, end) {
      return whole("joined", this.text.slice(start, end));
    }

    inSentence(start) {
      const kept = [];
      let edge = start;
      for (const one of this.found.slice().reverse()) {
        if (patterns.stop.any.test(this.text.slice(one.end, edge))) break;
        kept.push(one);
        edge = one.start;
      }
      return kept.reverse();
    }

    near(match, start) {
      const unit = match.groups.unit;
      if (match[0][0] !== "本") return this.back(start, start + match[0].length, unit);
      if (start && grammar.notSelf.includes(this.text[start - 1])) return null;
      return this.relative(match, start, { unit, number: 1, sub: [], relative: "本" });
    }

    back(start, end, unit) {
      if (!at("afterPlace", this.text, end) || !mayBegin(this.text, start)) return null;
      const before = this.inSentence(start).filter((one) => one.parts.length);
      const last = before[before.length - 1];
      const part = last && last.parts[last.parts.length - 1];
      const kept = upTo(part ? part.last || part.place : [], unit);
      const places = readPlaces(this.text, end, kept.length ? kept : [{ unit, number: 1, sub: [], relative: "该" }]);
      const parts = places.parts.length ? places.parts : [{ start, end, place: kept, last: null }];
      const stop = Math.max(places.end, end);
      const words = this.text.slice(start, end);
      if (!kept.length) return this.unnamed(start, stop, "同法", [], "本句前面没有写明“" + words + "”是哪一" + unit);
      const several = last.parts.length > 1 && kept[kept.length - 1].unit === unit && (part.last || part.place).length === kept.length;
      const doubt = several ? "“" + words + "”前面并列有几" + unit : last.doubt;
      return this.unnamed(start, stop, "同法", parts, doubt, last.name);
    }

    before(match, start) {
      if (start && (start === this.end || grammar.notBefore.includes(this.text[start - 1]))) return null;
      const count = guicheng.numerals.toInt(match.groups.count || "一");
      return this.relative(match, start, { unit: match.groups.unit, number: count || 1, sub: [], relative: "前" });
    }

    relative(match, start, step) {
      const end = start + match[0].length;
      const places = readPlaces(this.text, end, [step]);
      const parts = places.parts.length ? places.parts : [{ start, end, place: [step], last: null }];
      return this.unnamed(start, places.parts.length ? places.end : end, "相对", parts, this.quoted(start));
    }

    number(match, start) {
      const { parts, end } = readPlaces(this.text, start, []);
      if (!parts.length || this.isHeading(start, end)) return null;
      const unit = parts[0].place[0].unit;
      const below = RANK[unit] > RANK["条"] ? this.belowLast(start, end, parts) : null;
      if (below) return below;
      const name = RANK[unit] <= RANK["条"] ? unknownName(this.text, start) : "";
      if (unit === "条" && name) return this.byUnknownName(start - name.length, end, name, parts);
      if (name) return null;
      if (unit === "项" && !"）)".includes(this.text[end - 2]) && !at("afterPlace", this.text, end)) return null;
      return this.unnamed(start, end, unit === "条" ? "单条" : "单款项", parts, this.quoted(start) || this.elsewhere(start));
    }

    belowLast(start, end, parts) {
      const last = this.found[this.found.length - 1];
      if (!last || !last.parts.length || start - last.end > 6) return null;
      const between = this.text.slice(last.end, start);
      const part = last.parts[last.parts.length - 1];
      const above = part.last || part.place;
      if (whole("goesOn", between)) return this.unnamed(start, end, "单款项", parts, "紧接着另一处引用，不能确定是哪一条的");
      if (!whole("within", between) || RANK[above[above.length - 1].unit] >= RANK[parts[0].place[0].unit]) return null;
      const inside = readPlaces(this.text, start, above);
      return inside.parts.length ? this.unnamed(start, inside.end, "单款项", inside.parts, last.doubt, last.name) : null;
    }

    byUnknownName(start, end, name, parts) {
      if (start < this.end || "》）)".includes(this.text[start + name.length - 1])) start = parts[0].start;
      parts[0].start = start;
      const doubt = "没有名称为“" + name + "”的法规，或者不能确定名称从哪里开始";
      return { start, end, text: this.text.slice(start, end), form: "简称", name, parts, version: "", doubt };
    }

    elsewhere(start) {
      const named = this.inSentence(start).filter((one) => one.name);
      return named.length ? "本句前面提到了《" + named[named.length - 1].name + "》，不能确定是哪部法规的条文" : "";
    }

    isHeading(start, end) {
      const line = this.text.lastIndexOf("\n", start - 1) + 1;
      const before = start ? this.text.slice(line, start) : "";
      return !before.replace(/[#*　 ]/g, "") && ["", " ", "　", "\n"].includes(this.text.slice(end, end + 1));
    }

    quoted(start) {
      const before = this.text.slice(0, start);
      const opened = before.lastIndexOf("“");
      return opened >= 0 && opened > before.lastIndexOf("”") ? "引号内的文字，不能确定说的是哪部法规的条文" : "";
    }

    unnamed(start, end, form, parts, doubt, name = "") {
      if (parts.length) parts[0].start = start;
      return { start, end, text: this.text.slice(start, end), form, name, parts, version: "", doubt };
    }
  }

  const READERS = {
    "《": [["title", Reader.prototype.title]],
    本: [["self", Reader.prototype.self], ["near", Reader.prototype.near]],
    同: [["same", Reader.prototype.same], ["near", Reader.prototype.near]],
    该: [["same", Reader.prototype.same], ["near", Reader.prototype.near]],
    上: [["same", Reader.prototype.same], ["before", Reader.prototype.before]],
    前: [["same", Reader.prototype.same], ["before", Reader.prototype.before]],
    第: [["number", Reader.prototype.number]],
  };

  function whole(name, text) {
    const match = at(name, text, 0);
    return new RegExp("^(?:" + grammar.patterns[name] + ")$").test(text) || (!!match && match[0] === text);
  }

  function bears(name, noun) {
    const plain = name.replace(/[（(][^（）()]*[)）]$/, "");
    if (noun === "法") return /(?:法|法典|通则)$/.test(plain) && !plain.endsWith("办法");
    return plain.endsWith(noun);
  }

  function upTo(place, unit) {
    const index = place.findIndex((step) => step.unit === unit);
    return index < 0 ? [] : place.slice(0, index + 1);
  }

  /** All citations of a text; ``names`` come from makeNames, definitions of the text are read here. */
  function find(text, names) {
    return new Reader(text, defining(names, text)).read();
  }

  guicheng.citeFind = { find, makeNames, defining, lookUp, readPlaces, patterns };
})((globalThis.guicheng = globalThis.guicheng || {}));
