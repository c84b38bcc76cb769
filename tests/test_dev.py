"""scripts/dev.py and the locks beside it; nothing here touches the network."""

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKS = [ROOT / "scripts" / "requirements.txt", ROOT / "scripts" / "requirements-test.txt"]
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


# --- the locks ----------------------------------------------------------------------------------------------


def locked(lock: Path) -> dict[str, list[str]]:
    """`name==version ; marker` -> its hashes."""
    blocks = re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())
    return {block.split(" \\\n")[0]: re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block) for block in blocks}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_has_pinned_names_and_hashes_and_nothing_else(lock: Path) -> None:
    assert all(hashes for hashes in locked(lock).values())
    line = re.compile(r"[\w.-]+==\S+( ; [^;/]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [text for text in lock.read_text(encoding="utf-8").splitlines() if not line.fullmatch(text)] == []


def test_the_tests_run_with_the_very_packages_that_users_get() -> None:
    runtime, test = map(locked, LOCKS)
    assert runtime.items() <= test.items()


@pytest.mark.parametrize(("lock", "extras"), [(LOCKS[0], ["build"]), (LOCKS[1], ["build", "test"])])
def test_a_lock_holds_what_pyproject_asks_for(lock: Path, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] + [
        need for extra in extras for need in project["optional-dependencies"][extra]
    ]
    pins = [Requirement(pin) for pin in locked(lock)]
    versions = {pin.name: str(pin.specifier).removeprefix("==") for pin in pins}
    for need in map(Requirement, asked):
        assert need.specifier.contains(versions[canonicalize_name(need.name)]), need


def test_dev_py_names_no_host() -> None:
    text = (ROOT / "scripts" / "dev.py").read_text(encoding="utf-8")
    assert re.findall(r"\w+://[^{]\S*", text) == []


# --- a copy of the tree with an environment that is only claimed to be there ----------------------------------


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """What dev.py needs of a checkout, in a folder with a space and Chinese in its name."""
    tree = tmp_path / "规程 copy"
    (tree / "scripts").mkdir(parents=True)
    for name in (
        "scripts/dev.py",
        "scripts/requirements.txt",
        "scripts/requirements-test.txt",
        "pyproject.toml",
    ):
        shutil.copy(ROOT / name, tree / name)
    return tree


@pytest.fixture
def dev(tree: Path) -> ModuleType:
    """The dev.py of that tree, as a module."""
    spec = importlib.util.spec_from_file_location("dev_of_copy", tree / "scripts" / "dev.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def claim(dev: ModuleType) -> Callable[..., None]:
    """Lay a `.venv` of stand-in programs, each a shell script, stamped as finished."""

    def claim(level: str = "run", **programs: str) -> None:
        dev.BIN.mkdir(parents=True, exist_ok=True)
        for name, script in {"python": "", "guicheng": "", **programs}.items():
            program = Path(dev.tool(name.replace("_", "-")))
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)
        dev.write_stamp(dev.new_stamp(level))

    return claim


def start(tree: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py where neither apt-get nor dpkg is found, so that no test installs anything."""
    return subprocess.run(
        [sys.executable, str(tree / "scripts" / "dev.py"), *arguments],
        env={**os.environ, "PATH": str(tree), "PYTHONIOENCODING": "utf-8", "CI": "", **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
    )


# --- the stamp ----------------------------------------------------------------------------------------------


def test_an_environment_is_up_to_date_until_something_it_was_made_from_changes(dev, claim) -> None:
    assert not dev.up_to_date("run")
    claim()
    assert dev.up_to_date("run")
    dev.PROJECT.write_text(dev.PROJECT.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert not dev.up_to_date("run")


def test_line_ends_of_a_windows_checkout_change_nothing(dev, claim) -> None:
    claim()
    for file in (*dev.LOCKS.values(), dev.PROJECT):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert dev.up_to_date("run")


def test_the_environment_for_tests_will_do_for_the_site_and_not_the_other_way(dev, claim) -> None:
    claim("run")
    assert not dev.up_to_date("test")
    claim("test")
    assert dev.up_to_date("run")


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}", '{"level": "run"}'])
def test_a_half_written_stamp_is_no_stamp(dev, claim, stamp: str) -> None:
    claim()
    dev.STAMP.write_text(stamp, encoding="utf-8")
    assert not dev.up_to_date("run")
    assert not dev.reusable(dev.read_stamp(), dev.new_stamp("run"))


def test_an_environment_whose_python_is_gone_is_made_anew(dev, claim) -> None:
    claim()
    Path(dev.python()).unlink()
    assert dev.read_stamp() == {}


@pytest.mark.parametrize(
    ("changed", "reusable"),
    [
        ({"lock": "other"}, True),  # pip upgrades in place
        ({"project": "other"}, True),
        ({"root": "/elsewhere"}, False),  # moved
        ({"python": "3.10"}, False),
        ({"packages": ["dropped-since"]}, False),  # pip would leave it behind
    ],
)
def test_only_what_pip_can_change_in_place_is_kept(dev, changed: dict, reusable: bool) -> None:
    new = dev.new_stamp("run")
    assert dev.reusable({**new, **changed}, new) is reusable


@pytest.fixture
def steps(dev, claim, monkeypatch) -> list[str]:
    """The steps that `ensure` takes, noted instead of taken."""
    steps = []
    monkeypatch.setattr(dev, "create_venv", lambda: steps.append("venv"))
    monkeypatch.setattr(dev, "install_locked", lambda lock, wheels: steps.append(lock.name))
    monkeypatch.setattr(dev, "install_project", lambda: steps.append("project"))
    return steps


def test_a_fresh_clone_gets_everything(dev, steps) -> None:
    dev.VENV.mkdir()  # half-made
    dev.ensure("run", None)
    assert steps == ["venv", "requirements.txt", "project"]


def test_a_changed_pyproject_installs_the_project_only(dev, claim, steps) -> None:
    claim("test")
    dev.write_stamp({**dev.read_stamp(), "project": "before"})
    dev.ensure("run", None)
    assert steps == ["project"]


def test_what_the_tests_need_stays_once_it_is_there(dev, claim, steps) -> None:
    claim("test")
    dev.write_stamp({**dev.read_stamp(), "lock": "before"})
    dev.ensure("run", None)
    assert steps == ["requirements-test.txt", "project"]
    assert dev.up_to_date("test")


@pytest.mark.parametrize(
    ("broken", "again"),
    [
        ("install_locked", ["venv", "requirements-test.txt", "project"]),
        ("install_project", ["project"]),
    ],
)
def test_a_setup_that_broke_off_goes_back_to_what_is_certain(
    dev, claim, steps, monkeypatch, broken, again
) -> None:
    def fail(*_arguments: object) -> None:
        raise dev.Trouble("cable pulled")

    claim("run")
    with monkeypatch.context() as patch, pytest.raises(dev.Trouble):
        patch.setattr(dev, broken, fail)
        dev.ensure("test", None)
    assert not dev.up_to_date("run")
    steps.clear()
    dev.ensure("test", None)
    assert steps == again


def test_a_stamp_is_written_whole(dev, claim) -> None:
    claim()
    assert json.loads(dev.STAMP.read_text(encoding="utf-8")) == dev.new_stamp("run")
    assert [path.name for path in dev.VENV.glob("*.half")] == []


@posix
def test_two_windows_do_not_make_the_environment_at_once(dev) -> None:
    with dev.only_one_setup(), (dev.ROOT / "build" / "setup.lock").open("a+") as other:
        assert not dev.try_lock(other)
    with (dev.ROOT / "build" / "setup.lock").open("a+") as other:
        assert dev.try_lock(other)


# --- the command line ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["sevre"], "没有“sevre”这个命令。是否指“serve”？"),
        ([], "缺少：命令"),
        (["serve", "--port", "八千"], "--port 要填整数，不能是“八千”"),
        (["setup", "--fast"], "不认识的参数：--fast"),
        (["bench", "nothing"], "没有名为“nothing”的基准测试"),
    ],
)
def test_what_is_not_understood_is_refused_in_chinese(tree: Path, arguments: list[str], words: str) -> None:
    done = start(tree, *arguments)
    assert (done.returncode, words in done.stdout) == (2, True), done.stdout


@pytest.mark.parametrize("command", [[], ["setup"], ["serve"], ["test"], ["bench"], ["wheels"]])
def test_help_is_chinese_and_ends_with_an_example(tree: Path, command: list[str]) -> None:
    done = start(tree, *command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("用法：")
    assert done.stdout.rstrip().splitlines()[-1].startswith("例：python3 scripts/dev.py")


def test_an_old_python_is_told_what_is_needed(dev, monkeypatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    words = dev.complaint_about((3, 9, 2), "/usr/bin/python3")
    assert "需要 Python 3.11 或更新的版本；现在用的是 3.9.2（/usr/bin/python3）" in words
    assert dev.complaint_about((3, 11, 0), "python3") == ""


def test_an_empty_folder_of_packages_is_refused_before_anything_is_made(tree: Path) -> None:
    (tree / "wheels").mkdir()
    for folder, words in (("wheels", "里没有安装包"), ("nowhere", "找不到文件夹")):
        done = start(tree, "setup", "--wheels", str(tree / folder))
        assert (done.returncode, words in done.stdout) == (1, True), done.stdout
    assert not (tree / ".venv").exists()


def test_a_python_without_venv_is_told_the_debian_package(dev, monkeypatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(dev.Trouble, match=r"apt install python3\.\d+-venv"):
        dev.create_venv()


# --- commands -----------------------------------------------------------------------------------------------


@posix
def test_a_second_start_goes_straight_to_the_site(tree: Path, claim) -> None:
    claim(guicheng='echo "guicheng $*"')
    done = start(tree, "serve", "--host", "127.0.0.2", "--port", "8123")
    assert done.stdout.splitlines() == ["guicheng serve --host 127.0.0.2 --port 8123"]


@posix
def test_the_end_of_the_server_is_the_end_of_the_command(tree: Path, claim) -> None:
    claim(guicheng="exit 3")
    assert start(tree, "serve").returncode == 3


@posix
def test_wheels_are_asked_for_by_platform_with_their_hashes(tree: Path, claim) -> None:
    claim(python='echo "$@" >> asked.txt')
    done = start(tree, "wheels", str(tree / "安装包"))
    assert done.returncode == 0, done.stdout
    asked = (tree / "asked.txt").read_text(encoding="utf-8").splitlines()
    for line, tag in zip(
        asked[:3], ("win_amd64", "manylinux_2_28_x86_64", "manylinux_2_17_aarch64"), strict=True
    ):
        assert line.startswith("-m pip download ")
        assert f"--platform {tag} " in line
        assert "--only-binary :all: --require-hashes" in line
    assert [line.split()[2] for line in asked[3:]] == ["download", "wheel", "wheel"]
    names = [
        re.findall("(?m)^[a-z0-9-]+", (tree / ".venv" / f"{name}.txt").read_text())
        for name in ("wheels", "jieba")
    ]
    assert names[1] == ["jieba"] and "jieba" not in names[0] and len(names[0]) > 50


@posix
def test_every_check_runs_even_after_failures(tree: Path, claim) -> None:
    claim("test", ruff="exit 1", mypy="exit 0", lint_imports="exit 0", python='echo "pytest got $*"; exit 5')
    done = start(tree, "test", "-k", "citations")
    assert done.returncode == 1
    assert re.search(r"^pytest got -m pytest .*-m not slow -k citations$", done.stdout, re.MULTILINE)
    verdicts = re.findall(r"^(通过|失败)  (.*)（", done.stdout, re.MULTILINE)
    assert [verdict for verdict, _ in verdicts] == ["失败", "失败", "通过", "通过", "失败"]
    assert "有 3 项没有通过" in done.stdout


@posix
def test_slow_tests_run_when_asked_for(tree: Path, claim) -> None:
    claim("test", ruff="", mypy="", lint_imports="", python='echo "pytest got $*"')
    asked = re.search(r"^pytest got .*$", start(tree, "test", "--slow").stdout, re.MULTILINE)
    assert asked and "not slow" not in asked.group()


@posix
@pytest.mark.parametrize(("ci", "code"), [("", 0), ("true", 1)])
def test_browser_tests_that_cannot_run_are_named_and_fail_in_ci(
    tree: Path, claim, ci: str, code: int
) -> None:
    claim("test", ruff="", mypy="", lint_imports="")
    done = start(tree, "test", CI=ci)
    assert done.returncode == code
    assert "!! 没有运行：浏览器测试。缺少 chromium" in done.stdout


@posix
def test_a_benchmark_gets_the_remaining_arguments(tree: Path, claim) -> None:
    (tree / "tests" / "bench").mkdir(parents=True)
    (tree / "tests" / "bench" / "search.py").touch()
    claim("test", python='echo "$*"')
    assert "可用的基准测试：search" in start(tree, "bench").stdout
    assert start(tree, "bench", "search", "--n", "5").stdout.endswith("search.py --n 5\n")


# --- pip's words --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("output", "words"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "磁盘已满",
        ),
        ("WARNING: Retrying (Retry(total=4, ...)) after ... Name or service not known", "连不上软件源"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "校验值不符"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "证书没有通过验证"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "没有 lxml==6.1.3"),
        ("error: something never seen before", "something never seen before"),
    ],
)
def test_a_failed_installation_is_explained(dev, output: str, words: str) -> None:
    assert words in dev.explain(output, "依赖没有装好")


def test_progress_counts_packages_wherever_they_come_from(dev, capsys) -> None:
    progress = dev.Progress(3)
    for line in (
        "Collecting click==8.5.1 (from -r a file.txt (line 3))",
        "Processing /wheels/jieba-0.42.1.tar.gz (from -r a file.txt (line 9))",
        "Requirement already satisfied: rich==15.0.0 in ./.venv/lib (from -r a file.txt (line 12))",
        "Installing collected packages: click, jieba",
    ):
        progress.read(line)
    assert capsys.readouterr().out == "  3/3 写入文件，可能要一两分钟……\n"
