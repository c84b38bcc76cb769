/* Full text in the search box: opens the index once a page and adds its hits to the names and articles. */
(function (guicheng) {
  "use strict";

  const SHOWN = 5;
  let opened = null;

  /** @param {string} root the way to the top of the site */
  guicheng.openSearch = function (root) {
    if (opened === root) return;
    opened = root;
    guicheng.shards.open((name) => guicheng.loadScript(root + "assets/guicheng/search/" + name + ".js"));
    guicheng.finder.engines.push(engine);
  };

  async function engine(text) {
    const found = await guicheng.found.search(text);
    const all = { title: "在全文中检索“" + text + "”", note: totalWords(found.total), path: "search", query: text, anchor: null };
    const documents = found.groups.slice(0, SHOWN).map((group) => group.documents[0]);
    const hits = (await guicheng.found.show(documents, found.marks)).map((hit) => ({
      title: hit.label ? hit.title + " " + hit.label : hit.title,
      note: plain(hit.snippet), path: hit.path, anchor: hit.place || null, query: text,
    }));
    const sounding = await guicheng.found.byPinyin(text);
    return [
      { label: "拼音", hits: sounding.slice(0, SHOWN).map(titled).filter(Boolean) },
      { label: "全文", hits: hits.length ? [all].concat(hits) : [] },
    ];
  }

  function titled(code) {
    const row = guicheng.titles.rows.find((one) => one.code === code);
    return row && { title: row.title, note: row.status, path: row.path, anchor: null };
  }

  function plain(snippet) {
    return ((snippet.before ? "…" : "") + snippet.text + (snippet.after ? "…" : "")).replace(/\s+/g, " ");
  }

  function totalWords(total) {
    return (total.relation === "gte" ? "至少 " : "共 ") + total.value + " 条";
  }

  guicheng.totalWords = totalWords;
})((globalThis.guicheng = globalThis.guicheng || {}));
