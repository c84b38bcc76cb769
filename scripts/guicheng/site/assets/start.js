/* User interface: every element with data-module="name" is handed to guicheng.modules[name]. */
(function (guicheng) {
  "use strict";

  guicheng.modules = {};

  /** Start all modules below a root; one that fails must not stop the others. */
  guicheng.start = function (root) {
    for (const element of root.querySelectorAll("[data-module]")) {
      const module = guicheng.modules[element.dataset.module];
      if (!module) continue;
      try {
        module(element);
      } catch (error) {
        console.error("guicheng: " + element.dataset.module, error);
      }
    }
  };

  /** A short message for everyone, screen readers included. */
  guicheng.announce = function (words) {
    let box = document.getElementById("gc-status");
    if (!box) {
      box = document.createElement("div");
      box.id = "gc-status";
      box.setAttribute("role", "status");
      document.body.append(box);
    }
    box.textContent = words;
    box.className = "shown";
    clearTimeout(guicheng.announce.timer);
    guicheng.announce.timer = setTimeout(() => { box.className = ""; }, 2500);
  };

  /** Load a classic script: the one way that works under file:// as well. */
  guicheng.loadScript = function (src) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = src;
      script.onload = () => resolve();
      script.onerror = () => reject(new Error("无法读取 " + src));
      document.head.append(script);
    });
  };
})((globalThis.guicheng = globalThis.guicheng || {}));
