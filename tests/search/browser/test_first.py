"""What is shown first is a part of the whole answer: the same documents in the same order, no number too high."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from guicheng.model.address import Address
from guicheng.search.browser import words
from guicheng.search.documents import SearchDocument

Browser = Callable[..., Any]
Written = Callable[[dict[str, list[SearchDocument]], Path], Path]
SEARCH = """const head = await g.postings.boot(); const out = [];
for (const [text, options] of input.asked) {
  const synonyms = new Map(input.synonyms || []);
  const split = g.fullQuery.splitter(new Set((input.names || []).concat([...synonyms.keys()])));
  const found = await g.engine.search(text, { limit: 5000, split, synonyms, facets: true, ...options, works: options.works || Infinity });
  out.push({
    hits: found.hits.map((hit) => [hit.doc, hit.score]), total: found.total, listed: found.listed, relaxed: found.relaxed,
    kinds: found.facets.类型.reduce((sum, one) => sum + one.count.value, 0),
  });
}
return out"""


@pytest.fixture
def short_heads(
    written: Written, works: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """An index in which words of more than a few dozen documents are frequent ones."""
    monkeypatch.setattr(words, "LONG", 120)
    monkeypatch.setattr(words, "HEAD", 20)
    return written(works, tmp_path)


def asked(*texts: str) -> list[tuple[str, dict[str, Any]]]:
    ways: tuple[dict[str, Any], ...] = ({"works": 1}, {"works": 5}, {}, {"exact": True})
    return [(text, way) for text in texts for way in ways]


def test_totals_of_first_results_count_what_is_sure(browser: Browser, short_heads: Path) -> None:
    names = [f"河{number}条例" for number in (7, 12, 30)]
    found = browser(
        SEARCH, {"asked": asked(*(f"{name} 备案" for name in names)), "names": names}, short_heads
    )
    for at in range(0, len(found), 4):
        *firsts, exact = found[at : at + 4]
        assert exact["total"]["relation"] == "eq" and firsts[0]["total"]["relation"] == "gte"
        for first in firsts:
            assert first["total"]["value"] <= exact["total"]["value"]
            assert first["kinds"] == first["total"]["value"] <= len(first["hits"]) <= first["listed"]


def test_articles_of_a_work_called_so_are_worth_the_same_at_first(
    browser: Browser, written: Written, tmp_path: Path
) -> None:
    name = "河道采砂登记条例"
    texts = [
        "采砂登记以外的河道登记，依照条例和河道采砂的规定",
        "登记",
        f"依照{name}登记",
        "条例规定的河道采砂，登记",
    ]
    documents = {
        code: [SearchDocument(Address(code), "法规", title, (), "", "", f"/{code}/")]
        + [
            SearchDocument(Address(code, "2020-05-01", f"t{at}"), "法规", title, (), f"第{at}条", (text + "事项") * copies, f"/{code}/")
            for at, text in enumerate(texts, 1)
        ]
        for code, title, copies in (("R0001", name, 1), ("R0002", "示例办法", 2))
    }  # fmt: skip
    index = written(documents, tmp_path)
    found = browser(SEARCH, {"asked": asked(name, f"{name} 登记"), "names": [name]}, index)
    for at in (0, 4):
        one, five, whole, exact = found[at : at + 4]
        assert whole["hits"] == exact["hits"] and len(whole["hits"]) == 6
        for first in (one, five):
            assert first["hits"] and first["hits"] == whole["hits"][: len(first["hits"])]


def test_the_rest_of_a_word_that_does_as_well_is_read_before_nothing_is_said_to_have_all(
    browser: Browser, short_heads: Path
) -> None:
    synonyms = [["盗采", [{"text": "登记", "words": ["登记"]}]]]
    texts = [f"盗采 第{place}条 位阶:法律" for place in range(1, 100, 7)]
    found = browser(SEARCH, {"asked": asked(*texts), "synonyms": synonyms}, short_heads)
    assert any(not one["relaxed"] and one["hits"] for one in found)
    for at in range(0, len(found), 4):
        *firsts, exact = found[at : at + 4]
        assert all(first["total"]["value"] <= exact["total"]["value"] for first in firsts)
        assert all(first["relaxed"] == exact["relaxed"] for first in firsts)


def test_more_words_than_anybody_means_are_ranked_as_a_question(browser: Browser) -> None:
    many = " ".join(f"{letter}{digit}" for letter in "abcdefgh" for digit in range(5))
    body = "const found = await g.engine.search(input, {}); return [found.request.question, found.request.wanted.length]"
    assert browser(body, f"{many} 登记") == [True, 41]
    assert browser(body, " ".join(many.split()[:31]) + " 登记") == [False, 32]


def test_a_single_character_is_excluded_as_a_word(browser: Browser) -> None:
    texts = ["登记", "登记 由", "登记 -由", "由 -由"]
    every, both, without, none = browser(SEARCH, {"asked": [(text, {"exact": True}) for text in texts]})
    assert without["total"]["value"] == every["total"]["value"] - both["total"]["value"] > 0
    assert none["hits"] == []
