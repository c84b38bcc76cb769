/* A citation of a draft resolved for a day, and words a draft must not use: the browser's share of citations/resolve.py. */
(function (guicheng) {
  "use strict";

  const LETTER = { 条: "t", 款: "k", 项: "x", 目: "m", 编: "b", 分编: "fb", 章: "z", 节: "j" };
  const DIVISIONS = new Set(["编", "分编", "章", "节"]);
  const GRAVEST = ["已废止", "失效", "尚未生效", "已修改", "正文未入库", "有效"];
  const works = new Map();
  const outlines = new Map();
  let names = null;
  let wordings = [];

  /** Rows of assets/cite/works.js. */
  function base(rows, words) {
    works.clear();
    for (const [code, slug, title, aliases, editions, nature] of rows) works.set(code, { code, slug, title, aliases, editions, nature });
    names = guicheng.citeFind.makeNames([...works.values()].map((work) => [work.code, [work.title].concat(work.aliases)]));
    wordings = words.map(([word, sort, touches, instead]) => ({ word, sort, touches, instead }));
  }

  /** Rows of one assets/cite/o<n>.js: "R0001@2021-03-26" → [articles, divisions]. */
  function places(rows) {
    for (const [key, [articles, divisions]] of Object.entries(rows)) outlines.set(key, outline(articles, divisions));
  }

  function outline(articles, divisions) {
    const inside = new Map();
    for (const row of articles ? articles.split(";") : []) {
      const [anchor, rest] = row.split(":");
      const tails = rest === undefined ? ["k1"] : rest ? rest.split(" ") : [];
      inside.set(anchor, tails.map((tail) => anchor + "-" + tail));
    }
    const order = [...inside.keys()];
    const titles = divisions ? divisions.split(";").map((row) => row.split("|")) : [];
    return { inside, order, position: new Map(order.map((anchor, index) => [anchor, index])), titles };
  }

  /** Numbers of the files of places that a text needs. */
  function shardsOf(citations) {
    const numbers = new Set();
    for (const one of citations) {
      for (const code of one.name ? lookUp(one.name) : []) {
        if (works.get(code).editions.length) numbers.add(Math.floor(Number(code.slice(1)) / 64));
      }
    }
    return [...numbers];
  }

  const lookUp = (name) => guicheng.citeFind.lookUp(names, name);
  const find = (text) => guicheng.citeFind.find(text, names);

  // -- resolving

  /** {status, reason, targets} of one citation on a day (2026-03-01). */
  function resolve(citation, on) {
    return joined((citation.parts.length ? citation.parts : [{ place: [] }]).map((part) => resolvePart(citation, part, on)));
  }

  function resolvePart(citation, part, on) {
    if (citation.doubt) {
      const absent = citation.name && citation.form === "简称" && !lookUp(citation.name).length;
      return lost(citation.doubt, absent ? "不在库" : "无法确定");
    }
    if (!citation.name) return lost("“" + citation.text + "”所在的文稿不是库中的法规，不能确定指哪一条");
    const codes = lookUp(citation.name);
    if (!codes.length) return lost("库中没有《" + citation.name + "》", "不在库");
    if (codes.length > 1) return lost("库中有 " + codes.length + " 部法规都叫“" + citation.name + "”");
    const work = works.get(codes[0]);
    const edition = citation.version ? versionOf(work, citation.version) : editionOn(work, on);
    if (typeof edition === "string") return lost(edition);
    if (!edition) return { targets: [catalogued(work.code, part.place)], status: "正文未入库", reason: "库中只有题录，没有正文" };
    const key = work.code + "@" + edition[0];
    if (!part.place.length) return judged([key], edition, on);
    const found = anchorsOf(part, outlines.get(key));
    if (!Array.isArray(found)) return lost("《" + work.title + "》" + found.reason, found.status);
    return judged(found.map((anchor) => key + "#" + anchor), edition, on);
  }

  const lost = (reason, status = "无法确定") => ({ targets: [], status, reason, lost: true });

  function joined(results) {
    const targets = [...new Set(results.flatMap((result) => result.targets))];
    const missed = results.filter((result) => result.lost);
    if (missed.length) return { lost: true, targets, status: missed[0].status, reason: [...new Set(missed.map((one) => one.reason))].join("；") };
    const gravest = results.reduce((a, b) => (GRAVEST.indexOf(b.status) < GRAVEST.indexOf(a.status) ? b : a));
    return { targets, status: gravest.status, reason: gravest.reason };
  }

  /** The status of a citation that leads somewhere, in the words of a regulation's page: nobody's check is 待核. */
  function statement(found, on) {
    const [code, id] = (found.targets[0] || "").split("#")[0].split("@");
    if (found.lost || !id) return found.status;
    const work = works.get(code);
    const checks = work.editions.find((edition) => edition[0] === id)[5].filter((day) => day <= on);
    return guicheng.status.statement({ name: found.status, on, checked: checks[checks.length - 1] || null, nature: work.nature });
  }

  function versionOf(work, version) {
    if (version === "旧") return "写的是修改以前的《" + work.title + "》，没有写明哪一年的版本";
    const held = work.editions.filter((edition) => edition[0].startsWith(version));
    if (held.length === 1) return held[0];
    return "库中《" + work.title + "》" + (held.length ? "有 " + held.length + " 个" : "没有") + version + "年的版本";
  }

  /** The edition in force on a day, else the nearest to come; editions stand oldest first. */
  function editionOn(work, on) {
    const started = work.editions.filter((edition) => !edition[1] || edition[1] <= on);
    return started[started.length - 1] || work.editions[0] || null;
  }

  function catalogued(code, place) {
    if (!place.length || place[0].unit !== "条" || place[0].relative) return code;
    return code + "#" + ["t" + place[0].number].concat(place[0].sub).join("-");
  }

  function judged(targets, edition, on) {
    for (const target of targets) {
      const one = single(target.split("#")[1] || "", edition, on);
      if (one) return Object.assign({ targets }, one);
    }
    const [, status, since] = edition[2].filter(([day]) => day <= on).pop();
    return { targets, status, reason: status === "有效" || !since ? "" : "自" + since + "起" + status };
  }

  function single(place, edition, on) {
    const article = place.split("-k")[0];
    const label = (anchor) => guicheng.citation.placeLabel(anchor) || "";
    for (const one of [article, place]) {
      const fallen = edition[3].find((row) => row[0] === one && row[1] <= on);
      if (fallen) return { status: fallen[2] === "删去" ? "已废止" : "失效", reason: label(one) + "自" + fallen[1] + "起" + fallen[2] };
    }
    const later = edition[4].find((row) => row[1] > on && (row[0].includes(article) || row[0].includes(place)));
    return later ? { status: "尚未生效", reason: label(article) + "自" + later[1] + "起施行" } : null;
  }

  // -- places

  function anchorsOf(part, shape) {
    const first = walk(part.place, shape);
    if (!part.last || !Array.isArray(first)) return first;
    const last = walk(part.last, shape);
    return Array.isArray(last) ? between(first[0], last[last.length - 1], shape) : last;
  }

  function walk(place, shape) {
    if (DIVISIONS.has(place[0].unit)) return division(place, shape);
    let found = place[0].relative ? missing(words(place.slice(0, 1)) + "不在条文里，不能确定所指", "无法确定") : absolute(place[0], shape);
    for (const deeper of place.slice(1)) {
      if (!Array.isArray(found)) break;
      found = below(found[0], deeper, shape);
    }
    return found;
  }

  const missing = (reason, status) => ({ reason, status });

  function absolute(step, shape) {
    if (step.unit !== "条") return missing(words([step]) + "不在条文里，不能确定是哪一条的", "无法确定");
    const anchor = ["t" + step.number].concat(step.sub).join("-");
    return shape.inside.has(anchor) ? [anchor] : missing("没有" + words([step]), "条号不存在");
  }

  function below(parent, step, shape) {
    const tail = "-" + LETTER[step.unit] + [step.number].concat(step.sub).join("-");
    const inside = shape.inside.get(parent.split("-k")[0]);
    if (inside.includes(parent + tail)) return [parent + tail];
    const found = inside.filter((one) => one.startsWith(parent + "-") && one.endsWith(tail));
    if (found.length === 1 && step.unit !== "款") return found;
    const where = guicheng.citation.placeLabel(parent);
    if (found.length) return missing(where + "有 " + found.length + " 处" + words([step]), "无法确定");
    return missing(where + "没有" + words([step]), "款项不存在");
  }

  function between(first, last, shape) {
    if (shape.position.has(first) && shape.position.has(last)) {
      const run = shape.order.slice(shape.position.get(first), shape.position.get(last) + 1);
      return run.length ? run : missing("起止条号颠倒", "无法确定");
    }
    const article = first.split("-k")[0];
    if (last.startsWith(article + "-") && shape.inside.has(article)) {
      const cut = first.lastIndexOf("-");
      const head = first.slice(0, cut);
      const same = shape.inside.get(article).filter((one) => one.startsWith(head + "-" + first[cut + 1]) && isLeaf(one, head));
      if (same.includes(first) && same.includes(last)) {
        const run = same.slice(same.indexOf(first), same.indexOf(last) + 1);
        return run.length ? run : missing("起止顺序颠倒", "无法确定");
      }
    }
    return [first, last];
  }

  const isLeaf = (anchor, head) => !/-[xm]/.test(anchor.slice(head.length + 1));

  function division(place, shape) {
    if (!DIVISIONS.has(place[place.length - 1].unit)) return walk(place.filter((step) => !DIVISIONS.has(step.unit)), shape);
    if (place[0].relative && !place[0].number) {
      const title = place[0].relative;
      const books = shape.titles.filter(([, name]) => name === title || name === title.replace(/编$/, ""));
      const found = books.length === 1 ? divisions(place.slice(1), books[0][0].split("-"), shape) : [];
      return found.length === 1 ? found : missing("没有" + title + words(place.slice(1)), books.length === 1 ? "条号不存在" : "无法确定");
    }
    if (place[0].relative) return missing(words(place) + "不能确定所指", "无法确定");
    const found = divisions(place, [], shape);
    /* Outside the work no 编 is near: only a division at the top is meant without its 编. */
    const top = found.filter((one) => !one.includes("-"));
    const chosen = found.length === 1 ? found : top;
    if (chosen.length === 1) return chosen;
    if (found.length) return missing("有 " + found.length + " 处" + words(place) + "，没有写明是哪一编、哪一章的", "无法确定");
    return missing("没有" + words(place), "条号不存在");
  }

  function divisions(place, above, shape) {
    const wanted = above.concat(place.map((step) => LETTER[step.unit] + step.number));
    return shape.titles.map(([anchor]) => anchor).filter((anchor) => {
      const path = anchor.split("-");
      let index = 0;
      for (const step of path) if (step === wanted[index]) index += 1;
      return path[path.length - 1] === wanted[wanted.length - 1] && index === wanted.length;
    });
  }

  function words(place) {
    return place.map((step) => {
      if (step.relative) return step.relative + (step.number > 1 ? (step.number === 2 ? "两" : guicheng.numerals.toChinese(step.number)) : "") + step.unit;
      const number = guicheng.numerals.toChinese(step.number);
      const tail = step.sub.map((sub) => "之" + guicheng.numerals.toChinese(sub)).join("");
      return step.unit === "项" ? "第（" + number + "）项" + tail : "第" + number + step.unit + tail;
    }).join("");
  }

  // -- right form, link, wording

  /** 《…》第十条、第十一条. */
  function standard(targets) {
    const groups = [];
    for (const target of targets) {
      const [where, place] = target.split("#");
      const code = where.split("@")[0];
      const label = (place && guicheng.citation.placeLabel(place)) || "";
      const last = groups[groups.length - 1];
      if (last && last.code === code) last.labels.push(label);
      else groups.push({ code, labels: [label] });
    }
    return groups.map((group) => "《" + works.get(group.code).title + "》" + group.labels.filter(Boolean).join("、")).join("和");
  }

  /** The page of an address, from the top of the site. */
  function href(target) {
    const [where, place] = target.split("#");
    const [code, edition] = where.split("@");
    const folder = "regulations/" + works.get(code).slug + (edition ? "/" + edition : "");
    return folder + "/index.html" + (place && edition ? "#" + place : "");
  }

  /** Words of the list in a text; what a sentence forbids, rejects or only quotes is no finding. */
  function findWording(text) {
    if (!wordings.length) return [];
    const byWord = new Map(wordings.map((one) => [one.word, one]));
    const sorted = [...byWord.keys()].sort((a, b) => b.length - a.length);
    const pattern = new RegExp(sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "g");
    return [...text.matchAll(pattern)]
      .map((match) => Object.assign({ start: match.index, end: match.index + match[0].length }, byWord.get(match[0])))
      .filter((found) => !isExcused(text, found));
  }

  function isExcused(text, found) {
    const patterns = guicheng.citeFind.patterns;
    if (patterns.forbidden.any.test(text.slice(Math.max(0, found.start - 60), found.start))) return true;
    if (found.sort === guicheng.citeGrammar.label) return false;
    const quoted = text.slice(0, found.start).endsWith("“") && text.slice(found.end).startsWith("”");
    const rejected = new RegExp("^(?:" + guicheng.citeGrammar.patterns.rejected + ")");
    return quoted || rejected.test(text.slice(found.end, found.end + 60));
  }

  guicheng.cite = { base, places, find, shardsOf, resolve, statement, standard, href, findWording };
})((globalThis.guicheng = globalThis.guicheng || {}));
