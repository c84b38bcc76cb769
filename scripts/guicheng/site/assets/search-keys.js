/* Keys of the results page: / to the box, arrows from it through the results and back, Escape back to it. */
(function (guicheng) {
  "use strict";

  /**
   * @param {HTMLInputElement} input @param {Element} list of the results
   * @param {() => boolean} composing whether characters are being put together
   */
  guicheng.searchKeys = function (input, list, composing) {
    document.addEventListener("keydown", (event) => {
      const at = document.activeElement;
      const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
      if (composing() || event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
      const inside = list.contains(at);
      if (event.key === "/" && !typing) toBox(event, input);
      else if (event.key === "Escape" && inside) toBox(event, input);
      else if (/^Arrow(?:Down|Up)$/.test(event.key) && (inside || at === input)) move(event, at, [input, ...list.querySelectorAll("a, button")]);
    });
  };

  function toBox(event, input) {
    event.preventDefault();
    input.focus();
    input.select();
  }

  function move(event, from, stops) {
    const next = stops[stops.indexOf(from) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
