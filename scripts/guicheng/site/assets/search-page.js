/* The results page: the query in the address, results by work, more on demand, the way back as it was left. */
(function (guicheng) {
  "use strict";

  const GROUPS = 10;
  /** Works of the first screen: shown while the others are still read. */
  const SCREEN = 3;
  /** Works laid out in a frame. */
  const STEP = 2;
  const DEAD = /^(?:已废止|失效)/;
  const WAIT = 150;
  /** Milliseconds without results after which the page says that it looks. */
  const SLOW = 600;
  const SEARCHING = "正在检索……";
  const COUNTING = "最相关的已列出，正在查全部……";
  const { element } = guicheng;

  guicheng.modules["search-page"] = function (root) {
    new SearchPage(root);
  };

  const asked = () => new URLSearchParams(location.search).get("q") || "";
  const fresh = () => ({ works: GROUPS, opened: {}, y: 0 });

  /** Resolves when what was put on the page has been drawn; a page in the background draws nothing. */
  function drawn() {
    const next = document.hidden ? (then) => then() : requestAnimationFrame;
    return new Promise((resolve) => next(() => setTimeout(resolve, 0)));
  }

  class SearchPage {
    constructor(root) {
      const part = (selector) => root.querySelector(selector);
      this.page = root;
      this.root = root.dataset.root;
      [this.form, this.input, this.list, this.total] = ["form", "input", ".found-list", ".found-total"].map(part);
      this.notes = new guicheng.FoundNotes(part(".found-notes"), this.root, (text) => this.ask(text));
      this.facets = new guicheng.Facets(part(".found-facets"), part(".found-chosen"), (text) => this.ask(text));
      this.turn = 0;
      this.settled = true;
      this.composing = false;
      guicheng.openSearch(this.root);
      this.stand();
      this.listen();
      this.input.value = asked();
      this.run((history.state && history.state.found) || fresh());
    }

    listen() {
      const { input } = this;
      this.form.addEventListener("submit", (event) => { event.preventDefault(); if (!this.composing) this.ask(input.value); });
      input.addEventListener("compositionstart", () => { this.composing = true; clearTimeout(this.timer); });
      input.addEventListener("compositionend", () => { this.composing = false; this.later(); });
      input.addEventListener("input", () => { if (!this.composing) this.later(); });
      input.addEventListener("blur", () => { this.settled = true; });
      guicheng.searchKeys(input, this.list, () => this.composing);
      window.addEventListener("pagehide", () => this.keep());
      window.addEventListener("popstate", ({ state }) => { input.value = asked(); this.run((state && state.found) || fresh()); });
    }

    /** The page's own box takes the place of the one above; the way back is found by us, as results come late. */
    stand() {
      const above = document.querySelector(".gc-header .gc-finder");
      if (above) above.hidden = true;
      history.scrollRestoration = "manual";
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.remember(!this.settled);
        this.settled = false;
        this.run(fresh());
      }, WAIT);
    }

    /** A query that is meant, not one on the way to another: the last one stays in the history. */
    ask(text) {
      this.input.value = text.replace(/\s+/g, " ").trim();
      this.remember(!this.settled && this.input.value === asked());
      this.settled = true;
      window.scrollTo(0, 0);
      this.run(fresh());
    }

    /** The query in the address; what was read of the last one is kept with it. */
    remember(inPlace) {
      const text = this.input.value.trim();
      if (text === asked()) return;
      if (!inPlace) this.keep();
      const address = location.pathname + (text ? "?q=" + encodeURIComponent(text) : "");
      try {
        history[inPlace ? "replaceState" : "pushState"](null, "", address);
      } catch (error) { /* a page from the disk may refuse; the results do not depend on it */ }
    }

    keep() {
      try {
        history.replaceState({ found: { ...this.view, y: window.scrollY } }, "");
      } catch (error) { /* as above */ }
    }

    /** First what the heads of the lists give, then the same made exact. @param {{works: number, opened: object, y: number}} view */
    async run(view) {
      clearTimeout(this.timer);
      clearTimeout(this.slow);
      const text = this.input.value.trim();
      const turn = (this.turn += 1);
      this.view = view;
      this.laid = new Map();
      document.title = (text ? text + " · " : "") + document.title.replace(/^.* · (?=检索)/, "");
      this.page.querySelector("h1").dataset.query = text;
      this.facets.showChosen(text);
      if (!text) { this.clear(); return; }
      this.list.setAttribute("aria-busy", "true");
      this.slow = setTimeout(() => this.tell(SEARCHING), SLOW);
      try {
        await this.names();
        const direct = await guicheng.results.direct({ root: this.root, text });
        // What is named outright needs no index.
        if (direct && turn === this.turn && !this.list.childElementCount) this.list.append(direct);
        await this.look(text, turn, false, direct);
        if (turn === this.turn && view.y) window.scrollTo(0, view.y);
      } catch (error) {
        if (turn === this.turn) this.tell("没有读到检索数据：" + error.message);
      }
      if (turn === this.turn) this.list.setAttribute("aria-busy", "false");
    }

    tell(words) {
      clearTimeout(this.slow);
      this.total.textContent = words;
    }

    async names() {
      for (let shard = guicheng.titles.next(); shard !== null; shard = guicheng.titles.next()) {
        await guicheng.loadScript(this.root + "assets/guicheng/titles-" + shard + ".js");
      }
    }

    async look(text, turn, exact, direct) {
      if (!exact) await this.screen(text, turn, direct);
      const found = await guicheng.found.search(text, { exact, facets: true });
      const context = this.context(found, text);
      const pieces = await this.works(found.groups.slice(0, this.view.works), context);
      const some = await this.some(found, context);
      const notes = await this.notes.make(found, text, direct !== null);
      // What is below stays where it is meanwhile.
      if (turn === this.turn) this.list.style.minHeight = this.list.offsetHeight + "px";
      await this.lay([direct, ...pieces, ...some], turn);
      if (turn !== this.turn) return;
      this.list.style.minHeight = "";
      this.more(found, context);
      // A number that is another one a moment later says nothing.
      const counting = found.total.relation === "gte" && !exact;
      this.tell(counting ? COUNTING : guicheng.FoundNotes.total(found, text, direct !== null));
      this.notes.show(notes);
      await drawn();
      if (counting) { await this.look(text, turn, true, direct); return; }
      const facets = await guicheng.filters.facets(text, found, exact);
      if (turn === this.turn) this.facets.show(facets, text);
    }

    /** The first works; those repealed are left for the end of the list. */
    async screen(text, turn, direct) {
      const found = await guicheng.found.search(text, { works: 1 });
      const context = this.context(found, text);
      const live = async (group) => {
        const [head] = await guicheng.found.show(group.documents.slice(0, 1), found.marks);
        return DEAD.test(head.statement) ? null : this.work(group, context);
      };
      // The first is read and shown before the texts of the others are asked for.
      const first = await Promise.all(found.groups.slice(0, 1).map(live));
      await this.lay([direct, ...first], turn);
      const rest = await Promise.all(found.groups.slice(1, SCREEN).map(live));
      await this.lay([direct, ...first, ...rest], turn);
    }

    context({ marks }, text) {
      return { root: this.root, text, marks, opened: this.view.opened, laid: this.laid };
    }

    works(groups, context) {
      return Promise.all(groups.map((group) => this.work(group, context)));
    }

    /** A work as it stands already, where it has the same hits still. */
    async work(group, context) {
      const hits = group.documents.join();
      const before = context.laid.get(group.code);
      if (before && before.hits === hits) return before.piece;
      const piece = await guicheng.results.work(group, context);
      context.laid.set(group.code, { hits, piece });
      return piece;
    }

    /** Where few have all the words: others that have some. */
    async some(found, context) {
      if (!found.also.length) return [];
      const pieces = await Promise.all(found.also.map((group) => guicheng.results.work(group, context)));
      return [element("p", { className: "found-also" }, "以下只包含部分词语："), ...pieces];
    }

    /**
     * The list anew; what stands in its place already is not touched. A few works a frame: laying out ten at once
     * holds an old computer for a tenth of a second.
     */
    async lay(pieces, turn) {
      if (turn !== this.turn) return;
      const wanted = pieces.filter(Boolean);
      let laid = 0;
      for (const [at, piece] of wanted.entries()) {
        if (this.list.children[at] === piece) continue;
        if (laid && laid % STEP === 0) await drawn();
        if (turn !== this.turn) return;
        const there = this.list.children[at];
        if (there && !wanted.includes(there)) there.replaceWith(piece);
        else this.list.insertBefore(piece, there || null);
        laid += 1;
      }
      for (const left of [...this.list.children].slice(wanted.length)) left.remove();
    }

    clear() {
      this.list.textContent = "";
      this.tell("");
      this.notes.show([]);
      this.facets.clear();
      this.list.setAttribute("aria-busy", "false");
    }

    more(found, context) {
      const from = this.view.works;
      const left = found.groups.length - from;
      if (left <= 0) return;
      const button = element("button", { type: "button", className: "found-more" }, "再看 " + Math.min(GROUPS, left) + " 件（还有 " + left + " 件）");
      button.addEventListener("click", async () => {
        const pieces = await this.works(found.groups.slice(from, from + GROUPS), context);
        this.view.works = from + GROUPS;
        button.remove();
        this.list.append(...pieces);
        this.more(found, context);
        pieces[0].querySelector("a").focus();
      });
      this.list.append(button);
    }
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
