"""Names that the dictionary lacks: to the letter where they must be there, near enough where they only rank."""

from collections.abc import Callable
from typing import Any

import pytest

from guicheng.search.normal import normal_text, squeeze

Browser = Callable[..., Any]
NAMES = ["登记并书面告知理由", "乡镇人民政府应当", "河道主管部门建立巡查台账"]
ASK = """const tables = []; const entry = g.index.entry;
g.index.entry = (name, term, head) => { tables.push(name); return entry(name, term, head); };
const head = await g.postings.boot(); const out = [];
for (const text of input.texts) {
  tables.length = 0;
  const found = await g.engine.search(text, { limit: 5000, works: input.works || Infinity, split: g.fullQuery.splitter(new Set(input.names)) });
  const hits = [];
  for (const hit of found.hits) { const s = await g.postings.stored(hit.doc, head); hits.push([s.code + "#" + s.place, hit.score]); }
  out.push({ hits, total: found.total.value, question: found.request.question, places: tables.filter((name) => name === "p").length });
}
return out"""


def words_of(works: dict[str, Any]) -> dict[str, str]:
    documents = [one for members in works.values() for one in members]
    return {f"{one.address.code}#{one.address.place}": squeeze(normal_text(one.text)) for one in documents}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_to_the_letter_alone_and_beside_words(
    browser: Browser, works: dict[str, Any], name: str
) -> None:
    alone, beside, both = browser(
        ASK, {"names": NAMES, "texts": [name, f"{name} 防汛 跨区域", f"{name} {NAMES[0]} 举报"]}
    )
    texts = words_of(works)
    for found, words in (
        (alone, (name,)),
        (beside, (name, "防汛", "跨区域")),
        (both, (name, NAMES[0], "举报")),
    ):
        assert {hit for hit, _ in found["hits"]} == {
            one for one, text in texts.items() if all(word in text for word in words)
        }
        assert found["total"] == len(found["hits"]) > 0
    assert beside["places"] <= alone["places"]


@pytest.mark.parametrize(
    "typed", [f"{NAMES[2]}", f"{NAMES[0]} 防汛", f'{NAMES[1]} "跨区域河段"', '"不存在的一句话"']
)
def test_first_results_are_the_best_of_all_and_read_no_positions(browser: Browser, typed: str) -> None:
    asked = {"names": NAMES, "texts": [typed]}
    (every,), (few,) = browser(ASK, asked), browser(ASK, {**asked, "works": 2})
    assert few["hits"] == every["hits"][: len(few["hits"])]
    assert few["total"] <= every["total"] and few["places"] == 0
    assert (len(few["hits"]) > 0) == (len(every["hits"]) > 0)
    assert len({hit.split("#")[0] for hit, _ in few["hits"]}) >= min(2, len(every["hits"]))


def test_a_question_reads_no_positions_for_a_name(browser: Browser, works: dict[str, Any]) -> None:
    (found,) = browser(
        ASK, {"names": NAMES, "texts": ["防汛的巡查怎么由乡镇人民政府应当登记并书面告知理由举报"]}
    )
    assert (found["question"], found["places"]) == (True, 0)
    texts = words_of(works)
    best = [hit for hit, _ in found["hits"][:10]]
    assert any(NAMES[0] in texts[hit] for hit in best) and any(NAMES[1] in texts[hit] for hit in best)
