"""The office server over a small built site, as its own process."""

import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

FIXTURES = Path(__file__).parents[1] / "fixtures"
COMMAND = [sys.executable, "-c", "from guicheng.cli import main; main()"]


@dataclass
class Office:
    """A running server and what it has said."""

    process: "subprocess.Popen[str]"
    port: int
    said: list[str] = field(default_factory=list)
    reader: threading.Thread | None = None
    folder: Path = Path()

    def listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            self.said.extend(map(str.strip, lines))

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(
            method, path, headers={name.replace("_", "-"): text for name, text in headers.items()}
        )
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.end()

    def end(self) -> int:
        code = self.process.wait(timeout=20)
        if self.reader:
            self.reader.join()
        return code

    def before(self, port: int, process: "subprocess.Popen[str]", folder: Path) -> "Office":
        """The same readers' view of a server that stands in front of this one."""
        wait_for(port)
        return Office(process, port, folder=folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(base: Path, *words: str) -> Office:
    port = free_port()
    command = [*COMMAND, "-C", str(base), "serve", "--office", "--port", str(port), *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    office = Office(process, port)
    assert process.stdout is not None
    for line in process.stdout:
        office.said.append(line.strip())
        if "站点已打开" in line:
            break
    office.reader = threading.Thread(target=office.listen)
    office.reader.start()
    wait_for(port)
    return office


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            threading.Event().wait(0.05)
    raise AssertionError("nobody listens")


@pytest.fixture(scope="module")
def office_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good base with the reading base on top (it has a work for the house only), built."""
    root = tmp_path_factory.mktemp("office") / "base"
    shutil.copytree(FIXTURES / "good", root)
    shutil.copytree(FIXTURES / "reading", root, dirs_exist_ok=True)
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins["guicheng"].config.update({"as_of": "2026-11-25"})
    build(config)
    return root


@pytest.fixture(scope="module")
def office(office_base: Path) -> Iterator[Office]:
    running = start(office_base)
    yield running
    running.process.kill()
    running.end()


@pytest.fixture
def start_office() -> Iterator[Callable[..., Office]]:
    """Start a server of one's own over a base; what still runs at the end is ended."""
    running: list[Office] = []

    def call(base: Path, *words: str) -> Office:
        running.append(start(base, *words))
        return running[-1]

    yield call
    for one in running:
        one.process.kill()
        one.end()


@pytest.fixture(scope="module")
def free() -> Callable[[], int]:
    """Find a free port."""
    return free_port
