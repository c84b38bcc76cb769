/* Preview of cited words: on pointer, keyboard focus and touch. Without script a citation is a plain link. */
(function (guicheng) {
  "use strict";

  guicheng.modules["cite-preview"] = function (root) {
    const card = makeCard();
    let shown = null;
    let timer = 0;

    const show = (link) => {
      clearTimeout(timer);
      if (shown === link) return;
      const words = wordsOf(link);
      if (!words) return hide();
      fill(card, words);
      card.hidden = false;
      place(card, link);
      link.setAttribute("aria-describedby", card.id);
      if (shown) shown.removeAttribute("aria-describedby");
      shown = link;
    };
    const hide = () => {
      clearTimeout(timer);
      card.hidden = true;
      if (shown) shown.removeAttribute("aria-describedby");
      shown = null;
    };
    const later = (act, wait) => { clearTimeout(timer); timer = setTimeout(act, wait); };

    root.addEventListener("pointerover", (event) => {
      const link = linkAt(event);
      if (link && event.pointerType !== "touch") later(() => show(link), 250);
    });
    root.addEventListener("pointerout", (event) => { if (linkAt(event) && event.pointerType !== "touch") later(hide, 200); });
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", () => later(hide, 200));
    root.addEventListener("focusin", (event) => { if (linkAt(event)) show(linkAt(event)); });
    root.addEventListener("focusout", (event) => { if (linkAt(event)) later(hide, 100); });
    /* Touch: the first tap shows, the second follows. */
    let touched = false;
    root.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch" && shown !== linkAt(event); });
    root.addEventListener("click", (event) => {
      const link = linkAt(event);
      if (link && touched && wordsOf(link)) {
        event.preventDefault();
        show(link);
      } else if (link) {
        hide();
      }
      touched = false;
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
    document.addEventListener("pointerdown", (event) => { if (shown && !card.contains(event.target) && !linkAt(event)) hide(); });
  };

  function linkAt(event) {
    return event.target instanceof Element ? event.target.closest("a.q") : null;
  }

  /** What to show: carried by the link itself, or read off this page. */
  function wordsOf(link) {
    const data = link.dataset;
    if (data.t) return { title: data.t, words: data.w || "", note: [data.s, data.n].filter(Boolean).join("：") };
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return null;
    const copy = target.cloneNode(true);
    for (const extra of copy.querySelectorAll("details, button, .mark")) extra.remove();
    const text = copy.textContent.trim();
    const label = guicheng.citation.placeLabel(target.id) || "";
    return { title: label, words: text.length > 140 ? text.slice(0, 140) + "……" : text, note: "" };
  }

  function makeCard() {
    const card = guicheng.element("div", { className: "cite-card", id: "cite-card", hidden: true });
    card.setAttribute("role", "tooltip");
    document.body.append(card);
    return card;
  }

  function fill(card, words) {
    card.replaceChildren(
      guicheng.element("strong", {}, words.title),
      guicheng.element("p", {}, words.words),
    );
    if (words.note) card.append(guicheng.element("p", { className: "note" }, words.note));
  }

  /** Below the link, above it where there is no room. */
  function place(card, link) {
    const box = link.getClientRects()[0] || link.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8));
    const below = box.bottom + 6;
    const above = box.top - card.offsetHeight - 6;
    card.style.left = left + scrollX + "px";
    card.style.top = (below + card.offsetHeight > innerHeight && above > 0 ? above : below) + scrollY + "px";
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
