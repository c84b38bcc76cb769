"""The engine for a province on Debian's Sphinx: two shards, the same answers as whoosh, one shard killed."""

import math
import random
import shutil
import socket
import subprocess
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from guicheng.errors import GuichengError
from guicheng.model.address import Address
from guicheng.search.analysis import Analyzer
from guicheng.search.documents import SearchDocument
from guicheng.search.engine import Postings, Request, Wanted
from guicheng.search.index import postings
from guicheng.search.normal import normal_text, squeeze
from guicheng.search.query import Days, Filter
from guicheng.search.sphinx_engine import Server, SphinxEngine
from guicheng.search.whoosh_engine import WhooshEngine

SAMPLES = Path(__file__).parents[2] / "docs" / "samples"
SEARCHD = shutil.which("searchd")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SEARCHD is None, reason="没有 sphinxsearch，省级检索引擎未测试"),
]
WHO = [
    "河道主管部门",
    "乡镇人民政府",
    "取水单位",
    "采砂申请人",
    "监督检查人员",
    "承办人员",
    "水利工程管理单位",
]
WHAT = [
    "应当在五个工作日内登记",
    "不得擅自改变许可范围",
    "可以责令限期改正",
    "按照规定公开处理结果",
    "建立巡查台账",
]
WHY = ["因防汛抢险需要", "收到举报线索的", "涉及跨区域河段", "逾期未改正的", "对处理决定不服的", "紧急情况下"]
HOW = ["并书面告知理由", "报本级人民政府备案", "由两名以上人员签名", "依照第30条处理", "（见GB3838-2002）"]
WORDS = [
    "河道",
    "登记",
    "许可",
    "举报",
    "改正",
    "备案",
    "签名",
    "防汛",
    "台账",
    "监督检查",
    "人民政府",
    "公开",
]
ID = "test-1"


def invented(number: int) -> SearchDocument:
    chance = random.Random(number)
    sentences = ["，".join(map(chance.choice, (WHY, WHO, WHAT, HOW))) for _ in range(chance.randint(1, 7))]
    work = number % 40
    return SearchDocument(
        Address(f"R{work + 1:04d}", "2020-05-01", f"t{number}"),
        "法规",
        f"示例{work}号保护条例",
        (),
        f"第{number}条",
        "。".join(sentences) + "。",
        "/",
        level=chance.choice(["法律", "地方性法规", "部门规章"]),
        issuers=(f"示例{work % 3}市人民政府",),
        status=chance.choice(["有效", "已修改"]),
        day=20000101 + 10000 * (work % 20),
        doc_no=f"示发〔2020〕{work}号",
        old=number % 11 == 0,
    )


@dataclass
class Daemon:
    """One searchd, which can be killed and started again."""

    conf: Path
    server: Server
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        assert SEARCHD is not None
        command = [SEARCHD, "--nodetach", "--config", str(self.conf)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection((self.server.host, self.server.port), timeout=1).close()
                return
            except OSError:
                threading.Event().wait(0.05)
        raise AssertionError((self.conf.parent / "searchd.log").read_text())

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


@dataclass
class Province:
    """The front, its shards, and an engine on them."""

    front: Daemon
    shards: list[Daemon]
    engine: SphinxEngine


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def daemon(folder: Path, sample: str, changes: dict[str, str], port: int) -> Daemon:
    """A searchd from the sample in docs, with nothing but paths and ports changed."""
    folder.mkdir()
    text = (SAMPLES / sample).read_text(encoding="utf-8").replace("/srv/sphinx", str(folder))
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "sphinx.conf").write_text(text, encoding="utf-8")
    return Daemon(folder / "sphinx.conf", Server("127.0.0.1", port))


