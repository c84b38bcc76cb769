"""Three engines over the same invented documents: whoosh, the browser's (under node), Sphinx (two shards)."""

import json
import math
import random
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from whoosh.util.numeric import byte_to_length, length_to_byte

from guicheng.model.address import Address
from guicheng.model.data import Synonym
from guicheng.search.analysis import Analyzer
from guicheng.search.browser.build import index_files
from guicheng.search.browser.shard import FOLDER, script
from guicheng.search.documents import SearchDocument
from guicheng.search.engine import Engine, Other, Postings, Request, Wanted
from guicheng.search.index import postings
from guicheng.search.names import UserWords
from guicheng.search.query import parse_query
from guicheng.search.request import make_request
from guicheng.search.sphinx_engine import SphinxEngine, server_at
from guicheng.search.synonyms import browser_rows, searched_words
from guicheng.search.whoosh_engine import WhooshEngine

ASSETS = Path(__file__).parents[3] / "scripts" / "guicheng" / "site" / "assets"
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
WHY = [
    "因防汛抢险需要",
    "收到举报线索的",
    "涉及跨区域河段",
    "逾期未改正的",
    "对处理决定不服的",
    "依照本条例第三十条",
]
HOW = ["并书面告知理由", "报本级人民政府备案", "由两名以上人员签名", "依照第30条处理", "（见GB3838-2002）"]
SYNONYMS = tuple(
    Synonym(colloquial=colloquial, standard=standard, kind=kind, note="")
    for colloquial, standard, kind in (
        ("河道登记人", "采砂人“擅自”登记、巡查", "口语"),
        ("7号条例", "示例7号水条例", "简称"),
        ("人民登记", "没有这样的名称、河9条例", "异名"),
        ("河道备案法", "中华人民共和国河道防汛条例", "简称"),
        ("乡镇人", "在乡镇", "同义"),
        ("登记人", "的", "联想"),
        ("管水的", "河道主管部门", "辨析"),
    )
)
"""Words that do as well: never in one piece, names of works, with words of no matter, of nothing else, told only."""

ID = "contract"
MANY = 5000

READER = """
const fs = require("fs"), vm = require("vm");
const asked = JSON.parse(fs.readFileSync(0, "utf-8"));
for (const file of asked.scripts) vm.runInThisContext(fs.readFileSync(file, "utf-8"), { filename: file });
const g = globalThis.guicheng;
g.shards.open(async (name) => vm.runInThisContext(fs.readFileSync(asked.folder + "/" + name + ".js", "utf-8")));
(async () => {
  g.titles.add(0, 1, asked.names.map((name) => ["R0001", "", name, "", "", "", "", ""]));
  const head = await g.postings.boot(), words = await g.found.words(), out = [];
  for (const text of asked.texts) {
    const found = await g.engine.search(text, { limit: asked.limit, exact: true, facets: true, ...words });
    const ids = [];
    for (const hit of found.hits) {
      const stored = await g.postings.stored(hit.doc, head);
      ids.push(stored.code + (stored.place ? "#" + stored.place : ""));
    }
    const wanted = found.request.wanted.map((want) => [want.text, want.name, want.others.map((one) => [one.text, one.words])]);
    out.push({ ids, total: found.total, relaxed: found.relaxed, facets: found.facets, wanted, parts: found.request.parts });
  }
  console.log(JSON.stringify(out));
})().catch((error) => { console.error(error); process.exit(1); });
"""


@dataclass(frozen=True)
class Answer:
    """What an engine says to a query: ids without editions, best first."""

    ids: tuple[str, ...]
    total: int
    relaxed: bool
    facets: dict[str, dict[str, int]]
    wanted: frozenset[Wanted]
    parts: frozenset[str]


@dataclass(frozen=True)
class Scorer:
    """How an engine keeps the parts of BM25 (k1 1.2, b 0.75): ``df, documents`` to a weight, lengths, what tf becomes."""

    idf: Callable[[int, int], float] = lambda df, size: math.log((size - df + 0.5) / (df + 0.5) + 1)
    length: Callable[[int], float] = float
    kept: Callable[[float], float] = float
    mean: float | None = None


