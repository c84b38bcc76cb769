"""The office server: files with ETag, ranges and compression; headers; a search API that tells no secrets."""

import gzip
import json
import shutil
import socket
import threading
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from guicheng.server.rate import BURST, PER_SECOND, Rate

LAW = "/regulations/shili-hedao-tiaoli/"


def api(office: Any, path: str) -> tuple[int, Any]:
    answer, content = office.get(path)
    return answer.status, json.loads(content)


def test_pages_are_served_by_folder_and_by_name(office: Any) -> None:
    assert office.get(LAW)[1] == office.get(LAW + "index.html")[1]
    answer, content = office.get("/" + quote("没有"))
    assert answer.status == 404 and "没有这一页" in content.decode()


def test_a_page_that_has_not_changed_is_not_sent_again(office: Any) -> None:
    first, _ = office.get(LAW)
    again, content = office.get(LAW, If_None_Match=first.headers["ETag"])
    assert (again.status, content) == (304, b"")


def test_text_is_compressed_with_an_etag_of_its_own_and_a_copy_is_kept(
    office: Any, office_base: Path
) -> None:
    plain, content = office.get(LAW)
    packed, small = office.get(LAW, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(small) == content
    assert packed.headers["ETag"] != plain.headers["ETag"] and packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["Content-Type"].startswith("text/html")
    assert office.get(LAW, Accept_Encoding="gzip", If_None_Match=packed.headers["ETag"])[0].status == 304
    assert (office_base / "build/cache/gzip-site" / f"{LAW[1:]}index.html.gz").is_file()


def test_part_of_a_file_can_be_asked_for(office: Any) -> None:
    _, whole = office.get(LAW)
    answer, part = office.get(LAW, Range="bytes=10-19", Accept_Encoding="gzip")
    assert (answer.status, part) == (206, whole[10:20])
    assert answer.headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert office.get(LAW, Range=f"bytes={len(whole)}-")[0].status == 416


def test_every_answer_bears_the_headers_and_pages_the_policy(office: Any) -> None:
    for path in (LAW, "/healthz", "/assets/guicheng/guicheng.js", "/nowhere"):
        headers = office.get(path)[0].headers
        assert (
            headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "no-referrer"
        ), path
        assert "Server" not in headers
    policy = office.get(LAW)[0].headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "frame-ancestors 'none'" in policy
    assert "immutable" in office.get("/assets/guicheng/guicheng.js?v=1")[0].headers["Cache-Control"]
    assert office.get(LAW)[0].headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/../mkdocs.yml",
        "/%2e%2e/%2e%2e/mkdocs.yml",
        "/..%2f..%2fmkdocs.yml",
        "/%5c..%5cx",
        "//etc/passwd",
        "/%00",
    ],
)
def test_no_path_leads_out_of_the_site(office: Any, path: str) -> None:
    answer, content = office.get(path)
    assert answer.status in (400, 404) and b"site_name" not in content and b"root:" not in content


def test_nothing_can_be_written(office: Any) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert office.get(LAW, method)[0].status == 405
        assert office.get("/api/search?q=a", method)[0].status == 405


def test_search_answers_as_the_command_does(office: Any) -> None:
    status, found = api(office, f"/api/search?q={quote('泄露 线索')}")
    assert status == 200 and found["partial"] is False
    assert "R0001@2021-03-26#t4" in [hit["address"] for hit in found["hits"]]
    assert set(found["hits"][0]) == {"address", "title", "article", "text", "url", "score", "status"}
    assert office.get(found["hits"][0]["url"].partition("#")[0])[0].status == 200
    assert len(api(office, f"/api/search?q={quote('河道')}&limit=1")[1]["hits"]) == 1


@pytest.mark.parametrize(
    "asked", ["", "?q=", "?q=%20", "?q=a&limit=0", "?q=a&limit=x", "?q=a&limit=999", "?q=" + "a" * 501]
)
def test_a_search_that_makes_no_sense_is_refused_in_words(office: Any, asked: str) -> None:
    answer, content = office.get("/api/search" + asked)
    if answer.status != 429:
        assert answer.status == 400 and "参数" in json.loads(content)["error"]


def test_what_is_for_the_house_only_is_neither_found_nor_told(office: Any) -> None:
    words = json.dumps(api(office, f"/api/search?q={quote('内部')}&limit=100")[1], ensure_ascii=False)
    assert "R0006" not in words and "值班制度" not in words
    assert api(office, "/api/documents/R0006")[0] == 404


