/* On a page opened from a result: what was looked for is marked; a bar leads from one place to the next; Escape takes all away. */
(function (guicheng) {
  "use strict";

  const MOST = 2000;
  const NOT_READ = /^(?:BUTTON|SCRIPT|STYLE|INPUT|TEXTAREA|OPTION)$/;

  guicheng.modules["finder-marks"] = function (main) {
    const text = new URLSearchParams(location.search).get("q");
    // The results page marks what it shows itself.
    if (text && !main.querySelector(".search-page")) mark(main, text).catch(() => { /* without the index the page reads as ever */ });
  };

  async function mark(main, text) {
    const marks = await guicheng.found.marks(text);
    let found = await markAll(main, marks);
    if (!found.length) found = await markAll(main, { terms: marks.parts });
    if (found.length) new Bar(main, text, found);
  }

  async function markAll(main, marks) {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const found = [];
    for (const node of nodes) {
      if (found.length > MOST || NOT_READ.test(node.parentNode.nodeName) || !node.data.trim()) continue;
      await guicheng.shards.pause();
      found.push(...markNode(node, guicheng.snippet.spans(node.data, marks)));
    }
    return found;
  }

  function markNode(node, spans) {
    let rest = node;
    let offset = 0;
    return spans.map(([start, end]) => {
      const hit = rest.splitText(start - offset);
      rest = hit.splitText(end - start);
      offset = end;
      const found = guicheng.element("mark", { className: "found" });
      hit.replaceWith(found);
      found.append(hit);
      return found;
    });
  }

  /** How many places there are, the way through them, and back to the results. */
  class Bar {
    constructor(main, text, found) {
      this.main = main;
      this.found = found;
      this.count = guicheng.element("span", { role: "status" });
      const root = document.querySelector(".gc-finder").dataset.root;
      const button = (label, sign, act) => {
        const made = guicheng.element("button", { type: "button", "aria-label": label, title: label }, sign);
        made.addEventListener("click", act);
        return made;
      };
      this.box = guicheng.element("div", { className: "found-bar", role: "region", "aria-label": "检索到的词语" },
        this.count, button("上一处", "↑", () => this.go(-1)), button("下一处", "↓", () => this.go(1)),
        guicheng.element("a", { href: root + "search/index.html?q=" + encodeURIComponent(text) }, "检索结果"),
        button("清除标记", "×", () => this.clear())
      );
      document.body.append(this.box);
      document.body.classList.add("has-found-bar");
      this.escape = (event) => { if (event.key === "Escape" && !event.defaultPrevented) this.clear(); };
      document.addEventListener("keydown", this.escape);
      this.begin();
    }

    /** Where the result led to a place, the words in it; else the first words of the page, if they are out of sight. */
    begin() {
      const place = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      this.at = Math.max(0, place ? this.found.findIndex((one) => place.contains(one)) : 0);
      if (!place && window.scrollY === 0 && this.found[0].getBoundingClientRect().top > window.innerHeight) this.go(0);
      else this.show();
    }

    go(by) {
      this.at = (this.at + by + this.found.length) % this.found.length;
      const one = this.found[this.at];
      for (let fold = one.closest("details:not([open])"); fold; fold = fold.parentNode.closest("details:not([open])")) fold.open = true;
      one.scrollIntoView({ block: "center" });
      this.show();
    }

    show() {
      this.found.forEach((one, at) => one.classList.toggle("at", at === this.at));
      this.count.textContent = "第 " + (this.at + 1) + " 处，共 " + this.found.length + " 处";
    }

    clear() {
      for (const one of this.found) one.replaceWith(...one.childNodes);
      this.main.normalize();
      this.box.remove();
      document.body.classList.remove("has-found-bar");
      document.removeEventListener("keydown", this.escape);
    }
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
