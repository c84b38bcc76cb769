"""Search in Firefox ESR from a folder: typing, filtering, opening, the way back. Firefox has no driver here but BiDi."""

import json
import shutil
import socket
import subprocess

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")


@pytest.mark.skipif(FIREFOX is None, reason="没有找到 Firefox，未测试")
def test_search_works_from_a_folder(node, site, tmp_path, request):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = request.path.with_name("firefox.js")
    command = [node, str(script), FIREFOX, str(tmp_path), site.as_uri(), str(port)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=180)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["box"] == "在全文中检索“泄露线索”"
    assert seen["total"].startswith("共 ")
    assert seen["opened"].startswith("file:#t")
    assert seen["back"] == "泄露线索 类型:法规"
