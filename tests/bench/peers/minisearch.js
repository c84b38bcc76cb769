/* How MiniSearch is set up, for the page that asks and for node that builds: `node minisearch.js FOLDER`. */
(function (bench) {
  "use strict";

  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  bench.settings = {
    fields: ["title", "label", "text"],
    storeFields: ["title", "label"],
    tokenize: (text) => Array.from(segmenter.segment(text)).filter((one) => one.isWordLike).map((one) => one.segment),
    searchOptions: { boost: { title: 2 }, prefix: false, fuzzy: false },
  };
  if (typeof process === "undefined") return;

  const fs = require("fs");
  const folder = process.argv[2];
  const MiniSearch = require(folder + "/engine.js");
  const engine = new MiniSearch(bench.settings);
  for (const line of fs.readFileSync(folder + "/rows.jsonl", "utf-8").split("\n")) if (line) engine.add(JSON.parse(line));
  fs.writeFileSync(folder + "/index.json", JSON.stringify(engine));
})((globalThis.bench = globalThis.bench || {}));
