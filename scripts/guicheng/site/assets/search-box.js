/* Full text in the search box: opens the index once a page and adds its hits to the names and articles. */
(function (guicheng) {
  "use strict";

  const SHOWN = 5;
  const COMPLETED = 4;
  const LITTLE = 10;
  let opened = null;

  /** @param {string} root the way to the top of the site */
  guicheng.openSearch = function (root) {
    if (opened === root) return;
    opened = root;
    guicheng.shards.open((name) => guicheng.loadScript(root + "assets/guicheng/search/" + name + ".js"));
    guicheng.finder.engines.push(engine);
  };

  async function engine(text) {
    const longer = await guicheng.guess.complete(text, COMPLETED);
    const { typed, asked, found, meant } = await firstFound(text, longer);
    const documents = found.groups.concat(found.also).slice(0, SHOWN).map((group) => group.documents[0]);
    const hits = (await guicheng.found.show(documents, found.marks)).map((hit) => ({
      title: hit.label ? hit.title + " " + hit.label : hit.title,
      note: pieces(hit.snippet), path: hit.path, anchor: hit.place || null, query: meant,
    }));
    const all = { title: "在全文中检索“" + asked + "”", note: totalWords(typed.total), path: "search", query: asked, anchor: null };
    const words = longer.filter((one) => one !== asked).map((one) => ({ title: one, note: "", path: "search", query: one, anchor: null, word: true }));
    return [{ label: "全文", hits: hits.length ? [all].concat(words, hits) : words }];
  }

  /**
   * What was typed; or the first completion of it that is found, where not all of it is found together.
   * Where little is, the completion's articles are shown, and what was typed stays the thing to be asked.
   */
  async function firstFound(text, longer) {
    const typed = await guicheng.found.search(text);
    const whole = typed.listed && (!typed.relaxed || typed.question);
    if (!whole || typed.listed < LITTLE) {
      for (const one of whole ? longer.slice(0, 1) : longer) {
        const found = await guicheng.found.search(one);
        if (found.relaxed || found.listed <= (whole ? typed.listed : 0)) continue;
        return whole ? { typed, asked: text, found, meant: one } : { typed: found, asked: one, found, meant: one };
      }
    }
    return { typed, asked: text, found: typed, meant: text };
  }

  /** A snippet as pieces, those that were looked for told apart. @returns {[string, boolean][]} */
  function pieces({ text, spans, before, after }) {
    const found = [];
    let at = 0;
    for (const [start, end] of spans) {
      found.push([text.slice(at, start), false], [text.slice(start, end), true]);
      at = end;
    }
    found.push([text.slice(at) + (after ? "…" : ""), false]);
    if (before) found.unshift(["…", false]);
    return found.filter(([words]) => words);
  }

  /** Of frequent words only the beginnings are read at first: maybe no document is sure yet. */
  function totalWords({ value, relation }) {
    if (relation === "gte") return value ? "至少 " + value + " 条" : "条数正在统计";
    return "共 " + value + " 条";
  }

  guicheng.totalWords = totalWords;
})((globalThis.guicheng = globalThis.guicheng || {}));
