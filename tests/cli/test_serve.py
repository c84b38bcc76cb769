"""``guicheng serve``: says its address, rebuilds when the base changes, stops cleanly."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from guicheng.cli import main; main()"]
PAGE = "regulations/shili-hedao-tiaoli/index.html"
TRIES = 100


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(good_base: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    words = [*COMMAND, "-C", str(good_base), "serve", "--port", str(port)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    yield process
    process.kill()
    process.communicate()


def lines_until(process: subprocess.Popen[str], words: str) -> list[str]:
    """Read its output up to the line with these words."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if words in line:
            return lines
    raise AssertionError(lines)


def fetched(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/{PAGE}") as answer:
        return str(answer.read().decode("utf-8"))


def test_the_site_follows_the_base_and_stops_at_ctrl_c(
    served: subprocess.Popen[str], good_base: Path, port: int
) -> None:
    said = lines_until(served, "站点已打开")
    assert said[0] == "正在生成站点……"
    assert said[-1] == f"站点已打开：http://127.0.0.1:{port}/　按 Ctrl+C 停止。"
    assert "改动之后" not in fetched(port)

    text = good_base / "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
    text.write_text(text.read_text(encoding="utf-8") + "\n第五条　改动之后。\n", encoding="utf-8")
    for _ in range(TRIES):
        if "改动之后" in fetched(port):
            break
        time.sleep(0.1)
    else:
        raise AssertionError("the page did not follow the base")

    served.send_signal(signal.SIGINT)
    rest, _ = served.communicate(timeout=120)  # a rebuild under way is finished first
    assert rest.splitlines()[-1] == "已停止。"
    assert "Traceback" not in rest


def test_a_port_in_use_is_said_before_building(good_base: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        words = [*COMMAND, "-C", str(good_base), "serve", "--port", str(taken.getsockname()[1])]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "错误：端口已被占用，请用 --port 换一个。\n"


def test_a_host_that_does_not_exist_is_said(good_base: Path) -> None:
    words = [*COMMAND, "-C", str(good_base), "serve", "--host", "不是地址"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "“不是地址”不是可用的地址，请检查 --host。" in done.stderr
