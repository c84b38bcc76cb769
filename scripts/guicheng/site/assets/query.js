/* What a reader means by a few characters: a name, and perhaps an article (刑诉法105, 刑诉法第一百零五条之一第二款). */
(function (guicheng) {
  "use strict";

  const NUMERAL = "[0-9０-９零〇○一二两三四五六七八九十百千]+";
  const FULL = new RegExp(
    "^(.*?)第?(" + NUMERAL + ")条((?:之" + NUMERAL + ")*)(?:第?(" + NUMERAL + ")款)?(?:第?[（(]?(" + NUMERAL + ")[)）]?项)?$"
  );
  const SHORT = /^(.*?[^0-9０-９.\-/〔[(（年第])([0-9０-９]{1,4})$/;
  const YEAR = /[〔[(（][0-9０-９]{4}[〕\])）]$/; // 法释〔2021〕1 is a document number
  const ADDRESS = /^([rpcf]\d{4,5})(?:@([0-9-]+|undated))?(?:#([a-z][a-z0-9-]*))?$/i;

  /** @param {string} text @returns {{name: string, anchor: string | null, address: string | null}} */
  function parse(text) {
    const plain = text.trim().replace(/\s+/g, " ");
    const address = ADDRESS.exec(plain);
    if (address) return { name: "", anchor: address[3] || null, address: address[1].toUpperCase() };
    const bare = plain.replace(/[\s《》]/g, "");
    const full = FULL.exec(bare);
    if (full) return { name: full[1], anchor: anchorOf(full), address: null };
    const short = SHORT.exec(bare);
    if (short && !YEAR.test(short[1])) return { name: short[1], anchor: "t" + Number(short[2].normalize("NFKC")), address: null };
    return { name: plain, anchor: null, address: null };
  }

  function anchorOf(match) {
    const { toInt } = guicheng.numerals;
    const subs = match[3] ? match[3].split("之").slice(1).map(toInt) : [];
    let anchor = ["t" + toInt(match[2])].concat(subs).join("-");
    if (match[4]) anchor += "-k" + toInt(match[4]);
    else if (match[5]) anchor += "-k1";
    if (match[5]) anchor += "-x" + toInt(match[5]);
    return anchor.includes("null") ? null : anchor;
  }

  guicheng.query = { parse };
})((globalThis.guicheng = globalThis.guicheng || {}));
