"""The engine in the browser finds what grep and whoosh find."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guicheng.search.analysis import Analyzer
from guicheng.search.index import postings
from guicheng.search.names import UserWords
from guicheng.search.normal import normal_text, squeeze
from guicheng.search.query import parse_query
from guicheng.search.request import make_request
from guicheng.search.whoosh_engine import WhooshEngine

Browser = Callable[..., Any]
SEARCH = """const head = await g.postings.boot(); const out = [];
for (const text of input) {
  const found = await g.engine.search(text, { limit: 5000, exact: true, facets: true });
  const hits = [];
  for (const hit of found.hits) { const s = await g.postings.stored(hit.doc, head); hits.push(s.code + (s.place ? "#" + s.place : "")); }
  out.push({ hits, total: found.total, relaxed: found.relaxed, facets: found.facets });
}
return out"""


def search(browser: Browser, *texts: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser(SEARCH, list(texts))
    return found


def squeezed(works: dict[str, Any]) -> dict[str, str]:
    return {
        document.address.code + (f"#{document.address.place}" if document.address.place else ""): squeeze(
            normal_text(document.text)
        )
        for documents in works.values()
        for document in documents
    }


def test_a_phrase_finds_what_grep_finds(browser: Browser, works: dict[str, Any]) -> None:
    texts = squeezed(works)
    chance = random.Random(11)
    phrases = []
    while len(phrases) < 2000:
        text = chance.choice(list(texts.values()))
        start = chance.randrange(max(len(text), 1))
        phrase = text[start : start + chance.randint(2, 12)]
        if len(phrase) > 1:
            phrases.append(phrase)
    found = search(browser, *(f'"{phrase}"' for phrase in phrases))
    for phrase, result in zip(phrases, found, strict=True):
        assert set(result["hits"]) == {name for name, text in texts.items() if phrase in text}, phrase
        assert result["total"] == {"value": len(result["hits"]), "relation": "eq"}


def test_positions_are_read_only_where_many_documents_have_all_pairs(
    browser: Browser, works: dict[str, Any]
) -> None:
    body = """const tables = []; const entry = g.index.entry;
    g.index.entry = (name, term, head) => { tables.push(name); return entry(name, term, head); };
    const head = await g.postings.boot(); const out = [];
    head.tables.p.mean = input.kilobytes;
    for (const run of input.runs) {
      tables.length = 0;
      const found = await g.postings.phrase(run, head);
      out.push([found.length, tables.filter((name) => name === "b").length, tables.filter((name) => name === "p").length]);
    }
    return out"""
    texts = squeezed(works)
    runs = ["登记", "应当在五个工作日内登记", "登记并书面告知理由", "示例"]
    counts = [sum(run in text for text in texts.values()) for run in runs]
    pair, chain, across, none = browser(body, {"runs": runs, "kilobytes": 1})
    assert [one[0] for one in (pair, chain, across, none)] == counts
    assert pair[1:] == [1, 0] and none[2] == 0
    assert chain[2] == chain[1] >= 5, "each of the pairs that cover the run is looked at in both tables"
    assert across[2] == across[1] >= 4
    dear = browser(body, {"runs": runs, "kilobytes": 1000})
    assert [one[0] for one in dear] == counts and not any(one[2] for one in dear), "texts cost less"


def test_a_phrase_alone_is_told_by_its_first_works_until_all_is_asked_for(
    browser: Browser, works: dict[str, Any]
) -> None:
    body = """const head = await g.postings.boot(); const out = [];
    for (const run of input.runs) {
      for (const options of [{ works: 1 }, { works: 3 }, { exact: true }]) {
        const { hits, total } = await g.engine.search(run, { limit: 5000, ...options });
        const codes = hits.map((hit) => head.code(head.workOf(hit.doc)));
        out.push([hits.map((hit) => hit.doc), new Set(codes).size, total]);
      }
    }
    return out"""
    texts = squeezed(works)
    for run in (
        "应当在五个工作日内登记并书面告知理由",
        "承办人员建立巡查台账由两名以上人员签名",
        "第三十条处理",
    ):
        one, three, exact = browser(body, {"runs": [f'"{run}"']})
        count = sum(run in text for text in texts.values())
        assert exact[2] == {"value": count, "relation": "eq"} and len(exact[0]) == count > 10
        for few, least in ((one, 1), (three, 3)):
            assert few[1] >= least and few[0] == exact[0][: len(few[0])]
            assert few[2]["value"] == len(few[0]) and few[2]["relation"] in ("gte", "eq")
        assert one[2]["relation"] == "gte" and len(one[0]) < count


def test_words_find_what_whoosh_finds(
    browser: Browser, works: dict[str, Any], analyzer: Analyzer, tmp_path: Path
) -> None:
    engine = WhooshEngine.create(tmp_path / "index", "test")
    for code, documents in works.items():
        engine.upsert(code, "", (postings(document, analyzer) for document in documents))
    engine.commit()
    chance = random.Random(13)
    words = ["河道", "登记", "巡查", "台账", "责令", "备案", "签名", "举报", "防汛", "跨区域"]
    queries = [chance.sample(words, chance.randint(1, 3)) for _ in range(60)]
    for query, result in zip(queries, search(browser, *(" ".join(query) for query in queries)), strict=True):
        there = engine.search(make_request(parse_query(" ".join(query)), analyzer, UserWords([])), 5000)
        assert result["relaxed"] == there.relaxed
        names = {name.replace("@2020-05-01", "") for name in there.ids}
        assert set(result["hits"]) == names, query


def test_filters_and_facets(browser: Browser, works: dict[str, Any]) -> None:
    law, number, days = search(browser, "登记 位阶:法律", "文号:示发[2020]7号", "登记 日期:2000..2010")
    levels = {code: documents[0].level for code, documents in works.items()}
    assert law["hits"] and all(levels[name.split("#")[0]] == "法律" for name in law["hits"])
    assert law["facets"]["位阶"] == [
        {"value": "法律", "count": {"value": len(law["hits"]), "relation": "eq"}}
    ]
    assert {name.split("#")[0] for name in number["hits"]} == {"R0007"}
    years = {code: documents[0].day // 10000 for code, documents in works.items()}
    assert days["hits"] and all(2000 <= years[name.split("#")[0]] <= 2010 for name in days["hits"])


def test_exclusions_and_odd_queries(browser: Browser, works: dict[str, Any]) -> None:
    texts = squeezed(works)
    without, nothing, marks, empty = search(browser, "登记 -备案", "不存在的词语呀", "，。", "")
    assert set(without["hits"]) == {n for n, t in texts.items() if "登记" in t and "备案" not in t}
    assert nothing["total"]["value"] >= 0
    assert marks["hits"] == [] and empty["hits"] == []


def test_a_title_finds_its_work_and_its_words_narrow_it(browser: Browser) -> None:
    body = """const head = await g.postings.boot();
    const found = await g.engine.search(input, { split: g.fullQuery.splitter(new Set(["河7条例"])), limit: 500 });
    return found.hits.map((hit) => head.code(head.workOf(hit.doc)))"""
    assert set(browser(body, "河7条例 登记")) == {"R0007"}


@pytest.mark.parametrize("word", ["应当", "河道", "登记"])
def test_capped_terms_say_at_least_until_they_are_whole(browser: Browser, folder: Path, word: str) -> None:
    body = """const first = await g.engine.search(input, {limit: 1});
    const exact = await g.engine.search(input, {limit: 1, exact: true});
    return [first.total, exact.total]"""
    first, exact = browser(body, f"{word} 台账")
    assert exact["relation"] == "eq"
    assert first["relation"] == "gte" or first == exact
    assert first["value"] <= exact["value"]


def test_a_word_that_does_as_well_is_found_too(browser: Browser, works: dict[str, Any]) -> None:
    body = """const head = await g.postings.boot(); const out = [];
    const options = { limit: 5000, split: g.fullQuery.splitter(new Set(["盗采"])), synonyms: new Map([["盗采", ["巡查", "备案"].map((text) => ({ text, words: [text] }))]]) };
    const found = await g.engine.search(input, options);
    for (const hit of found.hits) { const s = await g.postings.stored(hit.doc, head); out.push(s.code + "#" + s.place); }
    return out"""
    texts = squeezed(works)
    assert set(browser(body, "盗采 登记")) == {
        name for name, text in texts.items() if "登记" in text and ("巡查" in text or "备案" in text)
    }


def test_few_with_all_words_are_followed_by_others_with_some(browser: Browser, works: dict[str, Any]) -> None:
    body = """const head = await g.postings.boot();
    const found = await g.engine.search(input, { limit: 5000 });
    const name = async (hit) => { const s = await g.postings.stored(hit.doc, head); return s.code + "#" + s.place; };
    return [found.total.value, await Promise.all(found.hits.map(name)), await Promise.all(found.also.map(name))]"""
    texts = squeezed(works)
    total, hits, also = browser(body, "第十九条 台账 逾期 备案")
    words = ("台账", "逾期", "备案")
    assert total == len(hits) < 10
    assert also and not set(also) & set(hits)
    assert all(any(word in texts[name] for word in words) or name.endswith("t19") for name in also)
    many = browser(body, "登记")
    assert many[0] >= 10 and many[2] == []
