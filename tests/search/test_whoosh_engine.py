"""The whoosh engine: phrases as grep finds them, replaced groups, filters, damage."""

import random
from pathlib import Path

import pytest

from guicheng.errors import GuichengError, StaleIndex
from guicheng.model.address import Address
from guicheng.search.analysis import Analyzer
from guicheng.search.documents import SearchDocument
from guicheng.search.engine import Request, Wanted
from guicheng.search.index import postings
from guicheng.search.normal import normal_text, squeeze
from guicheng.search.query import Days, Filter
from guicheng.search.whoosh_engine import WhooshEngine

WHO = ["河道主管部门", "乡镇人民政府", "取水单位", "采砂申请人", "监督检查人员", "承办人员"]
WHAT = [
    "应当在五个工作日内登记",
    "不得擅自改变许可范围",
    "可以责令限期改正",
    "按照规定公开处理结果",
    "建立巡查台账",
]
WHY = ["因防汛抢险需要", "收到举报线索的", "涉及跨区域河段", "逾期未改正的", "对处理决定不服的"]
HOW = ["并书面告知理由", "报本级人民政府备案", "由两名以上人员签名", "依照第30条处理", "（见GB3838-2002）"]
ID = "test-1"


def invented(number: int) -> str:
    chance = random.Random(number)
    return "\n".join("，".join(map(chance.choice, (WHY, WHO, WHAT, HOW))) + "。" for _ in range(3))


def document(number: int, text: str = "", **more: object) -> SearchDocument:
    address = Address("R0001", "2020-05-01", f"t{number}")
    values: dict[str, object] = {"status": "有效", "level": "地方性法规", "day": 20200501, **more}
    return SearchDocument(
        address,
        "法规",
        "示例市保护条例",
        (),
        f"第{number}条",
        text or invented(number),
        "/",
        **values,  # type: ignore[arg-type]
    )


def fill(
    engine: WhooshEngine, analyzer: Analyzer, group: str, documents: list[SearchDocument], key: str = "k"
) -> None:
    engine.upsert(group, key, (postings(one, analyzer) for one in documents))
    engine.commit()


@pytest.fixture
def engine(tmp_path: Path) -> WhooshEngine:
    return WhooshEngine.create(tmp_path / "index", ID)


def found(engine: WhooshEngine, **request: object) -> set[str]:
    return set(engine.search(Request(**request), 1000).ids)  # type: ignore[arg-type]


def test_a_phrase_finds_what_grep_finds(engine: WhooshEngine, analyzer: Analyzer) -> None:
    texts = {f"R0001@2020-05-01#t{number}": invented(number) for number in range(1, 120)}
    fill(engine, analyzer, "R0001", [document(number) for number in range(1, 120)])
    squeezed = {name: squeeze(normal_text(text)) for name, text in texts.items()}
    chance = random.Random(3)
    for _ in range(2000):
        text = chance.choice(list(squeezed.values()))
        start, length = chance.randrange(len(text) - 12), chance.randint(1, 12)
        phrase = text[start : start + length]
        grep = {name for name, words in squeezed.items() if phrase in words}
        assert found(engine, phrases=(phrase,)) == grep, phrase


def test_all_words_first_then_some(engine: WhooshEngine, analyzer: Analyzer) -> None:
    fill(engine, analyzer, "R0001", [document(1, "河道应当登记。"), document(2, "河道许可。")])
    both = engine.search(Request((Wanted("河道"), Wanted("登记"))), 10)
    assert (both.ids, both.relaxed) == (("R0001@2020-05-01#t1",), False)
    some = engine.search(Request((Wanted("许可"), Wanted("登记"))), 10)
    assert set(some.ids) == {"R0001@2020-05-01#t1", "R0001@2020-05-01#t2"} and some.relaxed
    assert engine.search(Request((Wanted("没有"),)), 10).total == 0
    inside = engine.search(Request((Wanted("河道许可证", name=True),), ("河道", "许可证")), 10)
    assert inside.relaxed and inside.total == 2


def test_replacing_a_group_leaves_nothing_of_it_and_all_of_the_others(
    engine: WhooshEngine, analyzer: Analyzer
) -> None:
    fill(engine, analyzer, "R0001", [document(1, "河道登记。")], key="a")
    fill(engine, analyzer, "R0002", [document(2, "河道许可。")], key="b")
    fill(engine, analyzer, "R0001", [document(3, "河道公示。")], key="c")
    assert engine.groups() == {"R0001": "c", "R0002": "b"}
    assert found(engine, wanted=(Wanted("河道"),)) == {"R0001@2020-05-01#t3", "R0001@2020-05-01#t2"}
    engine.delete("R0001")
    engine.commit()
    assert found(engine, wanted=(Wanted("河道"),)) == {"R0001@2020-05-01#t2"}


