/* A checklist being worked: one instance a matter, with the snapshot of its procedure edition.
   Logic only: no document, no storage. Every change gives a new instance. */
(function (guicheng) {
  "use strict";

  const FORMAT = "guicheng-checklists";
  const VERSION = 1;
  const KEEP_DAYS = 180;
  const SOON_DAYS = 3;
  const ANSWERS = ["是", "否", "不适用"];
  const MOST_WORDS = 500;

  /** @typedef {{answer: string, why: string}} Answer */
  /** @typedef {{id: string, name: string, procedure: string, edition: number, title: string, created: string,
   *   updated: string, revision: number, sheet: object, dates: Object<string, string>,
   *   answers: Object<string, Answer>, notes: Object<string, string>, branches: Object<string, number>}} Instance */

  /** A new instance of a sheet. @returns {Instance} */
  function open(sheet, name, id, today) {
    const running = sheet.running;
    return {
      id, name, procedure: running.code, edition: running.edition, title: running.title, created: today, updated: today,
      revision: 0, sheet, dates: {}, answers: {}, notes: {}, branches: {},
    };
  }

  /** Apply one change: {date: event, value} {answer: check, value, why} {note: block, value} {branch: step, value}. */
  function apply(instance, change, today) {
    const next = { ...instance, updated: today, revision: instance.revision + 1 };
    if (change.date) next.dates = put(instance.dates, change.date, change.value);
    if (change.answer) next.answers = put(instance.answers, change.answer, answerOf(instance, change));
    if (change.note) next.notes = put(instance.notes, change.note, change.value);
    if (change.branch) next.branches = put(instance.branches, change.branch, change.value);
    return next;
  }

  function answerOf(instance, change) {
    const old = instance.answers[change.answer] || { answer: "", why: "" };
    const answer = change.value === undefined ? old.answer : change.value;
    const why = change.why === undefined ? old.why : change.why;
    return answer || why ? { answer, why } : "";
  }

  /** A copy with a value put in; an empty value takes the key out. */
  function put(values, key, value) {
    const next = { ...values };
    if (value === "" || value === undefined || value === null) delete next[key];
    else next[key] = value;
    return next;
  }

  function steps(sheet) {
    return sheet.blocks.filter((block) => block.kind === "StepBlock");
  }

  /** Ids of what falls away by the branches chosen: the steps between, and stops with no step left before them. */
  function fallen(instance) {
    const list = steps(instance.sheet);
    const order = new Map(list.map((step, place) => [step.id, place]));
    const away = new Set();
    for (const step of list) {
      const branch = step.branches[instance.branches[step.id]];
      if (!branch || away.has(step.id)) continue;
      const target = order.has(branch.go_to) ? order.get(branch.go_to) : list.length;
      for (let place = order.get(step.id) + 1; place < target; place++) away.add(list[place].id);
    }
    let alive = false;
    for (const block of instance.sheet.blocks) {
      if (block.kind === "StageHead") alive = false;
      if (block.kind === "StepBlock") alive = alive || !away.has(block.id);
      if (block.kind === "PauseBlock" && !alive) away.add(block.id);
    }
    return away;
  }

  /** Checks of a block: a step's own, a stop's questions. */
  function checks(block) {
    return block.checks || block.asks || [];
  }

  /** How many checks are answered, of those that have not fallen away. */
  function progress(instance) {
    const away = fallen(instance);
    let done = 0;
    let total = 0;
    for (const block of instance.sheet.blocks) {
      if (away.has(block.id)) continue;
      total += checks(block).length;
      done += checks(block).filter((check) => answered(instance, check)).length;
    }
    return { done, total };
  }

  /** 否 and 不适用 count only with a reason. */
  function answered(instance, check) {
    const given = instance.answers[check.id];
    return Boolean(given && given.answer && (given.answer === "是" || given.why));
  }

  /** Whether every check of a block is answered. A step without checks is never done by itself. */
  function isDone(instance, block) {
    return checks(block).length > 0 && checks(block).every((check) => answered(instance, check));
  }

  /** When a step is due: null without a limit or before its event has a date. */
  function dueOf(instance, step, calendar, today) {
    const rule = step.limit && step.limit.rule;
    const start = rule && instance.dates[rule.event];
    if (!start) return null;
    const regime = guicheng.deadline.regime(calendar, rule.regime);
    const period = { amount: rule.amount, unit: rule.unit, direction: rule.direction };
    if (!rule.every) return guicheng.deadline.due(start, period, regime, calendar);
    return nextOccurrence(start, period, regime, calendar, today);
  }

  /** Of a repeated limit the first end that is not past; at most 60 are looked at. */
  function nextOccurrence(start, period, regime, calendar, today) {
    const ends = guicheng.deadline.occurrences(start, period, regime, calendar, 60);
    return ends.find((end) => end.due === null || end.due.slice(0, 10) >= today) || ends[ends.length - 1];
  }

  /** 已超期, 将到期 or nothing. ``now``: 2026-03-01T14:20. */
  function urgency(due, now) {
    if (!due || !due.due) return "";
    const hour = due.due.length > 10;
    if (hour ? now > due.due : now.slice(0, 10) > due.due) return "已超期";
    const left = guicheng.deadline.number(due.due.slice(0, 10)) - guicheng.deadline.number(now.slice(0, 10));
    return left <= SOON_DAYS ? "将到期" : "";
  }

  /** The day after which an instance is cleared by itself. */
  function expiry(instance) {
    return guicheng.deadline.written(guicheng.deadline.number(instance.updated) + KEEP_DAYS);
  }

  // --- files ---

  /** The words of an export file. */
  function exported(instances, today) {
    return JSON.stringify({ format: FORMAT, version: VERSION, exported: today, instances }, null, 1);
  }

  /** Read an export file. @returns {{instances: Instance[], problem: string}} */
  function imported(text) {
    let file;
    try {
      file = JSON.parse(text);
    } catch (error) {
      return refused("不是核对单的导出文件，或者文件已损坏");
    }
    if (!file || file.format !== FORMAT || !Array.isArray(file.instances)) return refused("不是核对单的导出文件");
    if (file.version > VERSION) return refused(`由较新的版本（${file.version}）导出，请用同样新的站点打开`);
    if (!file.instances.every(isInstance)) return refused("文件里有不完整的核对单，没有导入");
    const private_ = file.instances.map(privateWords).find(Boolean);
    if (private_) return refused(private_);
    return { instances: file.instances.map(plain), problem: "" };
  }

  function refused(problem) {
    return { instances: [], problem };
  }

  const isText = (value) => typeof value === "string" && value.length < 10000;
  const isTable = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);

  /** Whether a value out of a file has the shape of an instance; nothing in it is ever run or shown as HTML. */
  function isInstance(one) {
    return isTable(one) && /^[a-z0-9]{1,24}$/.test(one.id) && isText(one.name) && /^P\d{4,5}$/.test(one.procedure) &&
      Number.isInteger(one.edition) && isText(one.title) && guicheng.deadline.isDay(one.created) &&
      guicheng.deadline.isDay(one.updated) && Number.isInteger(one.revision) && isSheet(one.sheet) &&
      isTable(one.dates) && Object.values(one.dates).every((date) => isText(date) && guicheng.deadline.isDay(date.slice(0, 10))) &&
      isTable(one.notes) && Object.values(one.notes).every(isText) &&
      isTable(one.branches) && Object.values(one.branches).every(Number.isInteger) &&
      isTable(one.answers) && Object.values(one.answers).every((given) => isTable(given) && isText(given.answer) && isText(given.why));
  }

  function isSheet(sheet) {
    return isTable(sheet) && isTable(sheet.running) && Array.isArray(sheet.blocks) &&
      sheet.blocks.every((block) => isTable(block) && isText(block.kind)) &&
      steps(sheet).every((step) => isText(step.id) && isText(step.title) && Array.isArray(step.checks) &&
        Array.isArray(step.branches) && Array.isArray(step.basis));
  }

  /** Only the known parts of an instance. */
  function plain(one) {
    const { id, name, procedure, edition, title, created, updated, revision, sheet, dates, answers, notes, branches } = one;
    return { id, name, procedure, edition, title, created, updated, revision, sheet, dates, answers, notes, branches };
  }

  /** Why the words of an instance may not be kept; empty when they may. */
  function privateWords(one) {
    const words = [one.name, ...Object.values(one.notes), ...Object.values(one.answers).map((given) => given.why)];
    return words.map(guicheng.guard.refusal).find(Boolean) || "";
  }

  guicheng.checklist = {
    ANSWERS, MOST_WORDS, KEEP_DAYS, open, apply, steps, checks, fallen, progress, answered, isDone, dueOf, urgency, expiry,
    exported, imported, isInstance,
  };
})((globalThis.guicheng = globalThis.guicheng || {}));
