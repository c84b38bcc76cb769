/* A link to a place lands exactly there, although articles far away are not laid out yet. */
(function (guicheng) {
  "use strict";

  guicheng.modules.anchors = function () {
    addEventListener("hashchange", () => settle(12));
    if (location.hash) settle(12);
  };

  /** Scroll again while what stands above the target still changes its height; stop as soon as the reader moves. */
  function settle(frames) {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    let stopped = false;
    const stop = () => { stopped = true; };
    for (const event of ["wheel", "touchstart", "keydown", "pointerdown"]) addEventListener(event, stop, { once: true, passive: true });
    let last = null;
    const step = () => {
      if (stopped || frames <= 0) return;
      frames -= 1;
      const top = target.getBoundingClientRect().top;
      if (top !== last) target.scrollIntoView();
      last = target.getBoundingClientRect().top;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
