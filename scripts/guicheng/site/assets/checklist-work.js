/* Working a checklist: dates, answers with reasons, branches, notes; every change is kept at once. */
(function (guicheng) {
  "use strict";

  const make = guicheng.element;
  const { ANSWERS, MOST_WORDS } = guicheng.checklist;

  /** Show an instance in place of the steps to read; ``page`` as made in checklist-page.js. */
  guicheng.checklistWork = function (page, instance, place) {
    const work = { page, instance, blocks: new Map(), answers: new Map(), dates: new Map(), notes: new Map(), branches: new Map() };
    work.change = (change) => {
      const result = page.store.change(work.instance, change, page.today());
      work.instance = result.instance;
      work.unkept.hidden = result.saved;
      refresh(work);
    };
    showReading(false);
    guicheng.fillElement(page.root, head(work), ...notices(work), dates(work), ...stages(work), foot(work));
    page.root.classList.add("working");
    sync(work);
    refresh(work);
    listen(work);
    // The fragment, as pages on a disk may not change the rest of their address.
    location.replace(`#dan=${instance.id}${place ? "/" + place : ""}`);
    page.root.querySelector("h2").focus();
    const wanted = place && document.getElementById("dan-" + place);
    if (wanted) wanted.scrollIntoView();
  };

  /** The static steps and their overview give way to the ones to fill in. */
  function showReading(shown) {
    for (const part of document.querySelectorAll(".doc > .stage, .doc > .way, .doc > .flow")) part.hidden = !shown;
  }

  function close(work) {
    work.closed = true;
    location.replace("#gc-checklist");
    work.page.root.classList.remove("working");
    showReading(true);
    guicheng.checklistDesk(work.page, "");
  }

  // --- head ---

  function head(work) {
    const { instance } = work;
    work.bar = make("progress", { "aria-label": "进度" });
    work.count = make("span", { className: "count", role: "status" });
    const title = make("h2", { tabIndex: -1 }, instance.title, make("small", {}, ` ${instance.name}　${instance.procedure} 第${instance.edition}版`));
    return make("div", { className: "work-head" }, title,
      make("p", { className: "work-bar" }, work.bar, work.count,
        button("打印", () => print(work), "main"), button("导出", () => save(work)),
        button("清除", () => remove(work)), button("收起", () => close(work))));
  }

  function button(words, act, css) {
    const made = make("button", { type: "button", className: css || "" }, words);
    made.addEventListener("click", act);
    return made;
  }

  function notices(work) {
    const current = work.page.data.sheet.running.edition;
    work.unkept = make("p", { className: "fault", role: "alert", hidden: work.page.store.works() }, guicheng.sheetNotKept);
    const found = [work.unkept];
    if (work.instance.edition !== current) {
      const words = `本单按第${work.instance.edition}版开立，现行第${current}版。本单内容不变，可以办完；新事项请另开一张。`;
      found.push(make("p", { className: "told" }, words));
    }
    for (const mark of work.instance.sheet.running.marks || []) found.push(make("p", { className: "told" }, markWords(mark)));
    return found;
  }

  function markWords(mark) {
    return mark === "示范" ? "示范：参照示范文本，本单位未印发，不得作为依据。" : `${mark}：不得据此办理。`;
  }

  function save(work) {
    guicheng.saveSheets([work.instance], `核对单-${work.instance.procedure}-${work.instance.name.replace(/[\\/:*?"<>|\s]/g, "_")}.json`);
    guicheng.announce("已导出。请妥善保管文件。");
  }

  function remove(work) {
    if (!confirm(`清除“${work.instance.name}”？清除后不能恢复；需要留存的请先导出。`)) return;
    work.page.store.remove(work.instance.id);
    close(work);
    guicheng.announce("已清除。");
  }

  /** The sheet as printed, filled; an older edition prints as it stands on the screen. */
  function print(work) {
    const { page, instance } = work;
    if (instance.edition !== page.data.sheet.running.edition || !page.data.print) return window.print();
    const sheet = window.open(page.data.print, "_blank");
    if (!sheet) return window.print();
    const answer = (event) => {
      if (event.source !== sheet || !event.data || event.data.guicheng !== "sheet-ready") return;
      window.removeEventListener("message", answer);
      sheet.postMessage({ guicheng: "fill", instance, dues: dueDays(work), away: [...guicheng.checklist.fallen(instance)], today: page.today() }, "*");
    };
    window.addEventListener("message", answer);
  }

  function dueDays(work) {
    const days = {};
    for (const step of guicheng.checklist.steps(work.instance.sheet)) {
      const due = guicheng.checklist.dueOf(work.instance, step, work.page.calendar, work.page.today());
      if (due && due.due) days[step.id] = due.due;
    }
    return days;
  }

  // --- dates ---

  function dates(work) {
    const opening = work.instance.sheet.blocks.find((block) => block.kind === "Opening");
    const rows = opening.events.map((event) => {
      const field = make("input", { type: event.hours ? "datetime-local" : "date", id: "gc-event-" + event.id, min: "2000-01-01", max: event.hours ? "2100-12-31T23:59" : "2100-12-31" });
      field.addEventListener("change", () => work.change({ date: event.id, value: field.value }));
      work.dates.set(event.id, field);
      return make("p", {}, make("label", { htmlFor: field.id }, event.title), field);
    });
    if (!rows.length) return "";
    return make("fieldset", { className: "events" }, make("legend", {}, "起算日期"),
      make("p", { className: "hint" }, "事情发生时填写，期限随即算出；当日不计。"), make("div", { className: "event-list" }, ...rows));
  }

  // --- steps ---

  function stages(work) {
    const sections = [];
    for (const block of work.instance.sheet.blocks) {
      if (block.kind === "StageHead") {
        sections.push(make("section", { className: "stage" },
          make("h2", {}, make("span", { className: "index" }, `第${block.number}阶段`), block.title, make("span", { className: "mode" }, block.mode)),
          make("ol", { className: "steps" })));
      } else if (block.kind === "StepBlock" && sections.length) sections[sections.length - 1].querySelector("ol").append(step(work, block));
      else if (block.kind === "PauseBlock" && sections.length) sections[sections.length - 1].append(pause(work, block));
    }
    return sections;
  }

  function step(work, block) {
    const due = make("p", { className: "due" });
    const item = make("li", { className: "step", id: "dan-" + block.id },
      make("h3", {}, make("b", {}, String(block.number)), block.title),
      make("p", { className: "who" }, `${block.roles}　${block.duty}` + signers(block)),
      limit(block), due,
      make("p", { className: "away" }, "按所选分支，本步不办。"),
      make("fieldset", { className: "inner" }, make("legend", { className: "unseen" }, `第${block.number}步的核对项`),
        ...block.prohibitions.map((words) => make("p", { className: "ban" }, make("b", {}, "禁止"), words)),
        ...block.checks.map((check) => checkRow(work, check)), branchRows(work, block), documents(block), note(work, block)),
      basis(work, block));
    work.blocks.set(block.id, { item, due, block });
    return item;
  }

  function signers(block) {
    const asked = block.signers.filter((signer) => signer.opinion).map((signer) => signer.role + signer.act);
    return asked.length ? `　${asked.join("、")}` : "";
  }

  function limit(block) {
    if (!block.limit) return make("p", { className: "limit" }, "未设时限");
    return make("p", { className: "limit" }, block.limit.words, " ", make("span", { className: "tag" }, block.limit.source));
  }

  function documents(block) {
    if (!block.documents.length) return "";
    return make("p", { className: "papers" }, make("b", {}, "文书"), block.documents.map((one) => `${one.title}（${one.code}）`).join("、"));
  }

  /** The links of the page where it shows the same edition, else the words of the snapshot. */
  function basis(work, block) {
    const same = work.instance.edition === work.page.data.sheet.running.edition;
    const shown = same && document.querySelector(`#${block.id} .basis`);
    return shown ? shown.cloneNode(true) : make("ul", { className: "basis" }, ...block.basis.map((line) => make("li", {}, line)));
  }

  function pause(work, block) {
    const item = make("div", { className: "pause", id: "dan-" + block.id },
      make("h3", {}, make("span", { className: "sign" }, "停"), `把关点：${block.title}`),
      make("p", { className: "away" }, "按所选分支，本阶段不办。"),
      make("fieldset", { className: "inner" }, make("legend", { className: "unseen" }, `把关点：${block.title}`),
        ...block.asks.map((check) => checkRow(work, check)), note(work, block)),
      make("p", {}, `由${block.role}核对${block.steps}，在打印的单子上签名；办理上述步骤的人不得签。`));
    work.blocks.set(block.id, { item, block });
    return item;
  }

  /** 是, 否, 不适用; the last two ask for a reason. */
  function checkRow(work, check) {
    const why = make("input", { type: "text", maxLength: MOST_WORDS, "aria-label": `理由：${check.text}`, placeholder: "理由（必填）", autocomplete: "off" });
    const radios = ANSWERS.map((word) => make("input", { type: "radio", name: "dan-" + check.id, value: word, id: `dan-${check.id}-${word}` }));
    radios.forEach((radio) => radio.addEventListener("change", () => {
      work.change({ answer: check.id, value: radio.value });
      if (radio.value !== "是" && !why.value) why.focus();
    }));
    const fault = make("p", { className: "fault", role: "alert" });
    guarded(why, fault, (words) => work.change({ answer: check.id, why: words }));
    const row = make("fieldset", { className: "check" }, make("legend", {}, check.text),
      make("span", { className: "answers" }, ...radios.map((radio) => make("label", { htmlFor: radio.id }, radio, radio.value))),
      make("span", { className: "why" }, why), fault);
    work.answers.set(check.id, { row, radios, why });
    return row;
  }

  function branchRows(work, block) {
    if (!block.branches.length) return "";
    const words = ["不走分支，接着往下办", ...block.branches.map((branch) => branch.words)];
    const radios = words.map((_, place) => make("input", { type: "radio", name: "dan-branch-" + block.id, value: place ? String(place - 1) : "", id: `dan-branch-${block.id}-${place}` }));
    radios.forEach((radio) => radio.addEventListener("change", () => {
      work.change({ branch: block.id, value: radio.value === "" ? "" : Number(radio.value) });
    }));
    work.branches.set(block.id, radios);
    return make("fieldset", { className: "branches" }, make("legend", {}, "分支"),
      ...radios.map((radio, place) => make("label", { htmlFor: radio.id }, radio, words[place])));
  }

  function note(work, block) {
    const field = make("textarea", { rows: 1, maxLength: MOST_WORDS, "aria-label": `备注：${block.title}`, placeholder: "备注（只写代号）" });
    const fault = make("p", { className: "fault", role: "alert" });
    guarded(field, fault, (words) => work.change({ note: block.id, value: words }));
    work.notes.set(block.id, field);
    return make("div", { className: "note" }, field, fault);
  }

  /** Kept with every key; refused words stay in the field, marked, and are not kept. */
  function guarded(field, fault, keep) {
    field.addEventListener("input", () => {
      fault.textContent = guicheng.guard.refusal(field.value);
      field.setAttribute("aria-invalid", fault.textContent ? "true" : "false");
      if (!fault.textContent) keep(field.value);
    });
  }

  function foot(work) {
    return make("p", { className: "work-foot" }, button("打印", () => print(work), "main"), button("导出", () => save(work)), button("收起", () => close(work)),
      make("span", {}, `　保存到${guicheng.checklist.expiry(work.instance)}，之后自动清除；每次改动重新起算。`));
  }

  // --- keeping the page and the instance in step ---

  /** Put the instance's values into the fields; what has the focus is left alone. */
  function sync(work) {
    const { instance } = work;
    const set = (field, value) => { if (document.activeElement !== field) field.value = value; };
    work.dates.forEach((field, id) => set(field, instance.dates[id] || ""));
    work.notes.forEach((field, id) => set(field, instance.notes[id] || ""));
    work.branches.forEach((radios, id) => radios.forEach((radio) => {
      radio.checked = radio.value === (instance.branches[id] === undefined ? "" : String(instance.branches[id]));
    }));
    work.answers.forEach(({ radios, why }, id) => {
      const given = instance.answers[id] || { answer: "", why: "" };
      radios.forEach((radio) => { radio.checked = radio.value === given.answer; });
      set(why, given.why);
    });
  }

  /** What follows from the values: due days, what falls away, progress. */
  function refresh(work) {
    const { instance } = work;
    const away = guicheng.checklist.fallen(instance);
    work.blocks.forEach(({ item, due, block }, id) => {
      item.classList.toggle("fallen", away.has(id));
      item.classList.toggle("done", guicheng.checklist.isDone(instance, block));
      item.querySelector(".inner").disabled = away.has(id);
      if (due) showDue(work, due, block);
    });
    work.answers.forEach(({ row }, id) => {
      const given = instance.answers[id];
      row.classList.toggle("asks-why", Boolean(given && given.answer && given.answer !== "是"));
    });
    const { done, total } = guicheng.checklist.progress(instance);
    work.bar.max = total || 1;
    work.bar.value = done;
    work.count.textContent = `已答 ${done}/${total}`;
  }

  function showDue(work, place, block) {
    const rule = block.limit && block.limit.rule;
    const due = guicheng.checklist.dueOf(work.instance, block, work.page.calendar, work.page.today());
    const state = guicheng.checklist.isDone(work.instance, block) ? "" : guicheng.checklist.urgency(due, work.page.now());
    place.className = "due" + (state === "已超期" ? " over" : state ? " soon" : "");
    place.hidden = !rule;
    const shown = place.dataset.shown;
    const words = JSON.stringify([due, state]);
    if (!rule || shown === words) return;
    place.dataset.shown = words;
    place.textContent = "";
    place.append(...guicheng.dueParts(due, state, rule.every ? "本次最迟" : "最迟"));
  }

  /** A due day with its counting, for the checklist and the calculator. */
  guicheng.dueParts = function (due, state, label) {
    if (!due) return ["填写起算日期后算出到期日"];
    if (!due.due) return [make("strong", {}, "不能给出日期："), due.reason];
    const parts = [label, " ", make("strong", {}, guicheng.dayWords(due.due))];
    if (state) parts.push(" ", make("em", {}, state));
    if (due.latest) parts.push(make("span", { className: "hint" }, `　另一种算法可到${guicheng.dayWords(due.latest)}，请按较早的掌握。`));
    const rows = due.counting.map((one) => make("li", {}, `${guicheng.dayWords(one.day)}　${one.number === null ? "不计" : "第" + one.number}　${one.note}`));
    return [...parts, make("details", {}, make("summary", {}, "怎样数的"), make("p", { className: "hint" }, due.reason + "。"), make("ol", { tabIndex: 0 }, ...rows))];
  };

  /** 2026年3月6日（周五）, with the time when there is one. */
  guicheng.dayWords = function (day) {
    const [year, month, date] = day.slice(0, 10).split("-").map(Number);
    const time = day.length > 10 ? ` ${day.slice(11, 16)}` : "";
    return `${year}年${month}月${date}日（${guicheng.deadline.weekdayWord(day.slice(0, 10))}）${time}`;
  };

  /** Another tab may have changed the same instance; leaving with words that could not be kept is asked about. */
  function listen(work) {
    window.addEventListener("storage", (event) => {
      if (work.closed || !work.page.store.concerns(event, work.instance.id)) return;
      const found = work.page.store.load(work.instance.id);
      if (!found) {
        work.unkept.hidden = false;
        work.unkept.textContent = "这张核对单已在另一个窗口清除。再作改动会重新保存，不需要的请收起。";
      } else if (found.revision > work.instance.revision) {
        work.instance = found;
        sync(work);
        refresh(work);
      }
    });
    window.addEventListener("beforeunload", (event) => {
      if (work.closed || !work.page.store.hasUnsaved()) return;
      event.preventDefault();
      event.returnValue = "";
    });
  }
})((globalThis.guicheng = globalThis.guicheng || {}));
