/* The checklist on a procedure's page: a desk to open one, then the steps to be worked.
   Everything shown is set as text, never as HTML; without script the page stays what it is: the steps to read. */
(function (guicheng) {
  "use strict";

  const WHERE = "填写的内容只存在这台电脑的这个浏览器里，不上传，站点收不到。别人也用这台电脑的，办完请导出保存、再清除。" +
    `只写代号，不写姓名、证件号码、案号；${guicheng.checklist.KEEP_DAYS}天没有改动的自动清除。`;
  const NOT_KEPT = "浏览器没有让本页保存（存储已满或者被禁止）。填写的内容只在这一页上，关掉就没有了：请现在导出。";
  const make = guicheng.element;

  guicheng.modules.checklist = function (root) {
    const page = {
      root,
      data: JSON.parse(root.querySelector("template").content.textContent),
      store: guicheng.checklistStore(() => localStorage),
      today,
      now,
    };
    page.calendar = guicheng.deadline.compile(page.data.deadlines);
    page.store.sweep(today());
    root.hidden = false;
    const wanted = /^#dan=([a-z0-9]+)(?:\/([a-z0-9]+))?$/.exec(location.hash);
    const found = wanted && page.store.load(wanted[1]);
    if (found && found.procedure === page.data.sheet.running.code) guicheng.checklistWork(page, found, wanted[2]);
    else guicheng.checklistDesk(page, wanted ? "没有找到这张核对单：可能已经清除，或者在另一个浏览器里。" : "");
  };

  /** The desk: open a new sheet, go on with one, take one over from a file. */
  guicheng.checklistDesk = function (page, message) {
    const name = make("input", { type: "text", maxLength: 40, id: "gc-dan-name", autocomplete: "off" });
    const fault = make("p", { className: "fault", role: "alert" }, message);
    const form = make("form", { className: "open-sheet" },
      make("label", { htmlFor: "gc-dan-name" }, "事项代号（如收文登记的编号）"), name,
      make("button", { type: "submit", className: "main" }, "新开一张"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = name.value.trim();
      fault.textContent = words ? guicheng.guard.refusal(words) : "请先写事项代号。";
      if (fault.textContent) return name.focus();
      const instance = guicheng.checklist.open(page.data.sheet, words, newId(), page.today());
      page.store.save(instance);
      guicheng.checklistWork(page, instance);
    });
    const list = page.store.list(page.data.sheet.running.code);
    fill(page.root, make("h2", {}, "用核对单办理"), make("p", { className: "where" }, WHERE),
      ...(page.store.works() ? [] : [make("p", { className: "fault" }, NOT_KEPT)]), ...firefoxNotice(), form, fault,
      list.length ? openSheets(page, list) : "", fileField(page));
  };

  function openSheets(page, list) {
    const rows = list.map((instance) => {
      const { done, total } = guicheng.checklist.progress(instance);
      const button = make("button", { type: "button" }, instance.name);
      button.addEventListener("click", () => guicheng.checklistWork(page, instance));
      return make("li", {}, button, ` 第${instance.edition}版　已答 ${done}/${total}　${instance.updated} 改`);
    });
    return make("div", {}, make("h3", {}, "接着办"), make("ul", { className: "open-sheets" }, ...rows));
  }

  /** Take over an export file. */
  function fileField(page) {
    const field = make("input", { type: "file", accept: ".json,application/json", id: "gc-dan-file" });
    field.addEventListener("change", () => {
      guicheng.readSheets(field.files[0], page.store, (words, added) => {
        guicheng.checklistDesk(page, words);
        if (added) guicheng.announce(words);
      });
    });
    return make("p", { className: "take-over" }, make("label", { htmlFor: "gc-dan-file" }, "导入核对单文件"), " ", field);
  }

  /** Read an export file into the store, then say what happened. */
  guicheng.readSheets = function (file, store, then) {
    if (!file) return;
    if (file.size > 20000000) return then("文件太大，不是核对单的导出文件。", 0);
    const reader = new FileReader();
    reader.onerror = () => then("文件读不出来。", 0);
    reader.onload = () => {
      const { instances, problem } = guicheng.checklist.imported(String(reader.result));
      if (problem) return then(problem + "。", 0);
      const added = store.add(instances);
      then(store.hasUnsaved() ? NOT_KEPT : `导入了${added}张核对单${added < instances.length ? "，其余已在这里" : ""}。`, added);
    };
    reader.readAsText(file, "utf-8");
  };

  /** Hand a file to the reader: works from a disk as well. */
  guicheng.saveSheets = function (instances, name) {
    const text = guicheng.checklist.exported(instances, today());
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: name });
    document.body.append(link);
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); link.remove(); }, 1000);
  };

  guicheng.sheetNotKept = NOT_KEPT;

  /** Firefox keeps the storage of each page on a disk apart. */
  function firefoxNotice() {
    if (location.protocol !== "file:" || !/Firefox/.test(navigator.userAgent)) return [];
    return [make("p", { className: "fault" }, "用火狐浏览器从磁盘打开时，每一页各存各的：“我的核对单”看不到这里的内容，请在本页接着办，或者用导出文件。")];
  }

  function fill(root, ...children) {
    for (const child of [...root.children]) if (child.tagName !== "TEMPLATE") child.remove();
    root.append(...children.filter((child) => child !== ""));
  }
  guicheng.fillElement = fill;

  function newId() {
    return Date.now().toString(36) + Math.floor(Math.random() * 46656).toString(36);
  }

  /** The reader's own day and time: 2026-03-01T14:20. */
  function now() {
    const local = new Date(Date.now() - new Date().getTimezoneOffset() * 60000);
    return local.toISOString().slice(0, 16);
  }

  function today() {
    return now().slice(0, 10);
  }
  guicheng.today = today;
  guicheng.now = now;
})((globalThis.guicheng = globalThis.guicheng || {}));
