"""The office server over a province's engine: one shard is killed, readers are told, and it comes back."""

import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytestmark = pytest.mark.slow
ASKED = f"/api/search?q={quote('河道')}&limit=100"
NOTE = "部分索引没有响应，结果不全。"


def api(office: Any, path: str) -> tuple[int, Any]:
    answer, content = office.get(path)
    return answer.status, json.loads(content)


def test_a_dead_shard_is_told_everywhere_and_recovers(
    office: Any, office_base: Path, start_office: Any, start_province: Callable[[Path], Any], tmp_path: Path
) -> None:
    province = start_province(tmp_path / "sphinx")
    words = ["--front", province.front.place]
    for shard in province.shards:
        words += ["--shard", shard.place]
    running = start_office(office_base, *words)
    assert any("检索引擎已更新：改动" in line for line in running.said)

    _, whole = api(running, ASKED)
    _, by_whoosh = api(office, ASKED)
    assert (whole["partial"], whole["notes"]) == (False, by_whoosh["notes"]) and whole["total"] > 2
    assert {hit["address"] for hit in whole["hits"]} == {hit["address"] for hit in by_whoosh["hits"]}
    assert (whole["total"], whole["facets"]) == (by_whoosh["total"], by_whoosh["facets"])
    assert api(running, "/healthz")[1] == {"status": "正常", "search": "正常"}

    province.shards[0].kill()
    status, part = api(running, ASKED)
    assert (status, part["partial"]) == (200, True) and NOTE in part["notes"]
    assert part["total"] < whole["total"]
    page = running.get(f"/find?q={quote('河道')}")[1].decode()
    assert f"<p>{NOTE}</p>" in page and f"至少 {part['total']} 条" in page
    assert api(running, "/healthz")[1]["search"] == "不全"

    province.shards[0].start()
    for _ in range(50):
        if not api(running, ASKED)[1].get("partial", True):
            break
        threading.Event().wait(0.2)
    assert api(running, ASKED)[1] == whole
    assert NOTE not in running.get(f"/find?q={quote('河道')}")[1].decode()

    province.front.kill()
    status, nobody = api(running, ASKED)
    assert status == 503 and "没有响应" in nobody["error"]
    answer, page_ = running.get(f"/find?q={quote('河道')}")
    assert answer.status == 503 and "没有响应" in page_.decode()
    assert api(running, "/healthz") == (200, {"status": "正常", "search": "没有响应"})
    running.stop()
    assert not any("Traceback" in line for line in running.said)


def test_with_a_shard_down_the_server_starts_all_the_same(
    office_base: Path, start_office: Any, start_province: Callable[[Path], Any], tmp_path: Path
) -> None:
    province = start_province(tmp_path / "sphinx")
    province.shards[1].kill()
    words = [f"--shard={shard.place}" for shard in province.shards]
    running = start_office(office_base, "--front", province.front.place, *words)
    assert any("恢复以后自动更新" in line for line in running.said)
    assert api(running, ASKED)[1]["partial"] is True
    running.stop()
