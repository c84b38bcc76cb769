/* The results page: the query in the address, results by work, facets, more on demand. */
(function (guicheng) {
  "use strict";

  const GROUPS = 10;
  /** Works of the first screen: shown while the others are still read. */
  const SCREEN = 3;
  const HITS = 3;
  const VALUES = 8;
  const WAIT = 150;

  guicheng.modules["search-page"] = function (root) {
    new SearchPage(root);
  };

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  class SearchPage {
    constructor(root) {
      this.root = root.dataset.root;
      this.form = root.querySelector("form");
      this.input = root.querySelector("input");
      this.status = root.querySelector(".found-status");
      this.facets = root.querySelector(".found-facets");
      this.list = root.querySelector(".found-list");
      this.turn = 0;
      this.composing = false;
      guicheng.openSearch(this.root);
      this.stand();
      this.listen();
      this.input.value = new URLSearchParams(location.search).get("q") || "";
      this.run();
    }

    listen() {
      this.form.addEventListener("submit", (event) => { event.preventDefault(); if (!this.composing) this.run(); });
      this.input.addEventListener("compositionstart", () => { this.composing = true; });
      this.input.addEventListener("compositionend", () => { this.composing = false; this.later(); });
      this.input.addEventListener("input", () => { if (!this.composing) this.later(); });
      window.addEventListener("popstate", () => {
        this.input.value = new URLSearchParams(location.search).get("q") || "";
        this.run(true);
      });
    }

    /** The page's own box takes the place of the one above; filters lie open where there is room. */
    stand() {
      const above = document.querySelector(".gc-header .gc-finder");
      if (above) above.hidden = true;
      this.facets.open = matchMedia("(min-width: 60.01em)").matches;
      document.addEventListener("keydown", (event) => {
        const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
        if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        this.input.focus();
        this.input.select();
      });
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), WAIT);
    }

    /** First what the heads of the lists give, then the same made exact. */
    async run(fromHistory) {
      clearTimeout(this.timer);
      const text = this.input.value.trim();
      const turn = (this.turn += 1);
      if (!fromHistory) this.remember(text);
      if (!text) return this.clear();
      this.list.setAttribute("aria-busy", "true");
      try {
        await this.names();
        await this.look(text, turn, false);
      } catch (error) {
        if (turn === this.turn) this.status.textContent = "没有读到检索数据：" + error.message;
      }
      if (turn === this.turn) this.list.setAttribute("aria-busy", "false");
      return undefined;
    }

    async names() {
      for (let shard = guicheng.titles.next(); shard !== null; shard = guicheng.titles.next()) {
        await guicheng.loadScript(this.root + "assets/guicheng/titles-" + shard + ".js");
      }
    }

    async look(text, turn, exact) {
      const found = await guicheng.found.search(text, { exact, facets: true });
      const works = (from, to) => Promise.all(found.groups.slice(from, to).map((group) => this.group(group, found.marks, text)));
      const hints = await guicheng.found.hints(found.query);
      // Made exact, the list is replaced at once; the first time it grows.
      const first = exact ? [] : await works(0, SCREEN);
      if (turn !== this.turn) return;
      if (!exact) this.begin(first, found, hints, text);
      const rest = await works(first.length, GROUPS);
      const meant = found.relaxed || !found.total.value ? await guicheng.found.meant(found.query) : null;
      await guicheng.shards.pause();
      if (turn !== this.turn) return;
      if (exact) this.begin(rest, found, hints, text);
      else this.list.append(...rest);
      this.more(found, GROUPS, text);
      if (meant) this.status.prepend(this.guess(meant, text));
      this.showFacets(found.facets, text);
      if (found.total.relation === "gte" && !exact) await this.look(text, turn, true);
    }

    begin(works, found, hints, text) {
      this.list.textContent = "";
      this.direct(text);
      this.list.append(...works);
      this.say(found, hints, text);
    }

    remember(text) {
      const address = location.pathname + (text ? "?q=" + encodeURIComponent(text) : "");
      try {
        history.replaceState(null, "", address);
      } catch (error) { /* a page from the disk may refuse; the results do not depend on it */ }
      document.title = (text ? text + " · " : "") + document.title.replace(/^.* · (?=检索)/, "");
    }

    clear() {
      this.list.textContent = "";
      this.facets.hidden = true;
      this.status.textContent = "";
    }

    /** Places that the query names outright. */
    direct(text) {
      const article = guicheng.finder.names(text).find((group) => group.label === "条文");
      const hits = article ? article.hits.slice(0, 3) : [];
      if (!hits.length) return;
      const box = make("p", "found-direct", "直达 ");
      for (const hit of hits) box.append(this.link(hit.path, hit.anchor, "", hit.title));
      this.list.append(box);
    }

    async group(group, marks, text) {
      const section = make("section", "found-work");
      const hits = await guicheng.found.show(group.documents.slice(0, HITS), marks);
      const heading = make("h2");
      heading.append(this.link(hits[0].path, null, text, hits[0].title));
      if (hits[0].statement) heading.append(make("span", "found-state", this.statement(group.code, hits[0])));
      section.append(heading);
      const list = make("ol");
      section.append(list);
      list.append(...hits.map((hit) => this.hit(hit, text)));
      if (group.documents.length > HITS) section.append(this.unfold(group, list, marks, text));
      return section;
    }

    /** Stored with the text on the day of the build; the titles know it for the reader's day. */
    statement(code, hit) {
      const row = guicheng.status.later && guicheng.titles.rows.find((one) => one.code === code);
      return row ? row.status : hit.statement;
    }

    hit(hit, text) {
      const item = make("li");
      item.append(this.link(hit.path, hit.place, text, hit.label || "全文"));
      const words = make("p");
      if (hit.snippet.before) words.append("…");
      let at = 0;
      for (const [start, end] of hit.snippet.spans) {
        words.append(hit.snippet.text.slice(at, start), make("mark", "", hit.snippet.text.slice(start, end)));
        at = end;
      }
      words.append(hit.snippet.text.slice(at));
      if (hit.snippet.after) words.append("…");
      if (hit.snippet.text) item.append(words);
      return item;
    }

    unfold(group, list, marks, text) {
      const rest = group.documents.slice(HITS);
      const button = make("button", "found-more", "展开其余 " + rest.length + " 条");
      button.type = "button";
      button.addEventListener("click", async () => {
        const next = rest.splice(0, 20);
        const items = (await guicheng.found.show(next, marks)).map((hit) => this.hit(hit, text));
        list.append(...items);
        items[0].querySelector("a").focus();
        if (rest.length) button.textContent = "展开其余 " + rest.length + " 条";
        else button.remove();
      });
      return button;
    }

    more(found, from, text) {
      if (found.groups.length <= from) return;
      const button = make("button", "found-more", "再看 " + Math.min(GROUPS, found.groups.length - from) + " 件（还有 " + (found.groups.length - from) + " 件）");
      button.type = "button";
      button.addEventListener("click", async () => {
        const next = found.groups.slice(from, from + GROUPS);
        const pieces = await Promise.all(next.map((group) => this.group(group, found.marks, text)));
        button.remove();
        this.list.append(...pieces);
        this.more(found, from + GROUPS, text);
        pieces[0].querySelector("a").focus();
      });
      this.list.append(button);
    }

    link(path, anchor, text, words) {
      const link = make("a", "", words);
      const query = text ? "?q=" + encodeURIComponent(text) : "";
      link.href = this.root + path + "/index.html" + query + (anchor ? "#" + anchor : "");
      return link;
    }

    say(found, hints, text) {
      const { total, query, relaxed } = found;
      this.status.textContent = "";
      const line = make("p", "", total.value ? guicheng.totalWords(total) + "，" + found.groups.length + " 件" : "没有找到。");
      this.status.append(line);
      if (relaxed) this.status.append(make("p", "", "以下按相关程度排列，只包含部分词语的也列在内。"));
      for (const hint of hints) this.status.append(this.hint(hint, text));
      if (!total.value) this.status.append(...this.ways(query));
    }

    hint(hint, text) {
      const note = hint.note ? "（" + hint.note + "）" : "";
      if (!hint.searched) return make("p", "", hint.kind + "：“" + hint.colloquial + "”，" + hint.standard + note + "。");
      const line = make("p", "", "“" + hint.colloquial + "”的规范用语是“" + hint.standard + "”" + note + "，已一并检索。");
      const button = make("button", "found-more", "只检索“" + hint.colloquial + "”");
      button.type = "button";
      button.addEventListener("click", () => this.ask(text.replace(hint.colloquial, ' "' + hint.colloquial + '" ')));
      line.append(button);
      return line;
    }

    guess(meant, text) {
      const line = make("p", "", "是否要找 ");
      const button = make("button", "found-more", meant.to);
      button.type = "button";
      button.addEventListener("click", () => this.ask(text.replace(meant.from, meant.to)));
      line.append(button, "？");
      return line;
    }

    /** What to try when nothing was found. */
    ways(query) {
      const lines = [];
      if (query.filters.length || query.days) {
        const button = make("button", "found-more", "去掉筛选条件");
        button.type = "button";
        button.addEventListener("click", () => this.ask(this.input.value.replace(/\S+[:：]\S+/g, " ").trim()));
        lines.push(button);
      }
      if (query.phrases.length) lines.push(make("p", "", "引号内的文字须一字不差，可以去掉引号再试。"));
      lines.push(make("p", "", "没有入库的文件检索不到。也可以换一个说法，或者减少词语。"));
      return lines;
    }

    ask(text) {
      this.input.value = text.replace(/\s+/g, " ").trim();
      this.run();
    }

    showFacets(facets, text) {
      const box = this.facets.querySelector("div");
      box.textContent = "";
      const chosen = new Set(text.replace(/：/g, ":").split(/\s+/));
      for (const [field, values] of Object.entries(facets)) {
        if (values.length < 2 && !values.some((one) => chosen.has(filterOf(field, one.value)))) continue;
        box.append(make("h3", "", field));
        const list = make("ul");
        for (const one of values.slice(0, VALUES)) list.append(this.facet(field, one, chosen, text));
        box.append(list);
      }
      this.facets.hidden = !box.childElementCount;
    }

    facet(field, one, chosen, text) {
      const item = make("li");
      const button = make("button");
      button.type = "button";
      button.setAttribute("aria-pressed", String(chosen.has(filterOf(field, one.value))));
      button.append(make("span", "", one.value), make("span", "count", (one.count.relation === "gte" ? "≥" : "") + one.count.value));
      button.addEventListener("click", () => this.ask(guicheng.found.toggle(text, field, one.value)));
      item.append(button);
      return item;
    }
  }

  function filterOf(field, value) {
    return field === "年份" ? "日期:" + value : field + ":" + value;
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
