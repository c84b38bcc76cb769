/* What the results page says about a search: how many, what was searched along, what may have been meant, what else to try. */
(function (guicheng) {
  "use strict";

  const { element, filters } = guicheng;
  const NAMELIKE = /^《.+》$|.{2}(?:法|条例|办法|规定|规则|细则|解释|决定|意见)$/;
  const NO_TEXT = "正文未入库";
  const WORDS = 5;
  const COMPLETED = 3;

  class FoundNotes {
    /** @param {Element} box @param {string} root the way to the top @param {(text: string) => void} ask */
    constructor(box, root, ask) {
      this.box = box;
      this.root = root;
      this.ask = ask;
    }

    show(notes) {
      this.box.textContent = "";
      this.box.append(...notes);
    }

    /** The line that is read aloud. */
    static total({ total, listed, groups }, text, direct) {
      if (!listed) return direct ? "全文里没有“" + text + "”，名称相合的见下面“直达”。" : nothing(text);
      const counted = guicheng.totalWords(total);
      if (total.value > guicheng.found.DEPTH) return counted + "，先列最相关的 " + guicheng.found.DEPTH + " 条（" + groups.length + " 件）";
      return counted + "，" + groups.length + " 件";
    }

    /** @param {boolean} direct what was named outright is shown already @returns {Promise<Element[]>} */
    async make(found, text, direct) {
      const { listed, query, relaxed, question } = found;
      const notes = [];
      const hints = await guicheng.found.hints(query);
      const spelt = await this.spelt(text, direct);
      if (direct) return spelt.concat(hints.filter((hint) => hint.kind !== "简称").map((hint) => this.hint(hint, text)));
      notes.push(...spelt);
      if (relaxed || !listed) notes.push(...await this.guesses(query, question, text));
      if (question) notes.push(element("p", {}, "按整句检索：最相关的在前，只包含部分词语的也列在内。"));
      else if (relaxed) notes.push(element("p", {}, "没有同时包含全部词语的。以下包含部分词语，最相关的在前。"));
      notes.push(...hints.map((hint) => this.hint(hint, text)));
      if (!question && (relaxed || !listed)) notes.push(...this.absent(text), ...this.drops(text));
      if (!listed) notes.push(...this.ways(query, text));
      return notes;
    }

    async guesses(query, question, text) {
      const meant = await guicheng.guess.meant(query, question);
      const near = meant && text.includes(meant.from) ? [text.replace(meant.from, meant.to)] : [];
      const longer = near.length || question ? [] : await guicheng.guess.complete(text, COMPLETED);
      const texts = near.concat(longer);
      return texts.length ? [this.tries("是否要找：", texts.map((other) => [other, other]))] : [];
    }

    /** Words that letters may stand for; all words of the base are looked through only when nothing else is near. */
    async spelt(text, direct) {
      const own = (await guicheng.sound.find(text)).filter((one) => one.word).slice(0, WORDS).map((one) => one.word);
      const words = own.length || direct ? own : await guicheng.sound.frequent(text, WORDS);
      return words.length ? [this.tries("是否要找：", words.map((word) => [word, word]))] : [];
    }

    hint({ colloquial, standard, kind, note, searched }, text) {
      const more = note ? "（" + note + "）" : "";
      if (!searched) return element("p", {}, kind + "：“" + colloquial + "”，" + standard + more + "。");
      const only = text.replace(colloquial, ' "' + colloquial + '" ');
      const what = kind === "联想" ? "”一并按“" + standard + "”检索" + more + "。" : "”的规范用语是“" + standard + "”" + more + "，已一并检索。";
      return this.line("“" + colloquial + what, [["只检索“" + colloquial + "”", only]]);
    }

    /** Names of works that the base lacks, or has without their text. */
    absent(text) {
      const lines = [];
      for (const word of wordsOf(text).filter((one) => NAMELIKE.test(one))) {
        const { name } = guicheng.query.parse(word);
        const key = guicheng.titles.fold(name);
        const rows = guicheng.titles.rows.filter((row) => row.keys.some((one) => one.includes(key)));
        const bare = rows.every((row) => row.status === NO_TEXT) && rows[0];
        if (!rows.length) lines.push(element("p", {}, "库中没有名称含“" + word.replace(/[《》]/g, "") + "”的文件。"));
        else if (bare) lines.push(element("p", {}, this.link(bare.path + "/index.html", "《" + bare.title + "》"), "已经登记，正文没有入库，检索不到条文。"));
      }
      return lines;
    }

    drops(text) {
      const words = wordsOf(text);
      if (words.length < 2 || words.length > WORDS) return [];
      return [this.tries("减少一个词：", words.map((word) => ["去掉“" + word + "”", text.replace(word, " ")]))];
    }

    /** What to try when nothing was found. */
    ways(query, text) {
      const tries = [];
      const plain = filters.without(text);
      if (plain !== text && plain) tries.push(["去掉筛选条件", plain]);
      if (query.phrases.length) tries.push(["去掉引号", text.replace(/["“”「」]/g, " ")]);
      if (query.without.length) tries.push(["不排除词语", text.replace(/(^|\s)[-－−](?:"[^"]*"|\S+)/g, "$1")]);
      const lines = tries.length ? [this.tries("可以试试：", tries)] : [];
      lines.push(element("p", {},
        "没有入库的文件检索不到。也可以换一个说法，或者从",
        this.link("regulations/index.html", "法规目录"), "、", this.link("procedures/index.html", "程序"), "里找。"
      ));
      return lines;
    }

    link(path, words) {
      return element("a", { href: this.root + path }, words);
    }

    /** Another way to ask: nothing to read on paper. */
    tries(words, choices) {
      const line = this.line(words, choices);
      line.className = "found-tries";
      return line;
    }

    /** Words, then buttons that ask otherwise. @param {[string, string][]} choices label and query */
    line(words, choices) {
      const buttons = choices.map(([label, text]) => {
        const button = element("button", { type: "button", className: "found-more" }, label);
        button.addEventListener("click", () => this.ask(text));
        return button;
      });
      return element("p", {}, words, ...buttons);
    }
  }

  function nothing(text) {
    const plain = filters.without(text);
    const words = (plain || text).replace(/["“”]/g, "");
    return (plain === text || !plain ? "没有找到“" : "按所选条件没有找到“") + words + "”。";
  }

  /** Plain words of what was typed, as they were typed. */
  function wordsOf(text) {
    return filters.without(text).split(/\s+/).filter((word) => word && !/^[-－−]|["“”「」]/.test(word));
  }

  guicheng.FoundNotes = FoundNotes;
})((globalThis.guicheng = globalThis.guicheng || {}));
