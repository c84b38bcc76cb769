/* The status for the reader's own day, when it is later than the day of the build: banner over a text, badges in lists. */
(function (guicheng) {
  "use strict";

  const { status } = guicheng;

  /* A clock that runs behind the build is wrong; then the build is believed. */
  const built = document.querySelector('meta[name="guicheng-as-of"]');
  const today = localDay(new Date());
  status.later = built && today > built.content ? today : "";

  function localDay(date) {
    const two = (number) => String(number).padStart(2, "0");
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  guicheng.modules.badge = function (badge) {
    if (!status.later) return;
    const now = status.current(JSON.parse(badge.dataset.facts), status.later);
    badge.className = "badge " + now.style;
    badge.textContent = now.statement;
  };

  guicheng.modules.standing = function (root) {
    if (status.later) new Standing(root).show(status.later);
  };

  class Standing {
    constructor(root) {
      this.root = root;
      this.facts = JSON.parse(root.dataset.facts);
      this.box = root.querySelector(".banner");
    }

    show(day) {
      const { style, mark, rows } = status.banner(this.facts, this.root.dataset.edition, day);
      const words = this.box.querySelector("p");
      const changed = rows[0] !== words.querySelector("strong").textContent;
      this.box.className = "banner " + style;
      this.box.querySelector("i").textContent = mark;
      words.textContent = "";
      words.append(guicheng.element("span", {}, guicheng.element("strong", {}, rows[0])));
      for (const row of rows.slice(1)) words.append(guicheng.element("span", {}, row));
      if (changed) words.append(guicheng.element("span", {}, "按" + status.words(day) + "判断。"));
      const paper = document.querySelector(".law > .paper-head span");
      if (paper) paper.textContent = rows[0];
      this.lead(day);
    }

    /** Another text has taken over since the site was built: the way to it. */
    lead(day) {
      const shown = status.editionOn(this.facts, day);
      const { edition, editions } = this.root.dataset;
      if (shown === edition || shown === status.editionOn(this.facts, built.content)) return;
      const link = guicheng.element("a", { href: editions + shown + "/index.html" }, "看" + status.editionName(this.facts, shown) + "文本");
      this.box.after(guicheng.element("p", { className: "notice" }, link));
    }
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
