/* Facets of the results page: values with counts to choose from, and those chosen, each to be taken off. */
(function (guicheng) {
  "use strict";

  const VALUES = 8;
  const { element, filters } = guicheng;

  /** Filters lie open where there is room; on a phone they fold away. */
  class Facets {
    /** @param {Element} panel details @param {Element} chips @param {(text: string) => void} ask */
    constructor(panel, chips, ask) {
      this.panel = panel;
      this.box = panel.querySelector("div");
      this.chips = chips;
      this.ask = ask;
      this.unfolded = new Set();
      panel.open = matchMedia("(min-width: 60.01em)").matches;
    }

    clear() {
      this.panel.hidden = true;
      this.chips.textContent = "";
    }

    /** @param {Object<string, {value: string, count: {value: number, relation: string}}[]>} facets @param {string} text */
    show(facets, text) {
      const focused = this.box.contains(document.activeElement) ? document.activeElement.dataset.value : null;
      this.box.textContent = "";
      for (const [facet, values] of Object.entries(facets)) {
        const some = values.some((one) => filters.has(text, facet, one.value));
        if (values.length > 1 || some) this.box.append(this.group(facet, values, text));
      }
      this.panel.hidden = !this.box.childElementCount;
      if (focused) [...this.box.querySelectorAll("button")].filter((one) => one.dataset.value === focused).forEach((one) => one.focus());
    }

    group(facet, values, text) {
      const list = element("ul", {});
      const shown = this.unfolded.has(facet) ? values : values.filter((one, at) => at < VALUES || filters.has(text, facet, one.value));
      list.append(...shown.map((one) => this.value(facet, one, text)));
      const group = element("section", { "aria-label": facet }, element("h2", {}, facet), list);
      if (shown.length < values.length) {
        const more = element("button", { type: "button", className: "found-rest" }, "其余 " + (values.length - shown.length) + " 项");
        more.addEventListener("click", () => {
          this.unfolded.add(facet);
          const full = this.group(facet, values, text);
          group.replaceWith(full);
          full.querySelectorAll("li button")[shown.length].focus();
        });
        group.append(more);
      }
      return group;
    }

    value(facet, { value, count }, text) {
      const least = count.relation === "gte";
      const words = least && !count.value ? "旧版本" : String(count.value);
      const number = element("span", { className: "count" }, least && count.value ? element("small", {}, "至少 ") : "", words);
      const button = element("button", { type: "button", "aria-pressed": String(filters.has(text, facet, value)) }, element("span", {}, value), number);
      button.dataset.value = facet + value;
      button.addEventListener("click", () => this.ask(filters.toggle(text, facet, value)));
      return element("li", {}, button);
    }

    /** The filters of the query, wherever they were set. */
    showChosen(text) {
      const focused = this.chips.contains(document.activeElement);
      this.chips.textContent = "";
      const chosen = filters.chosen(text);
      const count = chosen.reduce((sum, one) => sum + one.values.length, 0);
      for (const { field, values } of chosen) {
        for (const value of values) this.chips.append(this.chip(field + "：" + value, filters.toggle(text, field === "日期" ? "年份" : field, value)));
      }
      if (count > 1) this.chips.append(this.chip("全部筛选", filters.without(text)));
      this.panel.querySelector("summary").textContent = count ? "筛选（已选 " + count + " 项）" : "筛选";
      if (focused && this.chips.firstChild) this.chips.firstChild.focus();
    }

    chip(words, text) {
      const button = element("button", { type: "button", "aria-label": "去掉" + words }, words, element("span", { "aria-hidden": "true" }, "×"));
      button.addEventListener("click", () => this.ask(text));
      return button;
    }
  }

  guicheng.Facets = Facets;
})((globalThis.guicheng = globalThis.guicheng || {}));
