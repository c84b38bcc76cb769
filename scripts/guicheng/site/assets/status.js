/*
 * What holds on a day, for the reader's own day: the same as model/status.py and render/status.py, from the facts
 * that render/status_facts.py writes: {nature, adopted, events: [[day, type]], checked: [day],
 * editions: [[id, effective, start, end, [day]]]}. Days are ISO strings, which compare as they stand.
 */
(function (guicheng) {
  "use strict";

  const STALE_AFTER = 183;
  const STYLES = { 有效: "valid", 尚未生效: "coming", 已修改: "past", 已废止: "dead", 失效: "dead" };
  const MARKS = { 有效: "✓", 尚未生效: "◷", 已修改: "↻", 已废止: "✕", 失效: "✕", unchecked: "?", none: "□" };
  const VERBS = { 尚未生效: "起施行", 已修改: "起由后来的文本取代", 已废止: "起废止", 失效: "起失效" };

  /** The status of one edition on a day. @param {string} id @param {string} on */
  function of(facts, id, on) {
    const edition = facts.editions.find((one) => one[0] === id);
    const [name, since] = nameOf(facts, edition, on);
    const checks = facts.checked.concat(edition[4]).filter((day) => day <= on);
    return { name, on, since, checked: latest(checks), nature: facts.nature };
  }

  function nameOf(facts, edition, on) {
    const past = facts.events.filter(([day]) => day <= on);
    const repealed = past.find(([, type]) => type === "废止");
    if (repealed) return ["已废止", repealed[0]];
    const ended = past.filter(([, type]) => type === "失效").map(([day]) => day);
    if (edition[3] && edition[3] <= on) ended.push(edition[3]);
    if (ended.length) return ["失效", earliest(ended)];
    if (edition[2] && edition[2] > on) return ["尚未生效", edition[2]];
    const superseded = supersededOn(facts, edition, on);
    return superseded ? ["已修改", superseded] : ["有效", edition[2]];
  }

  /** The day a later wording took over; amendments known only by their event count from that event. */
  function supersededOn(facts, edition, on) {
    const later = facts.editions.filter((other) => order(other[0]) > order(edition[0]));
    const starts = later.map((other) => other[2]).filter((day) => day && day <= on);
    if (isUndated(edition[0])) return earliest(starts);
    const own = edition[0].slice(0, 10);
    const known = later.map((other) => other[0].slice(0, 10));
    const changes = facts.events
      .filter(([day, type]) => (type === "修正" || type === "修订") && day > own && day <= on && !known.includes(day))
      .map(([day]) => day);
    return earliest(starts.concat(changes));
  }

  /** By day, a second edition of one day after the first; undated ones first. */
  function order(id) {
    if (isUndated(id)) return "0 " + id.slice(8).padStart(4, "0");
    return "1 " + id.slice(0, 10) + " " + (id.slice(11) || "1").padStart(4, "0");
  }

  function isUndated(id) {
    return id.startsWith("undated");
  }

  /** The edition a reader should see on a day, by its id: the one in force, else the nearest to come, else the last. */
  function editionOn(facts, on) {
    const ordered = facts.editions.slice().sort((a, b) => (order(a[0]) < order(b[0]) ? -1 : 1));
    const started = ordered.filter((one) => !one[2] || one[2] <= on);
    const shown = started.length ? started[started.length - 1] : ordered[0];
    return shown ? shown[0] : null;
  }

  function isStale(status) {
    return status.checked !== null && days(status.on) - days(status.checked) > STALE_AFTER;
  }

  /** The words a page prints; nobody's check is never turned into 现行有效. */
  function statement(status) {
    if (status.nature === "资料" || (status.nature === "示范文本" && status.name === "有效")) return status.nature;
    if (status.checked === null) return status.name + "（待核）";
    const words = "截至" + status.checked + "核对" + status.name;
    return isStale(status) ? words + "；可能已变化，使用前核对" : words;
  }

  function style(status) {
    if (statement(status) === status.nature) return "none";
    return status.name === "有效" && status.checked === null ? "unchecked" : STYLES[status.name];
  }

  /** The box over a text. @returns {{style: string, mark: string, rows: string[]}} */
  function banner(facts, id, on) {
    const status = of(facts, id, on);
    const css = style(status);
    const rows = [statement(status), css === "none" ? natureWords(facts) : sinceWords(facts, id, status)];
    if (css === "unchecked") rows.push("本库还没有人核对其效力，使用前请与正式文本核对。");
    return { style: css, mark: MARKS[css] || MARKS[status.name], rows: rows.filter(Boolean) };
  }

  function natureWords(facts) {
    if (facts.nature === "资料") return "调研报告、论文等，只供参考，不得作为依据。";
    return facts.nature === "示范文本" && !facts.adopted ? "本单位未印发，只能参照，不得作为依据。" : "";
  }

  function sinceWords(facts, id, status) {
    if (status.name === "有效") {
      const effective = facts.editions.find((one) => one[0] === id)[1];
      return effective ? "自" + words(effective) + "起施行" : "施行日期待核";
    }
    return status.since ? "自" + words(status.since) + VERBS[status.name] : "";
  }

  /** What a list says of a work on a day: its words and their style. */
  function current(facts, on) {
    const id = editionOn(facts, on);
    if (id === null) return { statement: "正文未入库", style: "none" };
    const status = of(facts, id, on);
    return { statement: statement(status), style: style(status) };
  }

  /** 2024-03-01修订; the id alone when no event of that day is known. */
  function editionName(facts, id) {
    if (isUndated(id)) return "日期不明的文本";
    const event = facts.events.find(([day]) => day === id.slice(0, 10));
    return event ? id + event[1] : id;
  }

  /** 2024年3月1日 */
  function words(day) {
    const [year, month, date] = day.split("-").map(Number);
    return year + "年" + month + "月" + date + "日";
  }

  function days(day) {
    return Date.parse(day + "T00:00:00Z") / 86400000;
  }

  function earliest(list) {
    return list.length ? list.reduce((a, b) => (a < b ? a : b)) : null;
  }

  function latest(list) {
    return list.length ? list.reduce((a, b) => (a > b ? a : b)) : null;
  }

  guicheng.status = { of, statement, style, banner, current, editionOn, editionName, words };
})((globalThis.guicheng = globalThis.guicheng || {}));
