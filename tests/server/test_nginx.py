"""The nginx sample as it stands in docs/samples, run by Debian's nginx in front of the office server."""

import gzip
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

SAMPLE = Path(__file__).parents[2] / "docs" / "samples" / "nginx.conf"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
LAW = "/regulations/shili-hedao-tiaoli/"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(NGINX is None, reason="没有 nginx，配置样例未测试")]
MAIN = """daemon off; pid {folder}/pid; error_log {folder}/error.log; user root;
events {{}} http {{ include /etc/nginx/mime.types; client_body_temp_path {folder}; proxy_temp_path {folder};
fastcgi_temp_path {folder}; uwsgi_temp_path {folder}; scgi_temp_path {folder}; include {folder}/site.conf; }}
"""


@pytest.fixture(scope="module")
def front(
    office: Any, office_base: Path, free: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """The sample with nothing but its paths and ports changed."""
    folder, port = tmp_path_factory.mktemp("nginx"), free()
    folder.chmod(0o755)
    sample = SAMPLE.read_text(encoding="utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{port};"),
        ("/srv/guicheng/site", str(office_base / "build/site")),
        ("/var/log/nginx/guicheng.log", f"{folder}/access.log"),
        ("http://127.0.0.1:8000", f"http://127.0.0.1:{office.port}"),
    ):
        assert old in sample
        sample = sample.replace(old, new)
    (folder / "site.conf").write_text(sample, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")
    assert NGINX is not None
    process = subprocess.Popen([NGINX, "-c", str(folder / "nginx.conf"), "-e", f"{folder}/error.log"])
    running = office.before(port, process, folder)
    yield running
    process.terminate()
    process.wait(timeout=20)


def test_pages_etag_ranges_and_compression(front: Any, office_base: Path) -> None:
    whole = (office_base / f"build/site{LAW}index.html").read_bytes()
    answer, content = front.get(LAW)
    assert (answer.status, content) == (200, whole)
    assert front.get(LAW, If_None_Match=answer.headers["ETag"])[0].status == 304
    packed, small = front.get(LAW, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(small) == whole
    part = front.get(LAW, Range="bytes=10-19")
    assert (part[0].status, part[1]) == (206, whole[10:20])
    lost, words = front.get("/nowhere")
    assert lost.status == 404 and "没有这一页" in words.decode()


def test_headers(front: Any) -> None:
    for path in (LAW, "/nowhere", "/assets/guicheng/guicheng.js"):
        headers = front.get(path)[0].headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'", path
        assert headers["Server"] == "nginx", path
    assert "immutable" in front.get("/assets/guicheng/guicheng.js?v=1")[0].headers["Cache-Control"]
    assert front.get(LAW[:-1])[0].headers["Location"] == LAW
    assert front.get(LAW, "POST")[0].status == 403


def test_the_api_stands_behind_it_and_its_words_are_not_logged(front: Any) -> None:
    answer, content = front.get(f"/api/search?q={quote('泄露 线索')}")
    assert answer.status == 200 and json.loads(content)["hits"]
    assert front.get("/healthz")[0].status == 200
    log = (front.folder / "access.log").read_text(encoding="utf-8")
    assert "/api/search" in log and quote("泄露") not in log and "泄露" not in log
    assert not re.search(r"\d+\.\d+\.\d+\.\d+", log)


def test_too_many_searches_are_put_off(front: Any) -> None:
    assert 429 in [front.get("/api/documents/R0001")[0].status for _ in range(60)]
