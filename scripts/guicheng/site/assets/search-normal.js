/* The normal form that text and query are matched in; the browser's share of search/normal.py. */
(function (guicheng) {
  "use strict";

  const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
  const SHAPES = { "〔": "(", "〕": ")", "[": "(", "]": ")", "【": "(", "】": ")", "〈": "《", "〉": "》" };
  const QUOTES = { "“": '"', "”": '"', "‘": "'", "’": "'", "「": '"', "」": '"', "『": "'", "』": "'" };
  const MARKS = Object.assign({}, SHAPES, QUOTES);
  const MARK = /[〔〕[\]【】〈〉“”‘’「」『』]/g;
  const NUMERAL = "[零〇○一二两三四五六七八九十百千万0-9]";
  const PLACE = new RegExp("第[ 　]*\\(?[ 　]*(" + NUMERAL + "{1,12})[ 　]*\\)?[ 　]*(分编|编|章|节|条|款|项|目)", "g");
  const SUB = new RegExp("([条项])[ 　]*之[ 　]*(" + NUMERAL + "{1,3})(?![般切些旦律致定起并])", "g");
  const LETTER = /[\p{L}\p{N}]/u;
  const LETTERS = /[^\p{L}\p{N}]+/gu;

  /** @param {string} text */
  function fold(text) {
    return text.replace(INVISIBLE, "").normalize("NFKC").toLowerCase().replace(MARK, (mark) => MARKS[mark]);
  }

  /** @param {string} text @returns {string} widths folded, 第105条 written 第一百零五条 */
  function normal(text) {
    return canonical(fold(text));
  }

  function canonical(folded) {
    if (!folded.includes("第")) return folded;
    return folded.replace(PLACE, place).replace(SUB, sub);
  }

  function place(whole, number, unit) {
    const value = small(number);
    return value === null ? whole : "第" + guicheng.numerals.toChinese(value) + unit;
  }

  function sub(whole, before, number) {
    const value = small(number);
    return value === null ? whole : before + "之" + guicheng.numerals.toChinese(value);
  }

  /** Numbers of articles; beyond 9999 nothing is rewritten. */
  function small(number) {
    const value = guicheng.numerals.toInt(number);
    return value === null || value > 9999 ? null : value;
  }

  /** @param {string} normalText @returns {string} letters, digits and ideographs only */
  function squeeze(normalText) {
    return normalText.replace(LETTERS, "");
  }

  /**
   * The normal form with the way back: starts[i] is where character i stood in the original.
   * @param {string} text @returns {{text: string, starts: number[]}}
   */
  function withStarts(text) {
    let folded = fold(text);
    let starts = [];
    if (folded.length === text.length) {
      for (let at = 0; at <= text.length; at += 1) starts.push(at);
    } else {
      folded = "";
      let at = 0;
      for (const char of text) {
        const piece = fold(char);
        for (let copy = 0; copy < piece.length; copy += 1) starts.push(at);
        folded += piece;
        at += char.length;
      }
      starts.push(text.length);
    }
    let form = rewrite(folded, starts, PLACE, place);
    form = rewrite(form.text, form.starts, SUB, sub);
    return form;
  }

  function rewrite(text, starts, pattern, replace) {
    let out = "";
    let places = [];
    let position = 0;
    for (const match of text.matchAll(pattern)) {
      const next = replace(...match);
      const end = match.index + match[0].length;
      out += text.slice(position, match.index) + next;
      places = places.concat(starts.slice(position, match.index), spread(starts.slice(match.index, end), next.length));
      position = end;
    }
    return { text: out + text.slice(position), starts: places.concat(starts.slice(position)) };
  }

  function spread(starts, length) {
    if (starts.length === length) return starts;
    const spreadOut = [];
    for (let at = 0; at < length; at += 1) {
      spreadOut.push(starts[Math.floor((at * (starts.length - 1)) / Math.max(length - 1, 1))]);
    }
    return spreadOut;
  }

  guicheng.normal = { fold, normal, squeeze, withStarts, isLetter: (char) => LETTER.test(char) };
})((globalThis.guicheng = globalThis.guicheng || {}));
