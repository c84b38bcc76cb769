/* The printed sheet: filled by the page that opened it, numbered by hand where the browser cannot count pages.
   A file of its own, loaded by the sheet alone. */
(function () {
  "use strict";

  const sheet = document.querySelector(".sheet");
  const engine = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
  // Chromium counts pages in margin boxes since 131.
  if (engine && Number(engine[1]) >= 131) sheet.classList.add("counted");
  for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());

  window.addEventListener("message", (event) => {
    if (event.source !== window.opener || !event.data || event.data.guicheng !== "fill") return;
    fill(event.data);
  });
  if (window.opener) window.opener.postMessage({ guicheng: "sheet-ready" }, "*");

  function fill({ instance, dues, away, today }) {
    if (instance.procedure !== sheet.dataset.code || String(instance.edition) !== sheet.dataset.edition) return;
    for (const made of sheet.querySelectorAll("[data-made]")) made.textContent = "打印日期：" + day(today);
    write("[data-name]", instance.name);
    for (const id of Object.keys(instance.dates)) write(`[data-event="${CSS.escape(id)}"]`, day(instance.dates[id]));
    for (const id of Object.keys(dues)) write(`[data-due="${CSS.escape(id)}"]`, day(dues[id]));
    for (const id of Object.keys(instance.answers)) answer(id, instance.answers[id].answer);
    for (const block of instance.sheet.blocks) reasons(block, instance, away);
    for (const id of Object.keys(instance.branches)) mark(`[data-branch="${CSS.escape(`${id}-${instance.branches[id]}`)}"]`, "chosen");
    for (const id of Object.keys(instance.notes)) note(id, instance.notes[id]);
  }

  function write(selector, words) {
    for (const place of sheet.querySelectorAll(selector)) {
      place.textContent = words;
      place.classList.add("filled");
    }
  }

  function mark(selector, css) {
    for (const place of sheet.querySelectorAll(selector)) place.classList.add(css);
  }

  function answer(check, word) {
    if (word) mark(`[data-check="${CSS.escape(check)}"] [data-answer="${CSS.escape(word)}"] .tick`, "ticked");
  }

  function reasons(block, instance, away) {
    const checks = block.checks || block.asks;
    if (!checks) return;
    if (away.includes(block.id)) checks.forEach((check) => mark(`[data-check="${CSS.escape(check.id)}"] .check`, "fallen"));
    const given = checks.map((check, place) => [place + 1, instance.answers[check.id]]).filter(([, one]) => one && one.why && one.answer !== "是");
    const words = given.map(([place, one]) => `第${place}项${one.why}`).join("；");
    write(`[data-why="${CSS.escape(block.id)}"]`, away.includes(block.id) ? "按所选分支不办。" : words);
  }

  function note(block, words) {
    const place = sheet.querySelector(`[data-note="${CSS.escape(block)}"]`) || sheet.querySelector(`[data-why="${CSS.escape(block)}"]`);
    if (!place) return;
    place.hidden = false;
    place.classList.add("filled");
    place.textContent = (place.dataset.why ? place.textContent + "　" : "") + "备注：" + words;
  }

  function day(written) {
    const [year, month, date] = written.slice(0, 10).split("-").map(Number);
    return `${year}年${month}月${date}日` + (written.length > 10 ? ` ${written.slice(11, 16)}` : "");
  }
})();
