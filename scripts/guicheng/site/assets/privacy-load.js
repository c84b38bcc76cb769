/* Where a checklist is worked, the tables of the publication gate are loaded; until then its first rules hold. */
(function (guicheng) {
  "use strict";

  const own = document.currentScript || document.querySelector('script[src*="/guicheng.js"]');
  if (!own || !document.querySelector('[data-module^="checklist"]')) return;
  guicheng.loadScript(own.src.replace(/guicheng\.js/, "privacy.js")).catch((error) => console.error(error));
})(globalThis.guicheng);
