/* The contents of a regulation: jump to an article, the chapter being read, and on a phone a sheet of its own. */
(function (guicheng) {
  "use strict";

  guicheng.modules.contents = function (nav) {
    addJump(nav);
    followReading(nav);
    addSheet(nav);
  };

  function addJump(nav) {
    const form = document.createElement("form");
    form.className = "jump";
    form.innerHTML = '<label for="jump">到第</label><input id="jump" inputmode="numeric" autocomplete="off" size="5"><label for="jump">条</label>&nbsp;<button>到</button>';
    const input = form.querySelector("input");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const anchor = articleAnchor(input.value);
      if (anchor && document.getElementById(anchor)) {
        location.hash = anchor;
        closeSheet();
      } else {
        guicheng.announce("没有这一条");
      }
    });
    nav.querySelector("h2").after(form);
  }

  function articleAnchor(text) {
    const typed = text.trim().replace(/[\s第条]/g, "");
    const parts = typed.split(/[-－_.之]/).map((part) => guicheng.numerals.toInt(part));
    return parts.length && parts.every((part) => part !== null) ? "t" + parts.join("-") : null;
  }

  /** Mark the line of the division at the top of the window. */
  function followReading(nav) {
    const links = new Map();
    for (const link of nav.querySelectorAll(".toc li > a:first-child")) links.set(link.hash.slice(1), link.parentNode);
    const headings = [...document.querySelectorAll(".text .d[id]")].filter((heading) => links.has(heading.id));
    if (!headings.length) return;
    let here = null;
    let waiting = false;
    const mark = () => {
      waiting = false;
      let low = 0;
      let high = headings.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (headings[middle].getBoundingClientRect().top < 140) low = middle + 1;
        else high = middle;
      }
      const line = low ? links.get(headings[low - 1].id) : null;
      if (line === here) return;
      if (here) here.classList.remove("here");
      here = line;
      if (!here) return;
      here.classList.add("here");
      reveal(here, nav.firstElementChild);
    };
    addEventListener("scroll", () => {
      if (!waiting) {
        waiting = true;
        requestAnimationFrame(mark);
      }
    }, { passive: true });
    mark();
  }

  /** Scroll the side column only, never the page. */
  function reveal(line, column) {
    const top = line.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
    if (top < column.scrollTop || top > column.scrollTop + column.clientHeight - 48) {
      column.scrollTop = top - column.clientHeight / 3;
    }
  }

  function addSheet(nav) {
    const open = document.querySelector(".to-contents");
    open.setAttribute("role", "button");
    nav.tabIndex = -1;
    open.addEventListener("click", (event) => {
      event.preventDefault();
      document.body.classList.toggle("contents-open");
      const isOpen = document.body.classList.contains("contents-open");
      open.textContent = isOpen ? "关闭" : "目录";
      if (isOpen) nav.focus();
    });
    nav.addEventListener("click", (event) => {
      if (event.target.closest("a")) closeSheet();
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") closeSheet();
    });
  }

  function closeSheet() {
    document.body.classList.remove("contents-open");
    const open = document.querySelector(".to-contents");
    if (open) open.textContent = "目录";
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
