/* What a request needs of the index: the lists of its words, phrases and filters. Which documents they name is for the engine. */
(function (guicheng) {
  "use strict";

  /** What the characters of a name, or another word for it, are worth in a document. */
  const RUN_IMPACT = 4;

  /**
   * Of the words wanted two kinds of lists: `some` to rank by, where names have every document near enough, and
   * `wanted`, where those that must have a name hold it to the letter; a question does not ask for these.
   * What is not read to the letter, as first results are all that is asked for, has it as its `doubt` (search-settle.js).
   * @param {object} request @param {object} head
   * @param {{exact: boolean, first: boolean, isName: (text: string) => boolean}} how `exact` takes whole lists of frequent
   *   words, with `first` first results are enough; a work is called so: other titles need not be looked for
   */
  async function load(request, head, { exact, first, isName }) {
    const wanted = (whole) => Promise.all(request.wanted.map((want) => listOf(want, head, whole, isName)));
    const [read, parts, phrases] = await Promise.all([
      wanted(exact),
      Promise.all(request.parts.map((part) => guicheng.postings.term(part, head, false))),
      Promise.all(request.phrases.map((run) => phrase(run, head, first))),
    ]);
    // Where nothing narrows the search heads alone would lose documents that have every word.
    const some = read.length && read.every((list) => list.capped) ? await wanted(true) : read;
    return { some, wanted: request.question ? some : await strict(some, head, first), parts, phrases };
  }

  async function phrase(run, head, first) {
    if (!first) return { documents: await guicheng.postings.phrase(run, head), doubt: "" };
    const { documents, sure } = await guicheng.postings.likely(run, head);
    return { documents, doubt: sure ? "" : run };
  }

  async function listOf(want, head, exact, isName) {
    const [own, ...others] = await Promise.all([
      want.name ? name(want.text, head, isName) : guicheng.postings.term(want.text, head, exact),
      ...want.others.map((one) => other(one, head, exact, isName)),
    ]);
    return { ...joined(own, others), text: want.text, others };
  }

  /** A word the dictionary lacks: in the title as a whole, or, near enough, those very characters. */
  async function name(text, head, isName) {
    const [works, found] = await Promise.all([titled(text, head, isName), guicheng.postings.near(text, head)]);
    const documents = Int32Array.from(found);
    return { name: true, df: documents.length, capped: false, works, documents, impacts: new Uint8Array(documents.length).fill(RUN_IMPACT) };
  }

  /** Names hold their characters to the letter where everything else that is wanted stands too. */
  async function strict(lists, head, first) {
    const long = ({ name, text }) => name && text.length > 2;
    if (!lists.some(long)) return lists;
    if (first) return lists.map((list) => (long(list) ? { ...list, doubt: list.text } : list));
    const within = new Uint8Array(head.size).fill(1);
    for (const list of lists) if (!list.capped) narrow(within, list, head);
    return Promise.all(lists.map((list) => (long(list) ? toTheLetter(list, head, within) : list)));
  }

  /** Those that need not hold it stay, with what they are worth: first results have them, too. */
  async function toTheLetter(list, head, within) {
    const held = new Set(await guicheng.postings.phrase(list.text, head, within));
    const free = otherwise(list, head);
    const documents = list.documents.filter((doc) => held.has(doc) || free(doc));
    return { ...list, documents, impacts: new Uint8Array(documents.length).fill(RUN_IMPACT) };
  }

  /** Whether a document need not hold a name: its work is called so, or it has a word that does as well. */
  function otherwise(list, head) {
    const works = new Set(list.works);
    const others = new Set([].concat(...list.others.map((one) => Array.from(one.documents))));
    return (doc) => works.has(head.numbers[head.workOf(doc)]) || others.has(doc);
  }

  function narrow(within, { documents, works }, head) {
    const has = new Uint8Array(head.size);
    for (const doc of documents) has[doc] = 1;
    for (const number of works) {
      const work = head.indexOf.get(number);
      has.fill(1, head.bases[work], head.bases[work + 1]);
    }
    for (let at = 0; at < head.size; at += 1) within[at] &= has[at];
  }

  async function titled(text, head, isName) {
    return isName(text) ? (await guicheng.postings.term(text, head, false)).works : [];
  }

  /** A word that does as well: the title as a whole, or all the words it is cut into. */
  async function other({ text, words }, head, exact, isName) {
    const single = words.length === 1 && words[0] === text;
    const [works, lists] = await Promise.all([
      single ? [] : titled(text, head, isName),
      Promise.all(words.map((word) => guicheng.postings.term(word, head, exact))),
    ]);
    return {
      works: single ? lists[0].works : works,
      documents: lists.length ? guicheng.index.common(lists.map((list) => list.documents)) : [],
      capped: lists.some((list) => list.capped),
    };
  }

  /** A word together with those that do as well; `cut` says that some of these were seen in part. */
  function joined(list, others) {
    if (!others.length) return list;
    const impacts = new Map();
    const works = new Set(list.works);
    list.documents.forEach((doc, at) => impacts.set(doc, list.impacts[at]));
    for (const one of others) {
      for (const doc of one.documents) if (!impacts.has(doc)) impacts.set(doc, RUN_IMPACT);
      for (const work of one.works) works.add(work);
    }
    return {
      name: list.name, df: Math.max(list.df, impacts.size), capped: list.capped, cut: others.some((one) => one.capped), works: [...works],
      documents: Int32Array.from(impacts.keys()), impacts: Uint8Array.from(impacts.values()),
    };
  }

  /** Which documents may be found at all; null when all may. @returns {Promise<Uint8Array | null>} */
  async function filter(request, head, lists) {
    if (!request.filters.length && !request.days && !request.without.length && !lists.phrases.length) return null;
    const allowed = new Uint8Array(head.size).fill(1);
    if (request.filters.length || request.days) {
      const { rows, rowOf } = await guicheng.postings.facets(head, request.filters.some((one) => one.field === "文号"));
      const fits = rows.map((row) => fitsRow(row, request));
      for (let at = 0; at < head.size; at += 1) if (!fits[rowOf[at]]) allowed[at] = 0;
    }
    for (const { documents } of lists.phrases) {
      const has = new Uint8Array(head.size);
      for (const doc of documents) has[doc] = 1;
      for (let at = 0; at < head.size; at += 1) allowed[at] &= has[at];
    }
    for (const run of request.without) {
      for (const doc of await having(run, head)) allowed[doc] = 0;
    }
    return allowed;
  }

  /** The index holds pairs: a single character is a word. */
  async function having(run, head) {
    return [...run].length > 1 ? guicheng.postings.phrase(run, head) : (await guicheng.postings.term(run, head, true)).documents;
  }

  function fitsRow([kind, level, issuers, status, day, number], request) {
    if (request.days && (day < request.days[0] || day > request.days[1])) return false;
    const bare = (text) => guicheng.normal.fold(text).replace(/\s+/g, "");
    const tests = {
      类型: (value) => kind === value,
      位阶: (value) => bare(level) === value,
      效力: (value) => status === value,
      机关: (value) => issuers.some((issuer) => bare(issuer).includes(value)),
      文号: (value) => number.includes(guicheng.fullQuery.numberKey(value)),
    };
    return request.filters.every((one) => one.values.some(tests[one.field]));
  }

  guicheng.lists = { load, filter, otherwise };
})((globalThis.guicheng = globalThis.guicheng || {}));
