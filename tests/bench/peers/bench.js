/* A results page for an engine without one: looks for ?q= when opened, shows a list, keeps `bench.hits`. */
(function (bench) {
  "use strict";

  /** @param {(text: string) => Promise<string[]>} search to places, best first */
  bench.run = async function (search) {
    bench.hits = search;
    const text = new URLSearchParams(location.search).get("q");
    if (!text) return;
    const list = document.querySelector("ol");
    const places = await search(text);
    // Nothing found: nobody need wait.
    if (!places.length) window.firstAt = -1;
    for (const place of places.slice(0, 10)) {
      const item = document.createElement("li");
      item.textContent = place;
      list.append(item);
    }
  };
})((globalThis.bench = globalThis.bench || {}));
