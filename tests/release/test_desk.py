"""A desk without a network, for real: what the page of the drill says is done where nothing can be fetched.

Dependencies come from the environment of the tests, as only `dev.py wheels` may fetch them; the program itself is
installed from its wheel.
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from guicheng.cli import main

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "drill.md"
LAW = "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
ALONE = ["unshare", "--map-root-user", "--net"]
pytestmark = pytest.mark.slow
SERVED = """
guicheng serve --office --port 8123 & server=$!
python3 - <<'END'
import time, urllib.request
for _ in range(100):
    try:
        assert urllib.request.urlopen("http://127.0.0.1:8123/").status == 200
        break
    except OSError:
        time.sleep(0.1)
else:
    raise SystemExit("no answer")
END
kill -TERM $server
wait $server
"""


def commands() -> list[str]:
    section = PAGE.read_text(encoding="utf-8").partition("\n## 不能上网的电脑")[2].partition("\n## ")[0]
    return re.findall(r"(?s)```\n(.+?)```", section)[1].splitlines()


@pytest.fixture
def dependencies(tmp_path: Path) -> Path:
    """All that is installed here but the program itself, as a place to import from."""
    folder = tmp_path / "dependencies"
    folder.mkdir()
    for path in Path(pytest.__file__).parents[1].iterdir():
        if "guicheng" not in path.name:
            (folder / path.name).symlink_to(path)
    return folder


@pytest.fixture
def capsule(good_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The desk's folder with capsule and public key, as the page has them made."""
    monkeypatch.chdir(good_base)
    wheel = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-index",
        "--no-deps",
        "--no-build-isolation",
    ]
    subprocess.run([*wheel, "-w", "安装包", str(ROOT)], check=True)
    desk = tmp_path / "desk"
    (desk / "home").mkdir(parents=True)
    for line in (
        "bundle --new-key 规程.key",
        "build",
        "bundle -o 规程-3.zip --key 规程.key --wheels 安装包 --base",
    ):
        ended = CliRunner().invoke(main, line.split())
        assert ended.exit_code == 0, ended.output
    for name in ("规程-3.zip", "规程.key.pub"):
        shutil.copy(name, desk)
    return desk


@pytest.mark.skipif(
    not shutil.which("unshare") or subprocess.run([*ALONE, "true"], capture_output=True).returncode != 0,
    reason="no namespace without a network can be made here",
)
def test_a_desk_without_a_network_installs_changes_builds_and_serves(
    capsule: Path, dependencies: Path
) -> None:
    steps = commands()
    found = steps.index("python3 -m venv 程序")
    steps.insert(found + 1, f"echo {dependencies} > $(echo 程序/lib/python3*/site-packages)/dependencies.pth")
    edit = [f"printf '\\n第九条　断网以后补的一条。\\n' >> {LAW}", "guicheng check", "guicheng build"]
    script = "\n".join(["set -e", "ip link set lo up", *steps, *edit, SERVED])
    (capsule / "bin").mkdir()
    (capsule / "bin" / "python3").symlink_to(sys.executable)
    ended = subprocess.run(
        [*ALONE, "bash", "-c", script],
        cwd=capsule,
        env={
            "PATH": f"{capsule / 'bin'}:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": str(capsule / "home"),
            "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": "1772323200", "PIP_CONFIG_FILE": "/dev/null",
        },
        capture_output=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "核验通过" in ended.stdout
    assert "已生成" in ended.stdout
    page = capsule / "知识库/build/site/regulations/shili-hedao-tiaoli/index.html"
    assert "断网以后补的一条" in page.read_text("utf-8")