def test_uncommitted_changes_are_lost_and_the_last_index_stays(
    engine: WhooshEngine, analyzer: Analyzer, tmp_path: Path
) -> None:
    fill(engine, analyzer, "R0001", [document(1, "河道登记。")])
    engine.upsert("R0001", "x", [postings(document(2, "别的。"), analyzer)])
    engine.close()
    again = WhooshEngine.open(tmp_path / "index", ID)
    assert found(again, wanted=(Wanted("河道"),)) == {"R0001@2020-05-01#t1"}


def test_filters_and_facets(engine: WhooshEngine, analyzer: Analyzer) -> None:
    documents = [
        document(1, "河道。", issuers=("示例市人民政府",), doc_no="示政发〔2020〕7号"),
        document(2, "河道。", level="法律", day=20180101, issuers=("示例省人大",)),
        document(3, "河道。", status="已修改", old=True),
    ]
    fill(engine, analyzer, "R0001", documents)
    river = (Wanted("河道"),)
    assert found(engine, wanted=river) == {"R0001@2020-05-01#t1", "R0001@2020-05-01#t2"}
    assert found(engine, wanted=river, filters=(Filter("位阶", ("法律",)),)) == {"R0001@2020-05-01#t2"}
    assert found(engine, wanted=river, filters=(Filter("机关", ("市人民政府",)),)) == {"R0001@2020-05-01#t1"}
    assert found(engine, filters=(Filter("文号", ("示政发(2020)7号",)),)) == {"R0001@2020-05-01#t1"}
    assert found(engine, wanted=river, filters=(Filter("效力", ("已修改",)),)) == {"R0001@2020-05-01#t3"}
    assert found(engine, wanted=river, days=Days(20180000, 20189999)) == {"R0001@2020-05-01#t2"}
    assert found(engine, wanted=river, filters=(Filter("类型", ("没有",)),)) == set()
    facets = engine.search(Request(river), 1).facets
    assert facets["位阶"] == {"地方性法规": 1, "法律": 1}
    assert facets["年份"] == {"2020": 1, "2018": 1}


def test_exclusions_are_exact_characters(engine: WhooshEngine, analyzer: Analyzer) -> None:
    fill(
        engine,
        analyzer,
        "R0001",
        [document(1, "河道登记。"), document(2, "河道，登，记。"), document(3, "河道。")],
    )
    assert found(engine, wanted=(Wanted("河道"),), without=("登记",)) == {"R0001@2020-05-01#t3"}


def test_exclusions_hold_beside_phrases(engine: WhooshEngine, analyzer: Analyzer) -> None:
    documents = [document(number) for number in range(1, 400)]
    fill(engine, analyzer, "R0001", documents)
    texts = {str(one.address): squeeze(normal_text(one.text)) for one in documents}
    chance = random.Random(7)
    for _ in range(60):
        text = chance.choice(list(texts.values()))
        start = chance.randrange(len(text) - 4)
        phrase, other = text[start : start + 4], chance.choice(["许可", "登记", "改正", "备案", "人民政府"])
        grep = {name for name, words in texts.items() if phrase in words and other not in words}
        assert found(engine, phrases=(phrase,), without=(other,)) == grep, (phrase, other)
        wanted = {name for name in grep if "河道" in texts[name]}
        request = {"wanted": (Wanted("河道", name=True),), "phrases": (phrase,), "without": (other,)}
        assert found(engine, **request) == wanted, (phrase, other)


def test_another_analyzer_and_damage_are_stale(
    engine: WhooshEngine, analyzer: Analyzer, tmp_path: Path
) -> None:
    fill(engine, analyzer, "R0001", [document(1)])
    engine.close()
    with pytest.raises(StaleIndex, match="分词"):
        WhooshEngine.open(tmp_path / "index", "test-2")
    segment = next((tmp_path / "index").glob("*.seg"))
    segment.write_bytes(segment.read_bytes()[:-10])
    with pytest.raises(StaleIndex, match="重建"):
        WhooshEngine.open(tmp_path / "index", ID)
    with pytest.raises(StaleIndex, match="还没有"):
        WhooshEngine.open(tmp_path / "nowhere", ID)


def test_two_writers_do_not_mix(engine: WhooshEngine, analyzer: Analyzer, tmp_path: Path) -> None:
    fill(engine, analyzer, "R0001", [document(1)])
    engine.delete("R0001")
    other = WhooshEngine.open(tmp_path / "index", ID)
    with pytest.raises(GuichengError, match="另一个进程"):
        other.delete("R0001")
    engine.close()