Read = Callable[[str], Request]
"""From the words typed to what an engine is asked."""


class Searcher(Protocol):
    """An engine as readers meet it: from the words typed to an answer."""

    documents: list[Postings]
    scorer: "Scorer"

    def ask(self, texts: Iterable[str], limit: int = MANY) -> list[Answer]:
        """Answer each."""


def invented_work(number: int, articles: int) -> list[SearchDocument]:
    """A work with its head, its articles and some of an older edition; always the same for a number."""
    chance = random.Random(number)
    code, title = f"R{number:04d}", f"示例{number}号水条例"
    facts: dict[str, Any] = {
        "level": chance.choice(["地方性法规", "部门规章", "规范性文件"]),
        "issuers": (f"示例{chance.randint(1, 3)}市人民政府",),
        "status": chance.choice(["有效", "尚未施行"]),
        "day": 20000101 + 10000 * chance.randint(0, 20),
        "doc_no": f"示发〔2020〕{number}号",
    }

    def article(edition: str, place: int, **more: object) -> SearchDocument:
        sentences = [
            "，".join(map(chance.choice, (WHY, WHO, WHAT, HOW))) for _ in range(chance.randint(1, 7))
        ]
        return SearchDocument(
            Address(code, edition, f"t{place}"), "法规", title, (f"河{number}条例",), f"第{place}条", "。\n".join(sentences) + "。",
            f"/w{number}#t{place}", **{**facts, **more},
        )  # fmt: skip

    head = SearchDocument(Address(code), "法规", title, (f"河{number}条例",), "", "", f"/w{number}", **facts)
    old = [article("2015-05-01", place, status="已修改", old=True) for place in range(1, 4)]
    return [head, *(article("2020-05-01", place) for place in range(1, articles + 1)), *old]


@pytest.fixture(scope="session")
def works() -> dict[str, list[SearchDocument]]:
    return {f"R{number:04d}": invented_work(number, 10 + number * 7 % 30) for number in range(1, 26)}


@pytest.fixture(scope="session")
def documents(works: dict[str, list[SearchDocument]], analyzer: Analyzer) -> list[Postings]:
    return [postings(one, analyzer) for documents in works.values() for one in documents]


@pytest.fixture(scope="session")
def names(works: dict[str, list[SearchDocument]]) -> list[str]:
    return [name for documents in works.values() for name in (documents[0].title, *documents[0].names)]


@pytest.fixture(scope="session")
def read(names: list[str], analyzer: Analyzer) -> Read:
    synonyms = searched_words(SYNONYMS, analyzer)
    words = [word for row in SYNONYMS for word in (row.colloquial, *row.standard.split("、"))]
    return lambda text: make_request(parse_query(text), analyzer, UserWords([*names, *words]), synonyms)


@pytest.fixture(scope="session")
def fill() -> Callable[[Any, list[Postings]], None]:
    """Put documents into an engine, work by work."""

    def put(engine: Any, documents: list[Postings]) -> None:
        groups: dict[str, list[Postings]] = {}
        for one in documents:
            groups.setdefault(one.document.address.code, []).append(one)
        for code, members in groups.items():
            engine.upsert(code, f"key of {code}", members)
        engine.commit()

    return put


@dataclass
class Boundary:
    """An engine behind the boundary of ``search/engine.py``."""

    engine: Engine
    documents: list[Postings]
    read: Read
    scorer: Scorer = Scorer()

    def ask(self, texts: Iterable[str], limit: int = MANY) -> list[Answer]:
        return [self._ask(text, limit) for text in texts]

    def _ask(self, text: str, limit: int) -> Answer:
        request = self.read(text)
        found = self.engine.search(request, limit)
        facets = {name: dict(counts) for name, counts in found.facets.items()}
        ids = tuple(bare_id(name) for name in found.ids)
        return Answer(
            ids, found.total, found.relaxed, facets, frozenset(request.wanted), frozenset(request.parts)
        )


def bare_id(address: str) -> str:
    """Old editions keep theirs, as both hold the same article."""
    return address.replace("@2020-05-01", "")


