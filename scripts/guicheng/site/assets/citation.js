/* The right form of a citation: 《中华人民共和国刑事诉讼法》第一百零五条第二款第（三）项. */
(function (guicheng) {
  "use strict";

  const STEP = /(fb|[fbzjtkxm])(\d+)((?:-\d+)*)(?=-[a-z]|$)-?/y;
  const UNITS = { t: "条", k: "款", b: "编", fb: "分编", z: "章", j: "节" };

  /** @param {string} anchor t120-1-k2-x3 @returns {string | null} 第一百二十条之一第二款第（三）项 */
  function placeLabel(anchor) {
    let words = "";
    STEP.lastIndex = 0;
    while (STEP.lastIndex < anchor.length) {
      const match = STEP.exec(anchor);
      if (!match) return null;
      words += part(match[1], Number(match[2]), match[3].split("-").slice(1).map(Number));
    }
    return words || null;
  }

  function part(kind, number, subs) {
    const numeral = guicheng.numerals.toChinese(number);
    const tail = subs.map((sub) => "之" + guicheng.numerals.toChinese(sub)).join("");
    if (kind === "x") return "第（" + numeral + "）项" + tail;
    if (kind === "m") return "第" + number + "目" + tail;
    if (kind === "f") return "附件" + numeral;
    return "第" + numeral + UNITS[kind] + tail;
  }

  /**
   * A 款 is named only where the article has several: 第五条 has no 第一款.
   * @param {string} anchor @param {boolean} lone whether the article has one 款 only
   */
  function citedPlace(anchor, lone) {
    return placeLabel(lone ? anchor.replace(/-k1(?=-|$)/, "") : anchor);
  }

  /**
   * @param {{title: string, place: string, code: string, edition: string, anchor: string}} what
   * @returns {string} 《…》第一百零五条（2018-10-26版，R0012@2018-10-26#t105）
   */
  function format(what) {
    const name = what.title.startsWith("《") ? what.title : "《" + what.title + "》";
    const version = what.edition.startsWith("undated") ? "版本日期不明" : what.edition + "版";
    return name + what.place + "（" + version + "，" + what.code + "@" + what.edition + "#" + what.anchor + "）";
  }

  guicheng.citation = { placeLabel, citedPlace, format };
})((globalThis.guicheng = globalThis.guicheng || {}));
