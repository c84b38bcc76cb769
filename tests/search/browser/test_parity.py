"""The browser analyses, reads queries and cuts words exactly as Python does."""

import dataclasses
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guicheng.search import ranking
from guicheng.search.analysis import Analyzer
from guicheng.search.browser import bigrams, texts, vocabulary
from guicheng.search.browser.collection import work_number
from guicheng.search.browser.shard import bucket_of, characters
from guicheng.search.names import UserWords
from guicheng.search.normal import normal_text, normalise, squeeze
from guicheng.search.query import parse_query
from guicheng.search.request import FUNCTION_WORDS, make_request

VECTORS = json.loads((Path(__file__).parents[2] / "fixtures" / "shared" / "search.json").read_text("utf-8"))
Browser = Callable[..., Any]
ALPHABET = (
    "第一二十百零〇105（）()条款项之 　，。ＡaＧ㎡①…ﬁ河道采砂管理条例“”[]〔〕-：:类型机关日期2018..、\n"
)


def random_texts(count: int) -> list[str]:
    chance = random.Random(5)
    return ["".join(chance.choices(ALPHABET, k=chance.randint(1, 30))) for _ in range(count)]


def test_normal_forms_are_equal(browser: Browser) -> None:
    texts = [*VECTORS["normal"], *random_texts(1500)]
    body = "return input.map((text) => [g.normal.normal(text), g.normal.squeeze(g.normal.normal(text)), g.normal.withStarts(text)])"
    for text, (normal, squeezed, with_starts) in zip(texts, browser(body, texts), strict=True):
        assert normal == normal_text(text), text
        assert squeezed == squeeze(normal_text(text)), text
        there = normalise(text)
        assert (with_starts["text"], with_starts["starts"]) == (there.text, list(there.starts)), text


def test_the_vectors_say_what_the_normal_form_is() -> None:
    assert {text: normal_text(text) for text in VECTORS["normal"]} == VECTORS["normal"]


def test_queries_are_read_alike(browser: Browser) -> None:
    texts = [*VECTORS["queries"], *random_texts(1500)]
    for text, found in zip(texts, browser("return input.map(g.fullQuery.parse)", texts), strict=True):
        query = parse_query(text)
        assert found["words"] == list(query.words), text
        assert found["phrases"] == list(query.phrases), text
        assert found["without"] == list(query.without), text
        assert found["filters"] == [{"field": f.field, "values": list(f.values)} for f in query.filters], text
        assert found["days"] == (list(dataclasses.astuple(query.days)) if query.days else None), text


def test_names_and_requests_are_alike(browser: Browser, analyzer: Analyzer) -> None:
    names = ["河道管理条例", "河道条例", "采砂管理办法"]
    texts = ["收到河道管理条例采砂的怎么处理", "河道条例 巡查", "采砂", "收到举报线索如何登记", "的"]
    body = """const head = await g.postings.boot(); const split = g.fullQuery.splitter(new Set(input.names)); const out = [];
    for (const text of input.texts) out.push(await g.fullQuery.analyse(g.fullQuery.parse(text), head.total, split, new Map()));
    return out"""
    for text, found in zip(texts, browser(body, {"names": names, "texts": texts}), strict=True):
        request = make_request(parse_query(text), analyzer, UserWords(names))
        # The browser knows the words of the index only; both want what the index can hold.
        assert {(want["text"], want["name"]) for want in found["wanted"]} == {
            (want.text, want.name) for want in request.wanted
        }, text


def test_texts_of_the_index_are_cut_alike(
    browser: Browser, analyzer: Analyzer, works: dict[str, Any]
) -> None:
    chance = random.Random(9)
    lines = [line for documents in works.values() for d in documents for line in d.text.splitlines()]
    # Offsets beyond the basic plane count differently in the two languages; such characters are cut all the same.
    texts = [normal_text(line) for line in chance.sample(lines, 400) if "𠮷" not in line]
    body = """const head = await g.postings.boot(); const out = [];
    for (const text of input) out.push((await g.cut.tokens(text, head.total)).map((t) => [t.text, t.start, t.end, t.part]));
    return out"""
    for text, found in zip(texts, browser(body, texts), strict=True):
        assert found == [list(token) for token in analyzer.tokens(text)], text


def test_buckets_are_the_same(browser: Browser) -> None:
    terms = ["应当", "第一百零五条", "gb3838", "𠮷水", "a", ""]
    for buckets in (1, 64, 1792):
        body = "return input.terms.map((term) => g.shards.bucket(term, input.buckets))"
        found = browser(body, {"terms": terms, "buckets": buckets})
        assert found == [bucket_of(term, buckets) for term in terms]


def test_every_byte_is_read_as_it_was_written(browser: Browser) -> None:
    body = "return Array.from(g.shards.bytes(input))"
    assert browser(body, characters(bytes(range(256)))) == list(range(256))


def test_the_layout_of_the_files_is_the_same(browser: Browser) -> None:
    """Works of the fixtures are too small and too few to reach most of these."""
    assert browser("return { ...g.index.layout, FEW: g.phrase.FEW, vocabulary: g.cut.BUCKETS }") == {
        "SPAN": work_number("P0000"),
        "PER_SHARD": texts.PER_SHARD,
        "SMALL": texts.SMALL,
        "BLOCK": texts.BLOCK,
        "PER_FOLDER": texts.PER_FOLDER,
        "FEW": bigrams.FEW,
        "vocabulary": vocabulary.BUCKETS,
    }


def test_lists_and_weights_are_the_same(browser: Browser) -> None:
    assert set(browser("return [...g.fullQuery.functionWords]")) == FUNCTION_WORDS
    assert browser("return g.engine.weights") == {
        "PRIOR": ranking.PRIOR,
        "TITLE": ranking.TITLE,
        "TITLE_RELAXED": ranking.TITLE_RELAXED,
        "LONG_QUESTION": ranking.LONG_QUESTION,
    }
