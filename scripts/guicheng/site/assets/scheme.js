/* Light or dark: follows the system until the reader chooses. */
(function (guicheng) {
  "use strict";

  guicheng.modules.scheme = function (button) {
    const root = document.documentElement;
    const dark = () => {
      const chosen = root.getAttribute("data-scheme");
      return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    };
    const show = () => { button.textContent = dark() ? "浅色" : "深色"; };
    button.addEventListener("click", () => {
      const next = dark() ? "light" : "dark";
      root.setAttribute("data-scheme", next);
      try { localStorage.setItem("guicheng.scheme", next); } catch (error) { /* holds for this page only */ }
      show();
    });
    show();
    button.hidden = false;
  };
})((globalThis.guicheng = globalThis.guicheng || {}));
