/* 法条引用核对: reads the pasted draft in this page; keeps nothing, sends nothing. */
(function (guicheng) {
  "use strict";

  const FINE = new Set(["有效"]);
  const own = document.currentScript;

  guicheng.modules["cite-page"] = function (page) {
    const root = page.dataset.root;
    const form = page.querySelector("form");
    const draft = form.querySelector("textarea");
    const day = form.querySelector("input");
    const count = page.querySelector(".cite-count");
    const list = page.querySelector(".judged");
    const loaded = new Map();
    const load = (path) => {
      if (!loaded.has(path)) loaded.set(path, guicheng.loadScript(root + path));
      return loaded.get(path);
    };
    const ready = () => guicheng.cite
      ? load("assets/cite/works.js")
      : guicheng.loadScript(own.src.replace(/guicheng\.js/, "cite.js")).then(() => load("assets/cite/works.js"));

    form.hidden = false;
    draft.value = "";
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      judge().catch((error) => {
        count.textContent = "没有读到核对用的数据，请刷新页面再试。";
        console.error(error);
      });
    });
    form.addEventListener("reset", () => {
      count.textContent = "";
      list.replaceChildren();
      draft.focus();
    });

    async function judge() {
      count.textContent = "正在核对……";
      await ready();
      const text = draft.value;
      const citations = guicheng.cite.find(text);
      await Promise.all(guicheng.cite.shardsOf(citations).map((number) => load("assets/cite/o" + number + ".js")));
      const rows = citations.map((one) => row(text, one, guicheng.cite.resolve(one, day.value), day.value, root));
      const words = guicheng.cite.findWording(text).map((one) => wordRow(text, one));
      const bad = rows.concat(words).filter((one) => one.classList.contains("bad")).length;
      list.replaceChildren(...rows, ...words);
      count.textContent = "引用 " + rows.length + " 处，用语 " + words.length + " 处，要核对或者改写的共 " + bad + " 处。";
    }
  };

  function row(text, citation, found, on, root) {
    const make = guicheng.element;
    const fine = FINE.has(found.status);
    const shown = make("li", { className: fine ? "" : "bad" },
      make("span", { className: "state" }, guicheng.cite.statement(found, on)), "　第" + lineOf(text, citation.start) + "行　", citation.text);
    if (found.reason) shown.append(make("p", {}, found.reason));
    if (found.targets.length) {
      const right = guicheng.cite.standard(found.targets);
      shown.append(make("p", {}, "规范写法：", make("a", { href: root + guicheng.cite.href(found.targets[0]) }, right)));
    }
    return shown;
  }

  function wordRow(text, found) {
    const make = guicheng.element;
    return make("li", { className: "bad" },
      make("span", { className: "state" }, found.sort), "　第" + lineOf(text, found.start) + "行　“" + found.word + "”",
      make("p", {}, "触及" + found.touches), make("p", {}, "建议：" + found.instead));
  }

  const lineOf = (text, position) => text.slice(0, position).split("\n").length;
})((globalThis.guicheng = globalThis.guicheng || {}));
