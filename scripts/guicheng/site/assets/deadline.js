// Time limits 期限: the counting of guicheng/deadlines/count.py, word for word, for the browser.
// Logic only: no document. Data: guicheng/deadlines/browser.py. Shared vectors: tests/fixtures/shared/deadlines.json.
(() => {
  "use strict";

  const DAY = 86400000;
  const MOST = 9999;
  const FIRST_YEAR = 1900;
  const LAST_YEAR = 2100;
  const SATURDAY = 6;
  const SUNDAY = 0;
  const ONLY_WORKING_DAYS = "当日不计，只数工作日；补班的星期六、星期日是工作日";
  const WEEKDAYS = "日一二三四五六";

  /** @typedef {{amount: number, unit: "工作日"|"日"|"月"|"小时", direction: "后"|"前"}} Period */
  /** @typedef {{name: string, source: string, roll: "顺延"|"不顺延"|"存疑", working: number[]|null}} Regime */
  /** @typedef {{day: string, number: number|null, note: string}} Counted */
  /** @typedef {{due: string|null, reason: string, counting: Counted[], latest: string|null}} Due */
  /** @typedef {{years: Object<string, {off: Set<string>, work: Set<string>}>, regimes: Regime[], asked: Object<string, string>}} Calendar */

  /** The calendar out of the JSON of the page. @returns {Calendar} */
  function compile(data) {
    const years = {};
    for (const year of Object.keys(data.years)) {
      const days = data.years[year];
      years[year] = { off: new Set(days.off), work: new Set(days.work) };
    }
    return { years, regimes: data.regimes, asked: data.asked || {} };
  }

  /** @returns {Regime|undefined} */
  function regime(calendar, name) {
    return calendar.regimes.find((one) => one.name === name);
  }

  // --- days: whole numbers since 1970, written 2026-03-01 ---

  function number(day) {
    return Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / DAY;
  }

  function written(days) {
    return new Date(days * DAY).toISOString().slice(0, 10);
  }

  /** Whether the words are a day of the calendar: 2026-02-30 is none. */
  function isDay(words) {
    return /^\d{4}-\d{2}-\d{2}$/.test(words) && !Number.isNaN(number(words)) && written(number(words)) === words;
  }

  function weekday(days) {
    return new Date(days * DAY).getUTCDay();
  }

  function isWeekend(days) {
    const day = weekday(days);
    return day === SATURDAY || day === SUNDAY;
  }

  /** The word for the day of the week: 周三. */
  function weekdayWord(day) {
    return "周" + WEEKDAYS[weekday(number(day))];
  }

  /** Whether a day is worked; null in a year without its notice. */
  function isWorking(calendar, days) {
    const day = written(days);
    const year = calendar.years[day.slice(0, 4)];
    if (!year) return null;
    return year.work.has(day.slice(5)) || (!isWeekend(days) && !year.off.has(day.slice(5)));
  }

  function kind(calendar, days) {
    const day = written(days);
    const year = calendar.years[day.slice(0, 4)];
    if (!year) return "";
    if (year.work.has(day.slice(5))) return "补班";
    if (year.off.has(day.slice(5))) return "放假";
    return isWeekend(days) ? "休息日" : "";
  }

  // --- counting ---

  /** @returns {Due} */
  function due(start, period, rule, calendar) {
    const refused = refusal(start, period);
    if (refused) return answer(null, refused, []);
    if (period.unit === "小时") return hours(start, period);
    const day = number(start.slice(0, 10));
    if (period.unit === "工作日" || (period.unit === "日" && meansWorkingDays(rule, period.amount))) {
      return workingDays(day, period, rule, calendar);
    }
    return lastDay(nominal(day, period, calendar), period, rule, calendar);
  }

  /** The first ends of a repeated limit: each counted from the start, so none drifts. @returns {Due[]} */
  function occurrences(start, period, rule, calendar, times) {
    const ends = [];
    for (let turn = 1; turn <= times; turn++) {
      ends.push(due(start, { ...period, amount: period.amount * turn }, rule, calendar));
    }
    return ends;
  }

  /** A limit made longer: the addition is counted from the day the first would end, before any rolling. */
  function extended(start, period, by, rule, calendar) {
    const refused = refusal(start, period) || refusal(start, by);
    if (refused) return answer(null, refused, []);
    const working = meansWorkingDays(rule, period.amount);
    if (period.unit === by.unit) {
      const total = { ...period, amount: period.amount + by.amount };
      if (period.unit !== "日" || working === meansWorkingDays(rule, total.amount)) {
        return due(start, total, rule, calendar);
      }
    }
    if ((period.unit === "日" || period.unit === "月") && !working) {
      const counting = nominal(number(start.slice(0, 10)), period, calendar);
      return due(counting[counting.length - 1].day, by, rule, calendar);
    }
    const ended = due(start, period, rule, calendar);
    return ended.due === null ? ended : due(ended.due, by, rule, calendar);
  }

  /** The last day of the quarter a day lies in. */
  function quarterEnd(day) {
    const month = Math.floor((+day.slice(5, 7) + 2) / 3) * 3;
    return written(Date.UTC(+day.slice(0, 4), month, 0) / DAY);
  }

  function answer(end, reason, counting, latest) {
    return { due: end, reason, counting, latest: latest === undefined ? null : latest };
  }

  function counted(day, place, note) {
    return { day, number: place, note };
  }

  function refusal(start, period) {
    if (!Number.isInteger(period.amount) || period.amount < 1 || period.amount > MOST) {
      return `期限的数量应在1到${MOST}之间`;
    }
    const year = +start.slice(0, 4);
    if (year < FIRST_YEAR || year > LAST_YEAR) return `起算日应在${FIRST_YEAR}年到${LAST_YEAR}年之间`;
    return "";
  }

  function meansWorkingDays(rule, amount) {
    return rule.working === null || rule.working.includes(amount);
  }

  function hours(start, period) {
    const sign = period.direction === "后" ? 1 : -1;
    if (start.length === 10) {
      if (period.amount % 24) return answer(null, "以小时计的期限要写明起算的时刻，例如2026-03-01T14:20", []);
      const end = written(number(start) + (sign * period.amount) / 24);
      return answer(end, "至当日的同一时刻", [counted(start, null, "起算"), counted(end, period.amount, "")]);
    }
    const minutes = number(start.slice(0, 10)) * 1440 + +start.slice(11, 13) * 60 + +start.slice(14, 16);
    const ended = minutes + sign * period.amount * 60;
    const counting = [counted(start, null, "起算"), counted(moment(ended), period.amount, "")];
    const reason = "逐小时连续计算，不因休息日、节假日停止或者顺延";
    if (sign < 0 || minutes % 60 === 0) return answer(moment(ended), reason, counting);
    return answer(moment(ended), reason, counting, moment(ended - (ended % 60) + 60));
  }

  function moment(minutes) {
    return new Date(minutes * 60000).toISOString().slice(0, 16);
  }

  function workingDays(start, period, rule, calendar) {
    const step = period.direction === "后" ? 1 : -1;
    const counting = [counted(written(start), null, "起算日，不计")];
    let day = start;
    let place = 0;
    while (place < period.amount) {
      day += step;
      const working = isWorking(calendar, day);
      if (working === null) return answer(null, outside(calendar, day), counting);
      if (working) place += 1;
      counting.push(counted(written(day), working ? place : null, kind(calendar, day)));
    }
    return answer(written(day), period.unit === "日" ? rule.source : ONLY_WORKING_DAYS, counting);
  }

  /** The counting up to the last day, before any rolling. @returns {Counted[]} */
  function nominal(start, period, calendar) {
    const sign = period.direction === "后" ? 1 : -1;
    const counting = [counted(written(start), null, "起算日，不计")];
    if (period.unit === "月") {
      const end = monthsFrom(start, sign * period.amount);
      return [...counting, counted(written(end), period.amount, kind(calendar, end))];
    }
    for (let place = 1; place <= period.amount; place++) {
      const day = start + sign * place;
      counting.push(counted(written(day), place, kind(calendar, day)));
    }
    return counting;
  }

  /** The same day so many months on; the month's last day when there is none, or when it began on a last day. */
  function monthsFrom(days, count) {
    const from = new Date(days * DAY);
    const year = from.getUTCFullYear();
    const month = from.getUTCMonth();
    const day = from.getUTCDate();
    const last = lastOfMonth(year, month + count);
    const beganOnLast = day === lastOfMonth(year, month);
    return Date.UTC(year, month + count, beganOnLast ? last : Math.min(day, last)) / DAY;
  }

  function lastOfMonth(year, month) {
    return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  }

  function lastDay(counting, period, rule, calendar) {
    const end = counting[counting.length - 1].day;
    if (rule.roll === "不顺延") return answer(end, rule.source, counting);
    const backward = period.direction === "前";
    const rolled = counting.slice();
    let day = number(end);
    let working = isWorking(calendar, day);
    while (working === false) {
      day += backward ? -1 : 1;
      working = isWorking(calendar, day);
      rolled.push(counted(written(day), null, kind(calendar, day) || (backward ? "提前到此日" : "顺延到此日")));
    }
    if (working === null) return answer(null, outside(calendar, day), counting);
    if (backward) return answer(written(day), backwardSource(rule), rolled);
    if (written(day) === end) return answer(end, rule.source, rolled);
    if (rule.roll === "存疑") return answer(end, rule.source, counting, written(day));
    return answer(written(day), rule.source, rolled);
  }

  function backwardSource(rule) {
    return `往前数：当日不计，数到的一日不上班的，提前到前一个工作日（${rule.name}）`;
  }

  function outside(calendar, days) {
    const year = written(days).slice(0, 4);
    const asked = calendar.asked[year];
    const state = asked ? `（通知尚未收录，${asked}查询）` : "";
    return `没有${year}年的放假安排${state}，不能给出确定的日期；请按国务院办公厅的放假通知补录后再算`;
  }

  globalThis.guicheng = globalThis.guicheng || {};
  globalThis.guicheng.deadline = {
    compile, regime, due, occurrences, extended, quarterEnd, isDay, weekdayWord, isWorking, kind, number, written,
  };
})();
