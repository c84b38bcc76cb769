/* What may not be written into a code or a note: the first, simple rules of the publication gate.
   Logic only. Other files may add rules: guicheng.guard.rules.push({name, find(text) -> string|null}). */
(function (guicheng) {
  "use strict";

  /** Full-width digits and letters as plain ones, separators inside numbers dropped. */
  function folded(text) {
    return text.normalize("NFKC").toUpperCase().replace(/(\d)[\s·.\-—_]+(?=[\dX])/g, "$1");
  }

  /** 居民身份证号码: 18 or 15 digits with a possible birthday. A wrong check digit does not excuse: one slip in typing
      leaves the person as easy to find. */
  function idNumber(text) {
    for (const found of folded(text).match(/\d{17}[\dX]|\d{15}/g) || []) {
      if (isBirthday(found.length === 18 ? found.slice(6, 14) : "19" + found.slice(6, 12))) return found;
    }
    return null;
  }

  function isBirthday(digits) {
    const month = +digits.slice(4, 6);
    const day = +digits.slice(6, 8);
    return /^(?:19|20)/.test(digits) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  function phone(text) {
    const found = /(^|\D)(1[3-9]\d{9})(?!\d)/.exec(folded(text));
    return found ? found[2] : null;
  }

  /** Bank cards: 16 to 19 digits that pass Luhn's test. */
  function card(text) {
    return (folded(text).match(/\d{16,19}/g) || []).find(passesLuhn) || null;
  }

  function passesLuhn(digits) {
    let sum = 0;
    for (let place = 0; place < digits.length; place++) {
      const digit = +digits[digits.length - 1 - place];
      const twice = place % 2 ? digit * 2 : digit;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 === 0;
  }

  /** 案号 of a court: （2026）某0102刑初12号; an office's own 〔2026〕登字12号 is none. */
  function caseNumber(text) {
    const plain = text.normalize("NFKC").replace(/\s/g, "");
    const found = /[([〔]\d{4}[)\]〕][\u4e00-\u9fff]{1,2}\d{0,4}[刑民行执赔辖申再破监司法][^号]{0,8}\d号/.exec(plain);
    return found ? found[0] : null;
  }

  const rules = [
    { name: "身份证号码", find: idNumber },
    { name: "手机号码", find: phone },
    { name: "银行卡号", find: card },
    { name: "案号", find: caseNumber },
  ];

  /** Why these words are refused, or an empty string. The find itself is not repeated in full. */
  function refusal(text) {
    for (const rule of rules) {
      const found = rule.find(text);
      if (found) return `含有${rule.name}（${masked(found)}），不能写在这里。请改用代号，例如收文登记的编号。`;
    }
    return "";
  }

  function masked(found) {
    return found.length < 6 ? found[0] + "×".repeat(found.length - 1) : found.slice(0, 3) + "…" + found.slice(-2);
  }

  guicheng.guard = { rules, refusal };
})((globalThis.guicheng = globalThis.guicheng || {}));