@dataclass
class Browser:
    """The site's own scripts over the index that the build writes."""

    node: str
    folder: Path
    documents: list[Postings]
    names: list[str]
    # Sixteen steps a word, and a mean that no other work can change.
    scorer: Scorer = Scorer(kept=lambda part: round(part * 15 / 2.2) * 2.2 / 15, mean=60)

    def ask(self, texts: Iterable[str], limit: int = MANY) -> list[Answer]:
        order = (ASSETS / "order.txt").read_text(encoding="utf-8").split()
        logic = ("numerals", "citation", "status", "titles", "search-normal", "search-shards", "search-cut",
                 "search-filter", "search-query", "search-index", "search-phrase", "search-postings", "search-lists", "search-rank", "search-settle", "search-engine",
                 "search-found")  # fmt: skip
        scripts = [str(ASSETS / f"{name}.js") for name in logic if f"{name}.js" in order]
        asked = {
            "scripts": scripts,
            "folder": str(self.folder),
            "texts": list(texts),
            "names": self.names,
            "limit": limit,
        }
        done = subprocess.run(
            [self.node, "-e", READER],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return [self._answer(one) for one in json.loads(done.stdout)]

    def _answer(self, one: dict[str, Any]) -> Answer:
        assert one["total"]["relation"] == "eq"
        facets = {
            name: {row["value"]: row["count"]["value"] for row in rows}
            for name, rows in one["facets"].items()
        }
        wanted = frozenset(
            Wanted(text, name, tuple(Other(other, tuple(words)) for other, words in others))
            for text, name, others in one["wanted"]
        )
        return Answer(
            tuple(one["ids"]), one["total"]["value"], one["relaxed"], facets, wanted, frozenset(one["parts"])
        )


@pytest.fixture(scope="session")
def whoosh(
    tmp_path_factory: pytest.TempPathFactory, documents: list[Postings], fill: Any, read: Read
) -> Searcher:
    engine = WhooshEngine.create(tmp_path_factory.mktemp("whoosh") / "index", ID)
    fill(engine, documents)
    scorer = Scorer(
        idf=lambda df, size: math.log(size / (df + 1)) + 1,
        length=lambda length: byte_to_length(length_to_byte(length)),
    )
    return Boundary(engine, documents, read, scorer)


@pytest.fixture(scope="session")
def province(
    start_province: Any, tmp_path_factory: pytest.TempPathFactory, documents: list[Postings], fill: Any
) -> Any:
    running = start_province(tmp_path_factory.mktemp("sphinx"))
    fill(engine_of(running), documents)
    return running


def engine_of(running: Any) -> SphinxEngine:
    return SphinxEngine(
        server_at(running.front.place), [server_at(shard.place) for shard in running.shards], ID
    )


@pytest.fixture(scope="session")
def new_engine(province: Any) -> Callable[[], SphinxEngine]:
    """An engine of one's own over the province."""
    return lambda: engine_of(province)


@pytest.fixture(scope="session")
def sphinx(province: Any, documents: list[Postings], read: Read) -> Searcher:
    return Boundary(engine_of(province), documents, read)


@pytest.fixture(scope="session")
def browser(
    tmp_path_factory: pytest.TempPathFactory, works: dict[str, list[SearchDocument]], node: str,
    documents: list[Postings], names: list[str], analyzer: Analyzer,
) -> Searcher:  # fmt: skip
    site = tmp_path_factory.mktemp("site")
    shown = {code: [one for one in members if not one.old] for code, members in works.items()}
    synonyms = script("synonyms", browser_rows(SYNONYMS, analyzer))
    for path, content in (*index_files(iter(shown.items())), synonyms):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return Browser(node, site / FOLDER, [one for one in documents if not one.document.old], names)


@pytest.fixture(params=["whoosh", "browser", pytest.param("sphinx", marks=pytest.mark.slow)])
def searcher(request: pytest.FixtureRequest) -> Searcher:
    """Each engine in turn."""
    found: Searcher = request.getfixturevalue(request.param)
    return found
