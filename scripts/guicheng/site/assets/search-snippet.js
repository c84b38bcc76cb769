/* Snippets with the spans to mark: the browser's share of search/highlight.py. Terms are marked wherever they stand. */
(function (guicheng) {
  "use strict";

  const SHORTEST = 60;
  const LONGEST = 100;
  const CLAUSE = /[^，。；：！？、\n]*[，。；：！？、\n]*/g;

  /**
   * @param {string} text
   * @param {{terms: string[], runs?: string[], others?: {text: string, words: string[]}[]}} marks terms in normal form,
   *   runs squeezed; of a word that does as well its characters in a row, or all the words it is cut into
   * @returns {[number, number][]} merged, in order, inside the text
   */
  function spans(text, { terms, runs = [], others = [] }) {
    const form = guicheng.normal.withStarts(text);
    const plain = others.length ? guicheng.normal.squeeze(form.text) : "";
    const loose = others.filter((one) => !plain.includes(one.text) && one.words.every((word) => plain.includes(word)));
    const found = [];
    for (const term of new Set(terms.concat(...loose.map((one) => one.words)))) {
      for (let at = form.text.indexOf(term); at >= 0; at = form.text.indexOf(term, at + term.length)) {
        found.push([at, at + term.length]);
      }
    }
    const inRow = runs.concat(others.map((one) => one.text));
    if (inRow.length) found.push(...runSpans(form.text, inRow));
    return merge(found.map(([start, end]) => original(form.starts, start, end)));
  }

  function original(starts, start, end) {
    return [starts[start], Math.max(starts[end - 1] + 1, starts[end])];
  }

  /** Runs of characters, whatever marks and spaces stand between them. */
  function runSpans(text, runs) {
    const places = [];
    let squeezed = "";
    for (let at = 0; at < text.length; at += 1) {
      const wide = text.codePointAt(at) > 0xffff;
      if (guicheng.normal.isLetter(wide ? text.slice(at, at + 2) : text[at])) {
        places.push(at);
        squeezed += text[at];
        if (wide) { places.push(at + 1); squeezed += text[at + 1]; }
      }
      if (wide) at += 1;
    }
    const found = [];
    for (const run of runs) {
      for (let at = squeezed.indexOf(run); run && at >= 0; at = squeezed.indexOf(run, at + run.length)) {
        found.push([places[at], places[at + run.length - 1] + 1]);
      }
    }
    return found;
  }

  function merge(found) {
    const merged = [];
    for (const [start, end] of found.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = merged[merged.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  }

  /** The window of whole clauses that holds the most marked characters. */
  function snippet(text, marks) {
    const clauses = [...text.matchAll(CLAUSE)].filter((match) => match[0]).map((match) => [match.index, match.index + match[0].length]);
    let best = [0, Math.min(text.length, LONGEST)];
    let most = -1;
    clauses.forEach(([start, end], first) => {
      for (let next = first + 1; next < clauses.length && clauses[next][1] - start <= LONGEST; next += 1) end = clauses[next][1];
      const value = marked(marks, start, end);
      if (value > most) { most = value; best = [start, end]; }
    });
    const [start, end] = fit(best[0], best[1], marks);
    const inside = marks.filter(([a, b]) => a < end && b > start).map(([a, b]) => [Math.max(a, start) - start, Math.min(b, end) - start]);
    return { text: text.slice(start, end), spans: inside, before: start > 0, after: end < text.trimEnd().length };
  }

  function marked(marks, start, end) {
    return marks.reduce((sum, [a, b]) => (a < end && b > start ? sum + Math.min(b, end) - Math.max(a, start) : sum), 0);
  }

  function fit(start, end, marks) {
    if (end - start <= LONGEST) return [start, end];
    const first = marks.find(([a, b]) => a >= start && b <= end);
    const from = Math.max(start, Math.min((first ? first[0] : start) - Math.floor(SHORTEST / 3), end - LONGEST));
    return [from, from + LONGEST];
  }

  guicheng.snippet = { spans, snippet };
})((globalThis.guicheng = globalThis.guicheng || {}));
