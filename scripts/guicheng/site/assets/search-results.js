/* Works with their hits on the results page. */
(function (guicheng) {
  "use strict";

  /** Hits of a work before and after each 展开. */
  const HITS = 3;
  const MORE = 20;
  const DIRECT = 3;
  const KINDS = { P: "程序", C: "案例", F: "文书" };
  const DEAD = /^(?:已废止|失效)/;
  const { element } = guicheng;

  /**
   * @typedef {{root: string, text: string, marks: object, opened: Object<string, number>}} Context
   * way to the top of the site, what was typed, what to mark, how many hits of which work have been unfolded
   */

  /** @param {{code: string, documents: number[]}} group @param {Context} context */
  async function work(group, context) {
    const size = Math.max(HITS, context.opened[group.code] || 0);
    const hits = await guicheng.found.show(group.documents.slice(0, size), context.marks);
    const section = element("section", { className: "found-work" });
    const state = statement(group.code, hits[0]);
    section.append(element("h2", {},
      link(context, hits[0].path, null, hits[0].title),
      element("span", { className: "found-kind" }, KINDS[group.code[0]] || hits[0].level),
      state ? element("span", { className: "found-state" + (DEAD.test(state) ? " dead" : "") }, state) : ""
    ));
    const list = element("ol", {}, ...hits.map((one) => hit(one, context)));
    section.append(list);
    if (group.documents.length > size) section.append(unfold(group, size, list, context));
    return section;
  }

  /** Stored with the text on the day of the build; the titles know it for the reader's day. */
  function statement(code, hit) {
    const row = guicheng.status.later && guicheng.titles.rows.find((one) => one.code === code);
    return row ? row.status : hit.statement;
  }

  function hit(one, context) {
    const item = element("li", {}, link(context, one.path, one.place, one.label || "全文"));
    if (one.snippet.text) item.append(snippet(one.snippet));
    return item;
  }

  function snippet({ text, spans, before, after }) {
    const words = element("p", {}, before ? "…" : "");
    let at = 0;
    for (const [start, end] of spans) {
      words.append(text.slice(at, start), element("mark", {}, text.slice(start, end)));
      at = end;
    }
    words.append(text.slice(at), after ? "…" : "");
    return words;
  }

  function unfold(group, size, list, context) {
    const left = () => group.documents.length - list.children.length;
    const button = element("button", { type: "button", className: "found-more" }, "展开其余 " + (group.documents.length - size) + " 条");
    button.addEventListener("click", async () => {
      const at = list.children.length;
      const hits = await guicheng.found.show(group.documents.slice(at, at + MORE), context.marks);
      const items = hits.map((one) => hit(one, context));
      list.append(...items);
      context.opened[group.code] = list.children.length;
      items[0].querySelector("a").focus();
      if (left()) button.textContent = "展开其余 " + left() + " 条";
      else button.remove();
    });
    return button;
  }

  /** What the query names outright: articles, a name in full, a document number, a name by its sound. */
  async function direct(context) {
    const { finder, titles } = guicheng;
    const key = titles.fold(context.text);
    const article = finder.names(context.text).find((group) => group.label === "条文");
    const named = titles.rows.filter((row) => key && (row.keys.includes(key) || (row.number && row.number === key)));
    const sounding = (await guicheng.sound.find(context.text)).map((one) => one.row).filter(Boolean);
    const rows = named.length ? named : sounding;
    const spelt = await guicheng.sound.articles(context.text);
    const hits = (article ? article.hits : spelt.length ? spelt : rows.map((row) => ({ title: row.title, path: row.path, anchor: null }))).slice(0, DIRECT);
    if (!hits.length) return null;
    const box = element("p", { className: "found-direct" }, element("span", {}, "直达"));
    for (const one of hits) box.append(" ", link({ root: context.root, text: "" }, one.path, one.anchor, one.title));
    return box;
  }

  /** @param {{root: string, text: string}} context */
  function link({ root, text }, path, anchor, words) {
    const query = text ? "?q=" + encodeURIComponent(text) : "";
    return element("a", { href: root + path + "/index.html" + query + (anchor ? "#" + anchor : "") }, words);
  }

  guicheng.results = { work, direct };
})((globalThis.guicheng = globalThis.guicheng || {}));