def test_a_place_is_told_word_for_word(office: Any) -> None:
    status, place = api(office, "/api/documents/R0001@2021-03-26%23t2-k2-x1")
    assert status == 200 and place["text"] == "（一）统一规划；" and place["title"] == "示例市河道管理条例"
    assert place["url"] == f"{LAW}2021-03-26/#t2-k2-x1"
    assert api(office, "/api/documents/R0001%23t99")[0] == 404
    assert api(office, "/api/documents/x")[0] == 400


def test_the_description_names_every_route(office: Any) -> None:
    status, told = api(office, "/api/openapi.json")
    assert status == 200
    assert set(told["paths"]) == {"/api/search", "/api/documents/{address}", "/healthz", "/find"}
    assert api(office, "/healthz") == (200, {"status": "正常", "search": "正常"})
    for path in ("/api/search?q=a", "/healthz", "/api/documents/R0001", "/find"):
        answers = next(
            told["paths"][key]["get"] for key in told["paths"] if path.startswith(key.partition("{")[0])
        )
        assert str(office.get(path)[0].status) in answers["responses"], path


def test_the_page_of_results_needs_no_script_and_shows_words_as_words(office: Any) -> None:
    answer, content = office.get(f"/find?q={quote('泄露 线索')}", X_Forwarded_For="10.0.0.9")
    page = content.decode()
    assert answer.status == 200 and "Content-Security-Policy" in answer.headers
    assert "<mark>泄露线索</mark>" in page
    hostile = office.get(f"/find?q={quote('<script>alert(1)</script>')}", X_Forwarded_For="10.0.0.9")[
        1
    ].decode()
    assert "&lt;script&gt;" in hostile and "<script>" not in hostile
    assert "<title>检索 · " in page and 'class="gc-header"' in page
    href = page.partition('class="found-work"><h2><a href="')[2].partition('"')[0]
    assert office.get(href.partition("#")[0])[0].status == 200
    assert "没有这一页" not in office.get("/find", X_Forwarded_For="10.0.0.9")[1].decode()
    narrower = page.partition('class="found-facets"><section><h2>类型</h2><ul><li><a href="')[2].partition(
        '"'
    )[0]
    assert "共 1 条" in office.get(narrower, X_Forwarded_For="10.0.0.9")[1].decode()


def test_the_log_has_no_words_that_were_searched(office: Any) -> None:
    office.get(f"/api/search?q={quote('保密的词')}")
    office.get("/healthz?word=secret")
    lines = [line for line in office.said if "/healthz" in line]
    assert lines and "secret" not in "".join(office.said) and quote("保密的词") not in "".join(office.said)


def test_too_many_searches_are_put_off(office: Any) -> None:
    statuses = [office.get("/api/documents/R0001")[0].status for _ in range(60)]
    assert 429 in statuses and statuses.count(200) >= 1
    assert office.get(LAW)[0].status == 200


def test_tokens_come_back_with_time() -> None:
    now = [0.0]
    rate = Rate(lambda: now[0])
    assert [rate.allows("甲") for _ in range(int(BURST) + 1)] == [True] * int(BURST) + [False]
    assert rate.allows("乙")
    now[0] += 1 / PER_SECOND
    assert rate.allows("甲") and not rate.allows("甲")


def test_the_api_follows_a_new_build_without_a_restart(
    office_base: Path, start_office: Any, tmp_path: Path
) -> None:
    base = tmp_path / "base"
    shutil.copytree(office_base, base)
    running = start_office(base)
    law = base / "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
    law.write_text(law.read_text("utf-8") + "\n第九条　龙舟竞渡期间的航道管理，另行规定。\n", "utf-8")
    asked = f"/api/search?q={quote('龙舟竞渡')}"
    assert api(running, asked)[1]["total"] == 0
    config = load_config(str(base / "mkdocs.yml"))
    config.plugins["guicheng"].config.update({"as_of": "2026-11-25"})
    (base / "build/site").rename(base / "build/site-before")
    build(config)
    for _ in range(100):
        if api(running, asked)[1].get("total"):
            break
        threading.Event().wait(0.2)
    assert api(running, asked)[1]["total"] == 1
    assert api(running, "/api/documents/R0001%23t9")[1]["text"].endswith("另行规定。")
    assert "检索接口已更新。" in running.said
    running.stop()


def test_it_stops_when_told(office_base: Path, start_office: Any) -> None:
    running = start_office(office_base)
    with socket.create_connection(("127.0.0.1", running.port)) as line:
        line.sendall(f"GET {LAW} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 200"
    assert running.stop() == 0
    assert "已停止。" in running.said and not any("Traceback" in words for words in running.said)
