/* Chinese numerals, both ways: 二百三十四 ↔ 234; the browser's share of text/numerals.py. */
(function (guicheng) {
  "use strict";

  const DIGITS = new Map([..."零一二三四五六七八九"].map((char, value) => [char, value]));
  DIGITS.set("〇", 0).set("○", 0).set("两", 2);
  const UNITS = new Map([["十", 10], ["百", 100], ["千", 1000]]);

  /** @param {string} text @returns {number | null} 二百三十四, 二〇一五, １０５ or 105; null when it is no number */
  function toInt(text) {
    const plain = text.normalize("NFKC");
    if (/^[0-9]{1,9}$/.test(plain)) return Number(plain);
    const chars = [...text];
    if (!chars.length || chars.length > 12) return null;
    if (chars.every((char) => DIGITS.has(char))) {
      return Number(chars.map((char) => DIGITS.get(char)).join(""));
    }
    let total = 0;
    let digit = null;
    for (const char of chars) {
      if (DIGITS.has(char)) {
        if (digit) return null;
        digit = DIGITS.get(char);
      } else if (UNITS.has(char)) {
        total += (digit === null ? 1 : digit) * UNITS.get(char);
        digit = null;
      } else {
        return null;
      }
    }
    return total + (digit || 0);
  }

  /** @param {number} number from 0 to 9999 @returns {string} as statutes write it: 105 一百零五, 15 十五 */
  function toChinese(number) {
    const digits = "零一二三四五六七八九";
    if (number === 0) return "零";
    let words = "";
    let gap = false;
    for (const [unit, name] of [[1000, "千"], [100, "百"], [10, "十"], [1, ""]]) {
      const digit = Math.floor(number / unit) % 10;
      if (digit) {
        words += (gap && words ? "零" : "") + digits[digit] + name;
        gap = false;
      } else {
        gap = true;
      }
    }
    return words.replace(/^一十/, "十");
  }

  guicheng.numerals = { toInt, toChinese };
})((globalThis.guicheng = globalThis.guicheng || {}));
