/* 期限计算: a calculator, and the timetable of a procedure counted from the dates of its events. Nothing is kept. */
(function (guicheng) {
  "use strict";

  const make = guicheng.element;
  const UNITS = ["工作日", "日", "月", "小时"];

  guicheng.modules.deadlines = function (root) {
    const data = JSON.parse(root.querySelector("template").content.textContent);
    const calendar = guicheng.deadline.compile(data.deadlines);
    root.hidden = false;
    guicheng.fillElement(root, ...calculator(calendar), ...timetable(calendar, data.procedures));
  };

  // --- calculator ---

  function calculator(calendar) {
    const start = make("input", { type: "datetime-local", id: "gc-from-hour", hidden: true });
    const day = make("input", { type: "date", id: "gc-from", value: guicheng.today(), min: "2000-01-01", max: "2100-12-31" });
    const amount = make("input", { type: "number", id: "gc-amount", value: "5", min: "1", max: "9999", step: "1", inputMode: "numeric" });
    const unit = select("gc-unit", UNITS.map((word) => [word, word]));
    unit.setAttribute("aria-label", "期限的单位");
    const direction = select("gc-direction", [["后", "以后（往后数）"], ["前", "以前（往前数）"]]);
    const rule = select("gc-regime", calendar.regimes.map((one) => [one.name, one.name]));
    const extend = make("input", { type: "number", id: "gc-extend", min: "0", max: "9999", step: "1", placeholder: "不延长", inputMode: "numeric" });
    const result = make("div", { className: "result", role: "status" });
    const quarter = make("button", { type: "button" }, "换成季末");
    quarter.addEventListener("click", () => {
      if (guicheng.deadline.isDay(day.value)) day.value = guicheng.deadline.quarterEnd(day.value);
      update();
    });
    const form = make("form", { className: "calculator" },
      row("起算日", make("span", {}, day, start, " ", quarter)), row("期限", make("span", {}, amount, " ", unit)), row("方向", direction),
      row("按哪部规定算", rule), row("延长（同一单位）", extend));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", update);
    function update() {
      const hours = unit.value === "小时";
      start.hidden = !hours;
      day.hidden = hours;
      if (hours && !start.value && day.value) start.value = day.value + "T09:00";
      const from = hours ? start.value : day.value;
      result.textContent = "";
      if (!guicheng.deadline.isDay(from.slice(0, 10))) return result.append("请填写起算日。");
      const regime = guicheng.deadline.regime(calendar, rule.value);
      const period = { amount: Number(amount.value), unit: unit.value, direction: direction.value };
      const by = { ...period, amount: Number(extend.value) };
      const due = by.amount ? guicheng.deadline.extended(from, period, by, regime, calendar) : guicheng.deadline.due(from, period, regime, calendar);
      result.append(...guicheng.dueParts(due, "", period.direction === "后" ? "到期" : "最迟"));
      const details = result.querySelector("details");
      if (details) details.open = true;
    }
    update();
    return [make("h2", {}, "计算到期日"), form, result];
  }

  function select(id, options) {
    return make("select", { id }, ...options.map(([value, words]) => make("option", { value }, words)));
  }

  function row(words, field) {
    const target = field.id ? field : field.querySelector("[id]");
    return make("p", {}, make("label", { htmlFor: target.id }, words), field);
  }

  // --- timetable ---

  function timetable(calendar, procedures) {
    const known = procedures.filter((one) => one.steps.length);
    if (!known.length) return [];
    const choice = select("gc-procedure", known.map((one) => [one.code, `${one.title}（${one.code}）`]));
    const place = make("div", {});
    choice.addEventListener("change", draw);
    draw();
    return [make("h2", {}, "倒排时间表"), make("p", {}, "选一个程序，填上事情发生（或者打算发生）的日期，看每一步最迟哪天。填好后可以直接打印本页。"),
      make("p", {}, make("label", { htmlFor: "gc-procedure" }, "程序 "), choice), place];

    function draw() {
      const procedure = known.find((one) => one.code === choice.value);
      const used = new Set(procedure.steps.map((step) => step.rule.event));
      const values = {};
      const table = make("div", { role: "status" });
      const fields = procedure.events.filter((event) => used.has(event.id)).map((event) => {
        const field = make("input", { type: event.hours ? "datetime-local" : "date", id: "gc-when-" + event.id });
        field.addEventListener("input", () => {
          values[event.id] = field.value;
          rows(table, procedure, values, calendar);
        });
        return make("p", {}, make("label", { htmlFor: field.id }, event.title), field);
      });
      place.textContent = "";
      place.append(make("div", { className: "calculator" }, ...fields), table);
      rows(table, procedure, values, calendar);
    }
  }

  /** Steps by their due day; those without a date stay at the end. */
  function rows(place, procedure, values, calendar) {
    const found = procedure.steps.map((step) => {
      const start = values[step.rule.event];
      const regime = guicheng.deadline.regime(calendar, step.rule.regime);
      const due = start ? guicheng.deadline.due(start, step.rule, regime, calendar) : null;
      return { step, due };
    });
    found.sort((a, b) => order(a.due).localeCompare(order(b.due)) || a.step.number - b.step.number);
    const heads = ["最迟", "步骤", "责任人", "期限"].map((words) => make("th", { scope: "col" }, words));
    place.textContent = "";
    place.append(make("div", { className: "wide", tabIndex: 0 }, make("table", { className: "timetable" },
      make("thead", {}, make("tr", {}, ...heads)), make("tbody", {}, ...found.map(line)))));
  }

  function order(due) {
    return due && due.due ? due.due : "9999";
  }

  function line({ step, due }) {
    const state = guicheng.checklist.urgency(due, guicheng.now());
    const day = !due ? "（填写日期后算出）" : due.due ? guicheng.dayWords(due.due) : "不能给出日期：" + due.reason;
    return make("tr", { className: state === "已超期" ? "over" : state ? "soon" : "" },
      make("td", {}, make("strong", {}, day), state ? make("em", {}, " " + (due.due.slice(0, 10) === guicheng.today() ? "今天" : state)) : ""),
      make("td", {}, make("a", { href: step.href }, `第${step.number}步 ${step.title}`)), make("td", {}, step.roles),
      make("td", {}, `${step.words}（${step.source}）`));
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