@pytest.fixture(scope="module")
def documents(analyzer: Analyzer) -> list[Postings]:
    return [postings(invented(number), analyzer) for number in range(1, 1201)]


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory, documents: list[Postings]) -> Iterator[Province]:
    root = tmp_path_factory.mktemp("sphinx")
    binary, plain = [free_port() for _ in range(2)], [free_port() for _ in range(3)]
    shards = [
        daemon(
            root / f"shard{number}",
            "sphinx-shard.conf",
            {"127.0.0.1:9312": f"127.0.0.1:{binary[number]}", "127.0.0.1:9306": f"127.0.0.1:{plain[number]}"},
            plain[number],
        )
        for number in range(2)
    ]
    agents = {"127.0.0.1:9312": f"127.0.0.1:{binary[0]}", "127.0.0.1:9313": f"127.0.0.1:{binary[1]}"}
    front = daemon(
        root / "front", "sphinx-front.conf", {**agents, "127.0.0.1:9316": f"127.0.0.1:{plain[2]}"}, plain[2]
    )
    for one in (*shards, front):
        one.start()
    engine = SphinxEngine(front.server, [shard.server for shard in shards], ID)
    fill(engine, documents)
    yield Province(front, shards, engine)
    for one in (*shards, front):
        one.kill()


@pytest.fixture(scope="module")
def whoosh(tmp_path_factory: pytest.TempPathFactory, documents: list[Postings]) -> WhooshEngine:
    engine = WhooshEngine.create(tmp_path_factory.mktemp("whoosh") / "index", ID)
    fill(engine, documents)
    return engine


def fill(engine: Any, documents: list[Postings]) -> None:
    groups: dict[str, list[Postings]] = {}
    for one in documents:
        groups.setdefault(one.document.address.code, []).append(one)
    for code, members in groups.items():
        engine.upsert(code, f"key of {code}", members)
    engine.commit()


def asked() -> Iterator[Request]:
    """Words, phrases, exclusions, filters and days, alone and together."""
    chance = random.Random(5)

    def word() -> Wanted:
        return Wanted(chance.choice(WORDS))

    for _ in range(60):
        yield Request((word(),))
        yield Request((word(), word()))
        yield Request((word(), word(), word()), question=True)
        text = squeeze(normal_text(invented(chance.randrange(1, 1200)).text))
        start = chance.randrange(max(1, len(text) - 12))
        run = text[start : start + chance.randint(1, 12)]
        yield Request(phrases=(run,))
        yield Request((word(),), phrases=(run[:4],), without=(chance.choice(WORDS),))
        yield Request((Wanted(run[:3], name=True),), parts=(chance.choice(WORDS),))
        yield Request((word(),), filters=(Filter("位阶", ("法律", "部门规章")),))
        yield Request((word(),), filters=(Filter("机关", (f"{chance.randrange(3)}市",)),))
        yield Request((word(),), filters=(Filter("效力", ("已修改",)),), days=Days(20050000, 20129999))
    yield Request(filters=(Filter("文号", ("示发(2020)7",)),))
    yield Request(filters=(Filter("类型", ("没有",)),))
    yield Request(filters=(Filter("位阶", ("法律",)),), without=("登记",))
    yield Request((Wanted("示例7号保护条例", name=True),))
    yield Request((Wanted("没有这个词"),))
    yield Request((Wanted("没有这个词"), Wanted("河道")))
    yield Request((Wanted("'; DROP \\ @words |(\"!"),))
    yield Request(phrases=("'\\\"",))


def test_match_sets_totals_and_facets_are_those_of_whoosh(province: Province, whoosh: WhooshEngine) -> None:
    matched = 0
    for request in asked():
        ours, theirs = province.engine.search(request, 5000), whoosh.search(request, 5000)
        assert set(ours.ids) == set(theirs.ids), request
        assert (ours.total, ours.relaxed, ours.partial) == (theirs.total, theirs.relaxed, False), request
        assert ours.facets == theirs.facets, request
        matched += ours.total > 0
    assert matched > 300


def test_totals_are_exact_when_few_are_listed(province: Province, whoosh: WhooshEngine) -> None:
    request = Request((Wanted("人民政府"),))
    assert province.engine.search(request, 3).total == whoosh.search(request, 5000).total > 100
    assert len(province.engine.search(request, 3).ids) == 3


def test_what_is_stored_comes_back(province: Province, whoosh: WhooshEngine) -> None:
    names = ["R0002@2020-05-01#t1", "R0003@2020-05-01#t2", "R9999"]
    assert province.engine.fetch(names) == whoosh.fetch(names)
    assert province.engine.groups() == whoosh.groups()
    assert province.engine.fetch([]) == {}


