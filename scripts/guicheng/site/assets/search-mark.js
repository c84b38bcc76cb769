/* On a page opened from a result: what was looked for is marked; Escape takes the marks away. */
(function (guicheng) {
  "use strict";

  const MOST = 2000;

  guicheng.modules["finder-marks"] = function (main) {
    const text = new URLSearchParams(location.search).get("q");
    // The results page marks what it shows itself.
    if (text && !main.querySelector(".search-page")) mark(main, text).catch(() => { /* without the index the page reads as ever */ });
  };

  async function mark(main, text) {
    const { terms, runs } = await guicheng.found.marks(text);
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    let count = 0;
    for (const node of nodes) {
      if (count > MOST || /^(?:BUTTON|SCRIPT|STYLE|INPUT)$/.test(node.parentNode.nodeName)) continue;
      count += markNode(node, guicheng.snippet.spans(node.data, terms, runs));
    }
    document.addEventListener("keydown", function escape(event) {
      if (event.key !== "Escape") return;
      for (const found of main.querySelectorAll("mark.found")) found.replaceWith(...found.childNodes);
      main.normalize();
      document.removeEventListener("keydown", escape);
    });
  }

  function markNode(node, spans) {
    let rest = node;
    let offset = 0;
    for (const [start, end] of spans) {
      const hit = rest.splitText(start - offset);
      rest = hit.splitText(end - start);
      offset = end;
      const found = document.createElement("mark");
      found.className = "found";
      hit.replaceWith(found);
      found.append(hit);
    }
    return spans.length;
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
