/* 复制引用 and 复制条文 for the article (or 款, 项) under the pointer or with the focus: one set of buttons that moves. */
(function (guicheng) {
  "use strict";

  guicheng.modules["article-tools"] = function (page) {
    const text = page.querySelector(".text");
    if (!text || !page.dataset.code) return;
    const tools = makeTools(page);
    const show = (event) => {
      const article = event.target.closest(".t[id]");
      if (!article || tools.contains(event.target)) return;
      const byKey = event.type === "focusin";
      const place = byKey ? null : event.target.closest("p[id]");
      const moved = tools.parentNode !== article && !article.contains(tools);
      // Between a 款 and the buttons lies the margin of the article: the 款 stays meant.
      if (place || moved || byKey) tools.dataset.anchor = (place || article).id;
      if (moved || byKey) put(tools, article, byKey);
    };
    text.addEventListener("pointerover", show);
    text.addEventListener("focusin", show);
  };

  /** By keyboard the buttons come right after the label, so that Tab reaches them next. */
  function put(tools, article, byKey) {
    if (byKey) article.querySelector(".n").closest("p").after(tools);
    else article.append(tools);
  }

  function makeTools(page) {
    const tools = document.createElement("div");
    tools.className = "tools";
    tools.append(
      button("复制引用", "复制本条（款、项）的规范引用", () => copy(citation(page, tools.dataset.anchor))),
      button("复制条文", "复制本条全文和引用", () => copy(articleText(tools) + "\n——" + citation(page, articleOf(tools).id)))
    );
    return tools;
  }

  function button(words, title, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.title = title;
    made.addEventListener("click", act);
    return made;
  }

  function articleOf(tools) {
    return tools.closest(".t");
  }

  function citation(page, anchor) {
    const article = document.getElementById(anchor).closest(".t");
    const lone = article.querySelectorAll("p.k").length === 1;
    const wanted = lone && /-k1$/.test(anchor) ? article.id : anchor;
    const label = article.querySelector(".n").textContent;
    const place = guicheng.citation.citedPlace(wanted, lone);
    return guicheng.citation.format({
      title: page.dataset.title,
      place: label.startsWith("第") ? place : label.replace(/、$/, ""),
      code: page.dataset.code,
      edition: page.dataset.edition,
      anchor: wanted,
    });
  }

  function articleText(tools) {
    return [...articleOf(tools).querySelectorAll("p:not(.mark)")].map((line) => line.textContent).join("\n");
  }

  /** The clipboard of browsers under file:// and plain http is closed: a selected field works everywhere. */
  function copy(words) {
    const field = document.createElement("textarea");
    field.value = words;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    const before = document.activeElement;
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (before && before.focus) before.focus({ preventScroll: true });
    guicheng.announce(done ? "已复制：" + words.split("\n").pop().replace(/^——/, "") : "没有复制成功，请选中文字后按 Ctrl+C");
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