def test_bm25_ranks_as_the_reference_does(province: Province, documents: list[Postings]) -> None:
    """Two words, plain BM25: the ten best of the engine against those of a scorer written out here."""
    scorer, chance = reference(documents), random.Random(9)
    overlaps = []
    for _ in range(120):
        pair = tuple(chance.sample(WORDS, 2))
        ours = province.engine.search(Request(tuple(map(Wanted, pair))), 10)
        scores = scorer(pair, lambda one: not one.document.old)
        if len(scores) < 10:
            continue
        # Equal scores are in no order: whatever scores at least as high as the tenth is right.
        tenth = sorted(scores.values(), reverse=True)[9]
        overlaps.append(sum(scores.get(name, 0) >= tenth - 1e-9 for name in ours.ids) / 10)
    mean = sum(overlaps) / len(overlaps)
    print(f"overlap@10 {mean:.3f} over {len(overlaps)} queries")
    assert len(overlaps) > 40 and mean >= 0.93


def reference(documents: list[Postings]) -> Callable[..., dict[str, float]]:
    """BM25 with k1 1.2, b 0.75 over words and titles; both words needed."""
    k1, b = 1.2, 0.75
    counts = [Counter([*one.terms, *one.title_terms]) for one in documents]
    lengths = [len(one.terms) + len(one.title_terms) for one in documents]
    mean, total = sum(lengths) / len(lengths), len(documents)
    frequency = Counter(term for count in counts for term in count)

    def score(pair: tuple[str, ...], shown: Callable[[Postings], bool]) -> dict[str, float]:
        found = {}
        for one, count, length in zip(documents, counts, lengths, strict=True):
            if shown(one) and all(count[term] for term in pair):
                bound = k1 * (1 - b + b * length / mean)
                parts = (
                    math.log((total - frequency[term] + 0.5) / (frequency[term] + 0.5) + 1)
                    * (count[term] * (k1 + 1) / (count[term] + bound))
                    for term in pair
                )
                found[str(one.document.address)] = sum(parts)
        return found

    return score


def test_a_killed_shard_is_told_and_missed_and_comes_back(province: Province) -> None:
    request = Request((Wanted("河道"),))
    whole = province.engine.search(request, 2000)
    province.shards[1].kill()
    part = province.engine.search(request, 2000)
    assert part.partial and 0 < part.total < whole.total and set(part.ids) < set(whole.ids)
    with pytest.raises(GuichengError, match="分片没有响应"):
        province.engine.groups()
    province.shards[1].start()
    again = province.engine.search(request, 2000)
    assert (again.partial, again.total, set(again.ids)) == (False, whole.total, set(whole.ids))


def test_nobody_at_the_front_is_said_in_words(province: Province) -> None:
    nowhere = SphinxEngine(Server("127.0.0.1", free_port()), [], ID)
    with pytest.raises(GuichengError, match="没有响应"):
        nowhere.search(Request((Wanted("河道"),)), 10)


def test_searches_go_on_while_groups_are_replaced(province: Province, documents: list[Postings]) -> None:
    """Readers see a work whole at every moment: before or after its replacement, never in between."""
    members = [one for one in documents if one.document.address.code == "R0005"]
    request = Request(filters=(Filter("文号", ("示发(2020)4号",)), Filter("效力", ("有效", "已修改"))))
    before = province.engine.search(request, 100).total
    assert before == len(members)
    seen, done = set[int](), threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add(province.engine.search(request, 100).total)

    reader = threading.Thread(target=read)
    reader.start()
    writer = SphinxEngine(province.front.server, [shard.server for shard in province.shards], ID)
    for round_ in range(20):
        writer.upsert("R0005", f"round {round_}", members if round_ % 2 else members[:7])
        writer.commit()
    done.set()
    reader.join()
    assert seen <= {7, before}
    assert province.engine.groups()["R0005"] == "round 19"


def test_a_group_taken_out_is_gone(province: Province) -> None:
    province.engine.delete("R0040")
    province.engine.commit()
    assert "R0040" not in province.engine.groups()
    assert not [
        name for name in province.engine.search(Request((Wanted("河道"),)), 2000).ids if "R0040" in name
    ]
