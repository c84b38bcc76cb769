"""One contract for every engine: the same cutting, match sets, totals, filters and facets, and BM25 as it is written.

What should match is worked out here, from the words of the documents, without an index.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from guicheng.search.documents import SearchDocument
from guicheng.search.engine import Other, Postings, Request, Wanted, count_facets, facet_key
from guicheng.search.normal import normal_text, squeeze
from guicheng.search.query import Filter, number_key
from guicheng.text.widths import bare

WORKS = 25
WORDS = [
    "河道",
    "登记",
    "许可",
    "举报",
    "改正",
    "备案",
    "签名",
    "防汛",
    "公开",
    "监督检查",
    "人民政府",
    "台账",
]
WHOLE = WORDS[:-3]
"""Words with no words inside, which would add to the score."""


def queries(works: dict[str, list[SearchDocument]]) -> Iterator[str]:
    """Words, phrases, exclusions, filters and days, alone and together."""
    chance = random.Random(5)
    texts = [squeeze(normal_text(one.text)) for members in works.values() for one in members if one.text]

    def run(longest: int) -> str:
        text = chance.choice(texts)
        start = chance.randrange(len(text) - longest)
        return text[start : start + chance.randint(2, longest)]

    def word() -> str:
        return chance.choice(WORDS)

    for _ in range(12):
        yield word()
        yield f"{word()} {word()}"
        yield f'"{run(12)}"'
        yield f'{word()} "{run(4)}" -{word()}'
        yield f"{word()} -{word()} -{word()}"
        yield f'{word()} -"{run(5)}"'
        yield f"{word()} 位阶:{chance.choice(['地方性法规', '部门规章、地方性法规'])}"
        yield f"{word()} 机关:{chance.randint(1, 3)}市 效力:有效"
        yield f"{word()} 日期:{chance.randint(2000, 2010)}..{chance.randint(2011, 2020)}"
        yield f'"{run(6)}" 类型:法规 日期:2005..'
    yield from (
        "文号:示发[2020]7号",
        "文号:示发〔2020〕7",
        "类型:没有",
        "位阶:部门规章 -登记",
        "河7条例 登记",
        "示例7号水条例",
    )
    yield from (
        "第三十条 备案",
        "gb3838-2002",
        "GB3838",
        '"\'; DROP \\"',
        "采砂申请人 -取水",
        "跨区域河段",
    )
    yield from SAID


SAID = (
    "河道登记人",
    "河道登记人 备案 -签名",
    "7号条例",
    "7号条例 防汛",
    "人民登记 举报 日期:2001..",
    "乡镇人 示例7号水条例",
    "乡镇人",
    "登记人 防汛",
    "管水的",
    "河道备案法 公开",
    "河道主管部门 防汛 签名",
    "采砂 登记 -举报",
)
"""Words of which others do as well."""


def expected(request: Request, documents: list[Postings]) -> list[Postings]:
    """All documents that have everything that is wanted."""
    return [one for one in documents if fits(request, one)]


def fits(request: Request, one: Postings) -> bool:
    return (
        (request.asks_old or not one.document.old)
        and all(has(want, one) for want in request.wanted)
        and all(run in one.characters for run in request.phrases)
        and not any(run in one.characters for run in request.without)
        and all(passes(filter_, one.document) for filter_ in request.filters)
        and (request.days is None or request.days.first <= one.document.day <= request.days.last)
    )


def has(want: Wanted, one: Postings) -> bool:
    own = want.text in one.characters if want.name else want.text in one.terms
    others = (other.text in one.title_terms or {*other.words} <= {*one.terms} for other in want.others)
    return own or want.text in one.title_terms or any(others)


def passes(filter_: Filter, document: SearchDocument) -> bool:
    issuers = [bare(issuer) for issuer in document.issuers]
    tests: dict[str, Callable[[str], bool]] = {
        "类型": lambda value: document.kind == value,
        "位阶": lambda value: bare(document.level) == value,
        "效力": lambda value: document.status == value,
        "机关": lambda value: any(value in issuer for issuer in issuers),
        "文号": lambda value: number_key(value) in number_key(document.doc_no),
    }
    return any(tests[filter_.field](value) for value in filter_.values)


def short(one: Postings) -> str:
    return str(one.document.address).replace("@2020-05-01", "")


def test_each_engine_finds_exactly_what_is_there(
    searcher: Any, works: dict[str, list[SearchDocument]], read: Callable[[str], Request]
) -> None:
    texts = list(queries(works))
    matched = 0
    for text, answer in zip(texts, searcher.ask(texts), strict=True):
        request = read(text)
        there = expected(request, searcher.documents)
        if not there and request.can_relax:
            assert answer.relaxed or not answer.ids, text
            continue
        assert set(answer.ids) == {short(one) for one in there}, text
        assert (answer.total, answer.relaxed) == (len(there), False), text
        counted = count_facets((facet_key(one.document), 1) for one in there)
        assert {name: rows for name, rows in answer.facets.items() if rows} == {
            name: rows for name, rows in counted.items() if rows
        }, text
        matched += bool(there)
    assert matched > 80


def test_the_browser_cuts_a_query_as_the_others_do(
    browser: Any, works: dict[str, list[SearchDocument]], read: Callable[[str], Request]
) -> None:
    """It knows the words of its index only, so the queries have no others."""
    texts = [
        *queries(works),
        "收到举报线索应当登记备案",
        "监督检查人员签名",
        "逾期未改正的，可以责令限期改正",
    ]
    for text, answer in zip(texts, browser.ask(texts, 1), strict=True):
        request = read(text)
        assert answer.wanted == set(request.wanted), text
        assert answer.parts == set(request.parts), text


def test_words_that_do_as_well_are_cut_and_found_where_they_stand_in_no_one_piece(
    searcher: Any, read: Callable[[str], Request]
) -> None:
    others = {other for text in SAID for want in read(text).wanted for other in want.others}
    assert Other("采砂人擅自登记", ("采", "砂", "人", "擅自", "登记")) in others
    assert {Other("在乡镇", ("乡镇",)), Other("的", ("的",))} <= others
    assert Other("中华人民共和国河道防汛条例", ("河道", "防汛", "条例")) in others
    found, work, article = searcher.ask(["河道登记人", "7号条例", "乡镇人"])
    texts = {short(one): one for one in searcher.documents}
    assert found.ids and not any("采砂人擅自登记" in texts[name].characters for name in found.ids)
    assert {name[:5] for name in work.ids} == {"R0007"} and len(work.ids) > 10
    assert len(article.ids) > 20 and not any("在乡镇" in texts[name].characters for name in article.ids)


def test_the_best_few_are_the_best_of_all(searcher: Any) -> None:
    for text in ("人民政府", "河道 登记 位阶:部门规章", "备案 -签名"):
        (few,), (whole,) = searcher.ask([text], 3), searcher.ask([text])
        assert few.total == whole.total == len(whole.ids) > 20, text
        assert [len(few.ids), few.facets] == [3, whole.facets], text


@pytest.mark.parametrize("name", ["whoosh", pytest.param("sphinx", marks=pytest.mark.slow)])
def test_replaced_wordings_are_found_when_they_are_asked_for(
    request: pytest.FixtureRequest, name: str
) -> None:
    """The index of the browser has them not."""
    (answer,) = request.getfixturevalue(name).ask(["效力:已修改"])
    assert answer.total == 3 * WORKS


def test_plain_bm25_ranks_as_the_reference_does(searcher: Any) -> None:
    """Words of no title, and a filter that all pass, which turns the prior of levels off: what is left is BM25."""
    chance = random.Random(9)
    level = "位阶:地方性法规、部门规章、规范性文件"
    pairs = [chance.sample(WHOLE, 2) for _ in range(60)]
    answers = searcher.ask([f"{' '.join(pair)} {level}" for pair in pairs], 10)
    for said, scorer in (("as kept", searcher.scorer), ("textbook", type(searcher.scorer)())):
        score = reference(searcher.documents, scorer)
        overlaps = [
            overlap(answer.ids, scores)
            for pair, answer in zip(pairs, answers, strict=True)
            if len(scores := score(pair)) > 10
        ]
        mean = sum(overlaps) / len(overlaps)
        print(f"overlap@10, {said}: {mean:.3f} over {len(overlaps)} queries")
        assert len(overlaps) > 30 and mean >= (0.93 if said == "as kept" else 0.7)


def overlap(ids: tuple[str, ...], scores: dict[str, float]) -> float:
    """Equal scores are in no order: whatever scores at least as high as the tenth is right."""
    tenth = sorted(scores.values(), reverse=True)[9]
    return sum(scores.get(name, 0) >= tenth - 1e-6 for name in ids) / 10


def reference(documents: list[Postings], scorer: Any) -> Callable[[list[str]], dict[str, float]]:
    """BM25 with k1 1.2, b 0.75 over the words of documents; all words needed."""
    k1, b = 1.2, 0.75
    counts = [Counter(one.terms) for one in documents]
    lengths = [scorer.length(len(one.terms)) for one in documents]
    mean = scorer.mean or sum(len(one.terms) for one in documents) / len(documents)
    frequency = Counter(term for count in counts for term in count)

    def score(pair: list[str]) -> dict[str, float]:
        found = {}
        for one, count, length in zip(documents, counts, lengths, strict=True):
            if one.document.old or not all(count[term] for term in pair):
                continue
            bound = k1 * (1 - b + b * length / mean)
            found[short(one)] = sum(
                scorer.idf(frequency[term], len(documents))
                * scorer.kept(count[term] * (k1 + 1) / (count[term] + bound))
                for term in pair
            )
        return found

    return score
