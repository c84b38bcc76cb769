/* 我的核对单: all checklists kept in this browser, what is due, files in and out, clearing. */
(function (guicheng) {
  "use strict";

  const make = guicheng.element;

  guicheng.modules["my-checklists"] = function (root) {
    const data = JSON.parse(root.querySelector("template").content.textContent);
    const calendar = guicheng.deadline.compile(data.deadlines);
    const store = guicheng.checklistStore(() => localStorage);
    const cleared = store.sweep(guicheng.today());
    const words = cleared.length ? `${cleared.length}张核对单超过${guicheng.checklist.KEEP_DAYS}天没有改动，已自动清除。` : "";
    root.hidden = false;
    show(words);
    window.addEventListener("storage", () => show(""));

    function show(message) {
      const list = store.list();
      const fault = make("p", { className: "fault", role: "alert" }, store.works() ? message : guicheng.sheetNotKept);
      guicheng.fillElement(root, fault, list.length ? due(list) : "", list.length ? table(list) : empty(), files(list));
    }

    function empty() {
      return make("p", {}, "这个浏览器里没有核对单。请到要办的程序页面“用核对单办理”，或者在下面导入文件。");
    }

    /** Steps not done that are due, the most urgent first. */
    function due(list) {
      const rows = [];
      for (const instance of list) {
        const away = guicheng.checklist.fallen(instance);
        for (const step of guicheng.checklist.steps(instance.sheet)) {
          const end = away.has(step.id) || guicheng.checklist.isDone(instance, step) ? null : guicheng.checklist.dueOf(instance, step, calendar, guicheng.today());
          if (end && end.due) rows.push({ instance, step, end, state: guicheng.checklist.urgency(end, guicheng.now()) });
        }
      }
      if (!rows.length) return "";
      rows.sort((a, b) => (a.end.due < b.end.due ? -1 : 1));
      return make("section", {}, make("h2", {}, "要到期的步骤"), make("ol", { className: "due-list" }, ...rows.slice(0, 30).map(dueRow)));
    }

    function dueRow({ instance, step, end, state }) {
      return make("li", { className: state === "已超期" ? "over" : state ? "soon" : "" }, make("strong", {}, guicheng.dayWords(end.due)),
        state ? make("em", {}, " " + state) : "", "　", open(instance, `${instance.name}：第${step.number}步 ${step.title}`, step.id), `　${step.roles}`);
    }

    function open(instance, words, step) {
      const page = data.pages[instance.procedure];
      if (!page) return words;
      return make("a", { href: `${page}#dan=${instance.id}${step ? "/" + step : ""}` }, words);
    }

    function table(list) {
      const rows = list.map((instance) => {
        const { done, total } = guicheng.checklist.progress(instance);
        const remove = make("button", { type: "button" }, "清除");
        remove.addEventListener("click", () => {
          if (!confirm(`清除“${instance.name}”？清除后不能恢复；需要留存的请先导出。`)) return;
          store.remove(instance.id);
          show("");
          guicheng.announce("已清除。");
        });
        const save = make("button", { type: "button" }, "导出");
        save.addEventListener("click", () => guicheng.saveSheets([instance], `核对单-${instance.procedure}-${instance.id}.json`));
        const cells = [open(instance, instance.name), `${instance.title}（${instance.procedure} 第${instance.edition}版）`, `${done}/${total}`, instance.updated, guicheng.checklist.expiry(instance)];
        return make("tr", {}, ...cells.map((cell) => make("td", {}, cell)), make("td", {}, save, " ", remove));
      });
      const heads = ["事项代号", "核对单", "已答", "改动", "保存到", "办理"].map((words) => make("th", { scope: "col" }, words));
      return make("section", {}, make("h2", {}, "全部核对单"), make("div", { className: "wide", tabIndex: 0 },
        make("table", {}, make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...rows))));
    }

    function files(list) {
      const field = make("input", { type: "file", accept: ".json,application/json", id: "gc-mine-file" });
      field.addEventListener("change", () => guicheng.readSheets(field.files[0], store, (words) => show(words)));
      const all = make("button", { type: "button", disabled: !list.length }, "全部导出");
      all.addEventListener("click", () => guicheng.saveSheets(store.list(), `核对单-全部-${guicheng.today()}.json`));
      const clear = make("button", { type: "button", disabled: !list.length }, "全部清除");
      clear.addEventListener("click", () => {
        if (!confirm("清除这个浏览器里的全部核对单？清除后不能恢复；需要留存的请先导出。")) return;
        store.list().forEach((one) => store.remove(one.id));
        show("");
        guicheng.announce("已全部清除。");
      });
      return make("section", {}, make("h2", {}, "导入、导出、清除"), make("p", { className: "files" },
        make("label", { htmlFor: "gc-mine-file" }, "导入核对单文件 "), field, " ", all, " ", clear));
    }
  };
})((globalThis.guicheng = globalThis.guicheng || {}));
