"""What only a province's engine has: shards that die and come back, changes under load, what another analyzer cut."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from guicheng.errors import GuichengError
from guicheng.search.analysis import Analyzer
from guicheng.search.engine import Other, Postings, Request, Wanted
from guicheng.search.query import Filter
from guicheng.search.sphinx_engine import Server, SphinxEngine, server_at

pytestmark = pytest.mark.slow
RIVER = Request((Wanted("河道"),))


@pytest.fixture
def engine(new_engine: Callable[[], SphinxEngine]) -> SphinxEngine:
    return new_engine()


def test_what_is_stored_comes_back(engine: SphinxEngine, whoosh: Any) -> None:
    names = ["R0002@2020-05-01#t1", "R0003@2020-05-01#t2", "R9999"]
    assert engine.fetch(names) == whoosh.engine.fetch(names)
    assert engine.groups() == whoosh.engine.groups()
    assert engine.fetch([]) == {}


REQUESTS = [
    Request((Wanted("河道"), Wanted("登记"), Wanted("防汛")), question=True),
    Request((Wanted("没有"), Wanted("河道"))),
    Request((Wanted("没有的词语", name=True),), parts=("河道", "登记")),
    Request(
        (
            Wanted("盗采", others=(Other("备案签名", ("签名", "备案")), Other("巡查", ("巡查",)))),
            Wanted("登记"),
        )
    ),
    Request((Wanted("登记的", name=True),), parts=("河道",)),
    Request((Wanted("没有"),)),
    Request((Wanted("'; DROP \\ @words |(\"!"),)),
    Request(phrases=("'\\\"",)),
]


@pytest.mark.parametrize("request_", REQUESTS, ids=range(len(REQUESTS)))
def test_questions_words_that_do_as_well_and_odd_characters_match_as_in_whoosh(
    engine: SphinxEngine, whoosh: Any, request_: Request
) -> None:
    ours, theirs = engine.search(request_, 2000), whoosh.engine.search(request_, 2000)
    assert set(ours.ids) == set(theirs.ids)
    assert (ours.total, ours.relaxed, ours.facets) == (theirs.total, theirs.relaxed, theirs.facets)


def test_a_killed_shard_is_told_and_missed_and_comes_back(engine: SphinxEngine, province: Any) -> None:
    whole = engine.search(RIVER, 2000)
    province.shards[1].kill()
    part = engine.search(RIVER, 2000)
    assert part.partial and 0 < part.total < whole.total and set(part.ids) < set(whole.ids)
    with pytest.raises(GuichengError, match="分片没有响应"):
        engine.groups()
    province.shards[1].start()
    again = engine.search(RIVER, 2000)
    assert (again.partial, again.total, set(again.ids)) == (False, whole.total, set(whole.ids))


def test_nobody_at_the_front_is_said_in_words(province: Any) -> None:
    nowhere = SphinxEngine(Server("127.0.0.1", 1), [], "contract")
    with pytest.raises(GuichengError, match="没有响应"):
        nowhere.search(RIVER, 10)


@pytest.mark.parametrize("words", ["9306", ":9306", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:99999"])
def test_an_address_that_is_none_is_said(words: str) -> None:
    with pytest.raises(GuichengError, match="不是引擎的地址"):
        server_at(words)


def test_what_another_analyzer_cut_is_to_be_put_in_anew(engine: SphinxEngine, province: Any) -> None:
    other = SphinxEngine(server_at(province.front.place), [], "another")
    assert set(other.groups()) == set(engine.groups())
    assert not set(other.groups().items()) & set(engine.groups().items())


def test_searches_go_on_while_groups_are_replaced(
    new_engine: Callable[[], SphinxEngine], documents: list[Postings]
) -> None:
    """Readers see a work whole at every moment: before or after its replacement, never in between."""
    members = [one for one in documents if one.document.address.code == "R0005"]
    request = Request(
        filters=(Filter("文号", ("示发(2020)5号",)), Filter("效力", ("有效", "尚未施行", "已修改")))
    )
    engine = new_engine()
    before = engine.search(request, 100).total
    assert before == len(members)
    seen, done = set[int](), threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(engine.search(request, 100).total)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    writer = new_engine()
    for round_ in range(20):
        writer.upsert("R0005", f"round {round_}", members if round_ % 2 else members[:7])
        writer.commit()
    done.set()
    for reader in readers:
        reader.join()
    assert seen <= {7, before}
    assert engine.groups()["R0005"] == "round 19"


def test_a_group_taken_out_is_gone(
    engine: SphinxEngine, documents: list[Postings], analyzer: Analyzer
) -> None:
    members = [one for one in documents if one.document.address.code == "R0009"]
    engine.delete("R0009")
    engine.commit()
    assert "R0009" not in engine.groups()
    assert not [name for name in engine.search(RIVER, 2000).ids if "R0009" in name]
    engine.upsert("R0009", "key of R0009", members)
    engine.commit()
