/* The search box: a combobox over guicheng.finder. Keys: / to it, arrows, Enter, Esc; no query while an IME composes. */
(function (guicheng) {
  "use strict";

  guicheng.modules["finder-box"] = function (form) {
    new FinderBox(form);
  };

  let loading = null;

  /** Titles are read on first use, one file after another. */
  function loadTitles(root) {
    if (!loading) {
      loading = (async () => {
        for (let shard = guicheng.titles.next(); shard !== null; shard = guicheng.titles.next()) {
          await guicheng.loadScript(root + "assets/guicheng/titles-" + shard + ".js");
        }
      })();
      loading.catch(() => { loading = null; });
    }
    return loading;
  }

  class FinderBox {
    constructor(form) {
      this.form = form;
      this.root = form.dataset.root;
      this.input = form.querySelector("input");
      this.composing = false;
      this.asked = 0;
      this.list = this.makeList();
      this.count = this.makeCount();
      guicheng.finder.ready = () => loadTitles(this.root);
      guicheng.openSearch(this.root);
      this.listen();
    }

    makeList() {
      const list = document.createElement("div");
      list.id = this.input.id + "-list";
      list.className = "gc-found";
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", "搜索结果");
      list.hidden = true;
      this.form.append(list);
      const set = (name, value) => this.input.setAttribute(name, value);
      set("role", "combobox");
      set("aria-autocomplete", "list");
      set("aria-expanded", "false");
      set("aria-controls", list.id);
      return list;
    }

    /** How many there are, for those who hear the page. */
    makeCount() {
      const count = document.createElement("span");
      count.className = "gc-found-count";
      count.setAttribute("role", "status");
      this.form.append(count);
      return count;
    }

    listen() {
      const { input, form, list } = this;
      input.addEventListener("focus", () => { loadTitles(this.root).catch(() => {}); this.ask(); });
      input.addEventListener("compositionstart", () => { this.composing = true; });
      input.addEventListener("compositionend", () => { this.composing = false; this.ask(); });
      input.addEventListener("input", () => { if (!this.composing) this.ask(); });
      input.addEventListener("keydown", (event) => this.key(event));
      form.addEventListener("submit", (event) => { event.preventDefault(); if (!this.composing) this.go(); });
      list.addEventListener("mousedown", (event) => event.preventDefault());
      document.addEventListener("click", (event) => { if (!form.contains(event.target)) this.close(); });
      document.addEventListener("keydown", (event) => this.globalKey(event));
    }

    globalKey(event) {
      const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.input.focus();
      this.input.select();
    }

    key(event) {
      if (this.composing || event.isComposing || event.keyCode === 229) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (this.list.hidden) this.ask();
        else this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (this.list.hidden) this.input.value = "";
        this.close();
      } else if (event.key === "Tab") {
        this.close();
      }
    }

    async ask() {
      const text = this.input.value.trim();
      const turn = (this.asked += 1);
      this.moved = false;
      if (!text) return this.close();
      try {
        // Names are there at once; the full text may take a moment longer.
        await guicheng.finder.ready();
        const names = guicheng.finder.names(text);
        if (turn === this.asked && names.length) this.show(names, text);
        const groups = await guicheng.finder.find(text);
        if (turn === this.asked) this.show(groups, text);
      } catch (error) {
        if (turn === this.asked) this.say("没有读到目录数据：" + error.message);
      }
      return undefined;
    }

    show(groups, text) {
      if (!groups.length) {
        this.say("没有找到“" + text + "”。没有入库的文件检索不到，可以换一个说法");
        return;
      }
      const chosen = this.moved && this.selected && !this.list.hidden ? this.selected.href : "";
      this.list.textContent = "";
      let number = 0;
      for (const group of groups) {
        const box = document.createElement("div");
        box.setAttribute("role", "group");
        box.setAttribute("aria-label", group.label);
        const label = document.createElement("span");
        label.textContent = group.label;
        label.setAttribute("aria-hidden", "true");
        box.append(label);
        for (const hit of group.hits) box.append(this.option(hit, (number += 1)));
        this.list.append(box);
      }
      this.open();
      this.select(this.options().find((option) => option.href === chosen) || this.options()[0]);
      this.count.textContent = "有 " + number + " 项，用上下键选择";
    }

    option(hit, number) {
      const link = document.createElement("a");
      link.id = this.list.id + "-" + number;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.tabIndex = -1;
      if (hit.word) link.className = "word";
      const query = hit.query ? "?q=" + encodeURIComponent(hit.query) : "";
      link.href = this.root + hit.path + "/index.html" + query + (hit.anchor ? "#" + hit.anchor : "");
      link.textContent = hit.title;
      if (hit.note) {
        link.append(this.note(hit.note));
      }
      link.addEventListener("click", () => this.close());
      return link;
    }

    /** @param {string | [string, boolean][]} words plain, or pieces of which some were looked for */
    note(words) {
      const note = document.createElement("small");
      if (typeof words === "string") note.textContent = words;
      else {
        for (const [piece, found] of words) {
          const part = document.createElement(found ? "b" : "span");
          part.textContent = piece;
          note.append(part);
        }
      }
      return note;
    }

    say(words) {
      this.list.textContent = "";
      const line = document.createElement("p");
      line.className = "none";
      line.textContent = this.count.textContent = words;
      this.list.append(line);
      this.open();
    }

    options() {
      return [...this.list.querySelectorAll('[role="option"]')];
    }

    move(by) {
      const options = this.options();
      if (!options.length) return;
      const at = options.indexOf(this.selected);
      this.moved = true;
      this.select(options[(at + by + options.length) % options.length]);
    }

    select(option) {
      if (this.selected) this.selected.setAttribute("aria-selected", "false");
      this.selected = option || null;
      if (!option) {
        this.input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", option.id);
      const below = option.offsetTop + option.offsetHeight - this.list.clientHeight;
      if (this.list.scrollTop > option.offsetTop) this.list.scrollTop = option.offsetTop - 32;
      if (this.list.scrollTop < below) this.list.scrollTop = below;
    }

    go() {
      if (this.selected && !this.list.hidden) this.selected.click();
      else this.ask();
    }

    open() {
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      if (!this.options().length) this.select(null);
    }

    close() {
      this.list.hidden = true;
      this.count.textContent = "";
      this.select(null);
      this.input.setAttribute("aria-expanded", "false");
    }
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
