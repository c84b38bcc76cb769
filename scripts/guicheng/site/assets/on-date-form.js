/* The form 按日期查看: the answer stands below the date, with a link to the permanent page of that text. */
(function (guicheng) {
  "use strict";

  guicheng.modules["on-date"] = function (form) {
    const standing = document.querySelector('[data-module="standing"]');
    const facts = JSON.parse(standing.dataset.facts);
    const [input, answer] = [form.querySelector("input"), form.querySelector("output")];

    function show() {
      answer.textContent = "";
      if (!/^\d{4}-\d\d-\d\d$/.test(input.value)) return;
      const found = guicheng.onDate(facts, input.value);
      const name = guicheng.status.editionName(facts, found.edition);
      const href = standing.dataset.editions + found.edition + "/index.html";
      answer.append(guicheng.element("span", {}, found.words + "。"), guicheng.element("a", { href }, "打开" + name + "文本"));
    }

    input.addEventListener("change", show);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
      const link = answer.querySelector("a");
      if (link) link.focus();
      else input.focus();
    });
    show();
  };
})((globalThis.guicheng = globalThis.guicheng || {}));
