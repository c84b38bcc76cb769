/* 按日期查看: which text of a work held on a day, and why; works from the facts of the page, without a network. */
(function (guicheng) {
  "use strict";

  /**
   * @param {string} day ISO
   * @returns {{edition: string, words: string}} the edition to open, and what to know of it
   */
  function onDate(facts, day) {
    const { status } = guicheng;
    const edition = status.editionOn(facts, day);
    const found = status.of(facts, edition, day);
    return { edition, words: (REASONS[found.name] || REASONS.有效)(facts, edition, found) };
  }

  const since = (found) => (found.since ? "自" + guicheng.status.words(found.since) + "起" : "");

  const REASONS = {
    有效(facts, edition, found) {
      const verb = facts.nature === "正式文本" ? "有效的" : "对应的";
      const known = facts.editions.find((one) => one[0] === edition)[1];
      return "当天" + verb + "是这个文本" + (known ? "（" + since(found) + "施行）" : "，施行日期待核");
    },
    尚未生效(facts, edition, found) {
      const earlier = facts.events.some(([day]) => day <= found.on && day < edition.slice(0, 10));
      if (earlier) return "当天的文本没有入库；库中最早的是这个文本，" + since(found) + "施行";
      return "当天尚未生效，" + since(found) + "施行";
    },
    已修改(facts, edition, found) {
      return "当天已修改，" + since(found) + "的文本没有入库；库中最近的是这个文本";
    },
    已废止: (facts, edition, found) => "当天已废止（" + since(found) + "），这是最后的文本",
    失效: (facts, edition, found) => "当天已失效（" + since(found) + "），这是最后的文本",
  };

  guicheng.onDate = onDate;
})((globalThis.guicheng = globalThis.guicheng || {}));
