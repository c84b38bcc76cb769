"""From a fresh clone to a running site or a finished test run: `dev.py setup|serve|test|bench|wheels`.

Needs Python 3.11 with `venv` and nothing else; everything it installs goes to `.venv`, from the hashed locks
beside this file. `.venv` is described by one stamp, written last and withdrawn before any change, so a killed
setup is noticed and begun anew.

The locks are made from pyproject.toml, the second one upon the first:

    lock() { uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \\
             --no-header --no-annotate pyproject.toml --extra build "$@"; }
    lock -o scripts/requirements.txt
    lock --extra test -c scripts/requirements.txt -o scripts/requirements-test.txt
"""

# This file must be readable for older Pythons (3.7 on), so that they can say that they are too old.
from __future__ import annotations

import argparse
import contextlib
import difflib
import errno
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "guicheng-stamp.json"
LOG = VENV / "guicheng-setup.log"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
EXE = ".exe" if os.name == "nt" else ""
OLDEST_PYTHON = (3, 11)
LOCKS = {"run": ROOT / "scripts" / "requirements.txt", "test": ROOT / "scripts" / "requirements-test.txt"}
PROJECT = ROOT / "pyproject.toml"
BENCHES = ROOT / "tests" / "bench"

# What a computer without a network may be, and the tags of wheels that fit it; glibc 2.28 is of 2018.
GLIBC = (
    "manylinux_2_28",
    "manylinux_2_27",
    "manylinux_2_26",
    "manylinux_2_24",
    "manylinux_2_17",
    "manylinux2014",
)
PLATFORMS = {
    "Windows x64": ["win_amd64"],
    "Linux x86-64": [tag + "_x86_64" for tag in GLIBC],
    "Linux aarch64": [tag + "_aarch64" for tag in GLIBC],
}
SOURCE_ONLY = "jieba"  # the one locked package of which its makers publish no wheel; pure Python

# Debian package -> the command that tells of it elsewhere, and what is not tested without it.
TEST_TOOLS = {
    "chromium": ("chromium", "浏览器测试"),
    "poppler-utils": ("pdftotext", "打印版（PDF）的测试"),
    "fonts-noto-cjk": ("", "浏览器测试里的中文字形"),
}
SLOW_TOOLS = {
    "libreoffice-writer": ("soffice", "用 LibreOffice 打开 Word 文件的测试"),
    "nginx": ("nginx", "nginx 配置样例的测试"),
    "wrk": ("wrk", "服务的负载测试"),
    "sphinxsearch": ("searchd", "省级检索引擎的测试（两个分片、停掉一个）"),
}

# Whole files go to each worker, as the tests of a file share their site, browser and server.
IN_PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")

DISK_FULL = "磁盘已满。请腾出至少 1 GB 空间，再运行一次。"

# What pip writes -> what it means for the reader; the first match counts.
PIP_TROUBLES = (
    (r"No space left on device|Errno 28\b|WinError 112\b", DISK_FULL),
    (
        r"DO NOT MATCH THE HASHES",
        "下载到的文件与锁定的校验值不符，没有安装。请换一个软件源再试；如仍不符，请报告给维护者。",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "软件源的证书没有通过验证。请核对系统时间，以及单位网络的代理和证书设置。",
    ),
    (
        r"Retrying \(Retry|ConnectionError|NewConnectionError|name resolution|getaddrinfo failed|ProxyError"
        r"|ReadTimeout|ConnectTimeout|Network is unreachable|Connection refused",
        "连不上软件源。请检查网络或 pip 的镜像设置；不能上网的电脑请用 --wheels 文件夹 离线安装。",
    ),
    (r"Permission denied|Errno 13\b|WinError 5\b", "没有写入权限，或文件正被别的程序占用。"),
)


class Trouble(Exception):
    """The command cannot go on; the text says why and what to do."""


# --- commands -----------------------------------------------------------------------------------------------


def main(argv: list[str] | None = None) -> int:
    """Run one command; return its exit code."""
    speak_any_encoding()
    too_old = complaint_about(sys.version_info[:3], sys.executable)
    if too_old:
        say(too_old)
        return 1
    options, rest = parse(sys.argv[1:] if argv is None else argv)
    try:
        return COMMANDS[options.command](options, rest)
    except Trouble as trouble:
        say(f"错误：{trouble}")
    except BrokenPipeError:  # `| head`: nobody reads on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        say(f"错误：{words_for(error)}")
    except KeyboardInterrupt:
        say("\n已中断。再运行一次同样的命令即可继续。")
        return 130
    return 1


def setup(options: argparse.Namespace, _rest: list[str]) -> int:
    """Make the environment only."""
    ensure("run", options.wheels)
    say(f"环境已就绪：{VENV}")
    return 0


def serve(options: argparse.Namespace, _rest: list[str]) -> int:
    """Serve the site until the user stops it; the server builds it first, in a folder of its own, and says where."""
    ensure("run", options.wheels)
    return become([tool("guicheng"), "serve", "--host", options.host, "--port", str(options.port)])


def test(options: argparse.Namespace, rest: list[str]) -> int:
    """Run every check, go on after failures, and sum up at the end."""
    ensure("test", options.wheels)
    missing = bring_tools(dict(TEST_TOOLS, **(SLOW_TOOLS if options.slow else {})))
    results = [(name, *timed(command)) for name, command in checks(options.slow, rest)]
    return sum_up(results, missing)


def bench(options: argparse.Namespace, _rest: list[str]) -> int:
    """Run one benchmark with the environment's Python."""
    names = sorted(path.stem for path in BENCHES.glob("*.py") if path.stem[0] != "_")
    if options.name not in names:
        if options.name:
            say(f"没有名为“{options.name}”的基准测试。{meant(options.name, names)}")
        say("可用的基准测试：{}".format("、".join(names) or "（还没有）"))
        return 2 if options.name else 0
    ensure("test", None)
    return run([python(), str(BENCHES / (options.name + ".py")), *options.args])


def wheels(options: argparse.Namespace, _rest: list[str]) -> int:
    """Collect the wheels of this project and of all it needs, for every platform of `PLATFORMS`."""
    ensure("run", None)
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    version = "{}.{}".format(*sys.version_info[:2])
    for platform, tags in PLATFORMS.items():
        say(f"下载 {platform}（Python {version}）的安装包")
        download_wheels(folder, tags, version)
    say("制作 jieba 和规程本身的安装包")
    source = only(SOURCE_ONLY, LOCKS["run"])
    alone = ["--no-deps", "--no-build-isolation", "--use-pep517"]
    # The source too: the lock knows its hash, not that of a wheel made here (`setup --wheels`).
    pip(["download", *alone, "--require-hashes", "-r", str(source), "-d", str(folder)], Progress(0))
    pip(["wheel", *alone, "--require-hashes", "-r", str(source), "-w", str(folder)], Progress(0))
    pip(["wheel", *alone, "-w", str(folder), str(ROOT)], Progress(0))
    files = [file for file in folder.iterdir() if file.is_file()]
    size = sum(file.stat().st_size for file in files) / 1e6
    say(f"安装包 {len(files)} 个，{size:.0f} MB，在 {folder}。只适用于 Python {version}。")
    return 0


COMMANDS = {"setup": setup, "serve": serve, "test": test, "bench": bench, "wheels": wheels}


# --- the command line ---------------------------------------------------------------------------------------


class Parser(argparse.ArgumentParser):
    """argparse that speaks Chinese."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, chinese in (
            (r".*invalid choice: '?(.*?)'? \(.*", r"没有“\1”这个命令"),
            (r"unrecognized arguments: (.*)", r"不认识的参数：\1"),
            (r"the following arguments are required: (.*)", r"缺少：\1"),
            (r"argument (.*?): expected one argument", r"\1 后面要有一个值"),
            (r"argument (.*?): invalid int value: '(.*)'", r"\1 要填整数，不能是“\2”"),
        ):
            message = re.sub(pattern, chinese, message, flags=re.DOTALL)
        unknown = re.match("没有“(.*)”这个命令", message)
        say("错误：{}。{}".format(message, meant(unknown.group(1), list(COMMANDS)) if unknown else ""))
        say(self.format_usage().rstrip())
        raise SystemExit(2)


def parse(argv: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Options, and for `test` whatever pytest is to have."""
    parser = Parser(
        prog="dev.py",
        description="规程的开发入口。环境建在 .venv，依赖按锁定版本安装并核对校验值。",
        epilog="例：python3 scripts/dev.py serve",
    )
    commands = parser.add_subparsers(dest="command", metavar="命令", title="命令", required=True)
    add_setup_options(add_command(commands, "setup", "只准备环境", "setup --wheels wheels"))
    add_serve_options(
        add_command(commands, "serve", "准备环境，生成站点并在本机打开，改动后自动更新", "serve --port 8080")
    )
    add_test_options(
        add_command(commands, "test", "运行全部检查和测试；其余参数交给 pytest", "test --slow -k citations")
    )
    add_bench_options(add_command(commands, "bench", "运行一个基准测试；不写名称则列出全部", "bench search"))
    collect = "下载不能上网的电脑要用的全部安装包（三种平台）"
    add_wheels_options(add_command(commands, "wheels", collect, "wheels 安装包"))
    options, rest = parser.parse_known_args(argv)
    if rest and options.command != "test":
        parser.error("unrecognized arguments: " + " ".join(rest))
    return options, rest


def add_command(commands: Any, name: str, text: str, example: str) -> Parser:
    added: Parser = commands.add_parser(
        name, help=text, description=text, epilog=f"例：python3 scripts/dev.py {example}"
    )
    return added


def add_setup_options(command: Parser) -> None:
    command.add_argument(
        "--wheels", metavar="文件夹", type=Path, help="离线安装：只用这个文件夹里的安装包，不上网"
    )


def add_serve_options(command: Parser) -> None:
    add_setup_options(command)
    command.add_argument(
        "--host", metavar="地址", default="127.0.0.1", help="监听地址，默认 127.0.0.1（只有本机能访问）"
    )
    command.add_argument("--port", metavar="端口", type=int, default=8000, help="端口，默认 8000")


def add_test_options(command: Parser) -> None:
    add_setup_options(command)
    command.add_argument("--slow", action="store_true", help="包括慢的测试（故障、负载、LibreOffice、服务）")


def add_bench_options(command: Parser) -> None:
    command.add_argument("name", metavar="名称", nargs="?", help="tests/bench 下的文件名，不带 .py")
    command.add_argument("args", metavar="其余参数", nargs=argparse.REMAINDER, help="交给基准测试")


def add_wheels_options(command: Parser) -> None:
    command.add_argument("folder", metavar="文件夹", type=Path, help="放安装包的文件夹，没有就新建")


def meant(word: str, known: list[str]) -> str:
    """The word that was probably meant, as a question, or nothing."""
    close = difflib.get_close_matches(word, known, 1)
    return f"是否指“{close[0]}”？" if close else ""


def complaint_about(version: tuple[int, ...], executable: str) -> str:
    """What to say about a Python that is too old; empty for one that will do."""
    if version >= OLDEST_PYTHON:
        return ""
    text = "错误：需要 Python {}.{} 或更新的版本；现在用的是 {}（{}）。".format(
        *OLDEST_PYTHON, ".".join(map(str, version)), executable
    )
    names = [f"python3.{minor}" for minor in range(14, 10, -1)]
    newer = next((name for name in names if shutil.which(name) and succeeds([name, "-c", ""])), None)
    if newer:
        return text + f"\n这台电脑上有 {newer}，请改用：{newer} scripts/dev.py …"
    return text + "\n请先安装新版本的 Python，再用它运行 scripts/dev.py。"


# --- the environment ----------------------------------------------------------------------------------------


def ensure(level: str, wheels: Path | None) -> None:
    """Make `.venv` what the locks say, doing nothing when it is already so."""
    if up_to_date(level):
        return
    if wheels is not None:
        refuse_useless(wheels)
    with only_one_setup():
        if up_to_date(level):  # another window has done it meanwhile
            return
        old = read_stamp()
        stamp = new_stamp("test" if old.get("level") == "test" else level)
        if not reusable(old, stamp) or (old.get("level"), old.get("lock")) != (stamp["level"], stamp["lock"]):
            STAMP.unlink() if STAMP.exists() else None
            if not reusable(old, stamp):
                create_venv()
            install_locked(LOCKS[stamp["level"]], wheels)
        write_stamp({**stamp, "project": None})
        install_project()
        write_stamp(stamp)


def new_stamp(level: str) -> dict[str, Any]:
    """What describes an environment: whoever reads another value must bring it up to date."""
    return {
        "root": str(ROOT),  # a moved environment has wrong paths inside
        "python": "{}.{}".format(*sys.version_info[:2]),
        "level": level,
        "lock": digest(*LOCKS.values()),
        "project": digest(PROJECT),
        "packages": locked_packages(LOCKS[level]),
    }


def digest(*files: Path) -> str:
    """SHA-256 of the files' contents, the same whatever git made of their line ends."""
    return hashlib.sha256(b"".join(file.read_bytes().replace(b"\r\n", b"\n") for file in files)).hexdigest()


def locked_packages(lock: Path) -> list[str]:
    """Names in a lock, each once."""
    return sorted(set(re.findall(r"^([\w.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE)))


def read_stamp() -> dict[str, Any]:
    """The stamp of `.venv`, or nothing when there is no finished environment that works."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and Path(python()).exists() else {}


def up_to_date(level: str) -> bool:
    stamp = read_stamp()
    return stamp.get("level") in (level, "test") and stamp == new_stamp(stamp["level"])


def reusable(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether pip can turn one environment into the other: it adds and upgrades, but drops nothing."""
    same_place = all(old.get(key) == new[key] for key in ("root", "python"))
    return same_place and set(old.get("packages", ())) <= set(new["packages"])


def write_stamp(stamp: dict[str, Any]) -> None:
    """Write the stamp whole or not at all."""
    half = STAMP.with_suffix(".half")
    half.write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")
    half.replace(STAMP)


@contextlib.contextmanager
def only_one_setup() -> Iterator[None]:
    """Wait while another window makes the environment; a lock of the system's dies with its holders."""
    path = ROOT / "build" / "setup.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("a+") as file:
        if not try_lock(file):
            say("另一个窗口正在准备环境，等它完成……")
            while not try_lock(file):
                time.sleep(0.5)
        # A pip that outlives a killed setup keeps the lock until it ends (POSIX).
        os.set_inheritable(file.fileno(), True)
        yield


def try_lock(file: IO[str]) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def create_venv() -> None:
    """Make an empty `.venv` in place of a half-made, moved or outdated one."""
    if importlib.util.find_spec("ensurepip") is None:
        raise Trouble(
            "这个 Python 没有 venv 模块，建不了环境。Debian、Ubuntu 请先运行："
            "apt install python{}.{}-venv".format(*sys.version_info[:2])
        )
    if VENV.exists() or VENV.is_symlink():
        say("原有的 .venv 不完整、被移动过或版本不同，重新建立。")
        shutil.rmtree(VENV) if VENV.is_dir() and not VENV.is_symlink() else VENV.unlink()
    say("[1/3] 建立虚拟环境 .venv")
    # The base interpreter: the running one may be the very .venv that was just removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    done = subprocess.run(
        [base, "-m", "venv", str(VENV)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, close_fds=False
    )
    if done.returncode:
        raise Trouble(explain(done.stdout.decode("utf-8", "replace"), "虚拟环境没有建成"))


def install_locked(lock: Path, wheels: Path | None) -> None:
    """Install what the lock lists, every file checked against its hash."""
    say("[2/3] 安装锁定的依赖（{} 个包{}）".format(len(locked_packages(lock)), "，离线" if wheels else ""))
    source = ["--no-index", "--find-links", str(wheels.resolve())] if wheels else []
    # jieba comes as source: its builder comes first, from the lock, so that pip fetches nothing unchecked.
    builder = only("setuptools", lock)
    pip(["install", "--require-hashes", *source, "-r", str(builder)], Progress(1))
    unbuilt = ["--require-hashes", "--no-build-isolation", "--use-pep517"]
    pip(["install", *unbuilt, *source, "-r", str(lock)], Progress(len(locked_packages(lock))))


def only(name: str, lock: Path) -> Path:
    """A file that holds one package's lines of a lock."""
    found = re.search(block(name), lock.read_text(encoding="utf-8"), re.MULTILINE)
    assert found, name
    return written(f"{name}.txt", found.group())


def block(name: str) -> str:
    return rf"^{name}==.*\n(?: .*\n)*"


def written(name: str, words: str) -> Path:
    """A file for pip to read, in `.venv`."""
    path = VENV / name
    path.write_text(words, encoding="utf-8")
    return path


def download_wheels(folder: Path, tags: list[str], version: str) -> None:
    """The locked wheels for another platform, hashes checked; pip must not run anything of it."""
    lock = LOCKS["run"].read_text(encoding="utf-8")
    rest = written("wheels.txt", re.sub(block(SOURCE_ONLY), "", lock, flags=re.MULTILINE))
    python = ["--python-version", version, "--implementation", "cp"]
    python += [part for abi in ("cp" + version.replace(".", ""), "abi3", "none") for part in ("--abi", abi)]
    fits = [part for tag in tags for part in ("--platform", tag)]
    wanted = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(rest)]
    pip(["download", *wanted, *python, *fits, "-d", str(folder)], Progress(len(locked_packages(rest))))


def install_project() -> None:
    say("[3/3] 安装规程本身")
    here = ["--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    pip(["install", *here], Progress(0))


def refuse_useless(wheels: Path) -> None:
    """Say at once that a folder cannot serve for an offline installation."""
    how = "可在能上网的电脑上用同一版本的 Python 运行：python3 scripts/dev.py wheels 文件夹"
    if not wheels.is_dir():
        raise Trouble(f"找不到文件夹 {wheels}。{how}")
    if not any(file.name.endswith((".whl", ".tar.gz", ".zip")) for file in wheels.iterdir()):
        raise Trouble(f"文件夹 {wheels} 里没有安装包（.whl、.tar.gz）。{how}")


# --- pip, seen from outside ---------------------------------------------------------------------------------


class Progress:
    """How far pip has come: one line that changes on a terminal, now and then a line in a log."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.width = total, 0, 0
        self.live = sys.stdout.isatty()

    def read(self, line: str) -> None:
        """Take one line of pip's."""
        words = line.split()
        if line.startswith(("Collecting ", "Processing ", "Requirement already satisfied: ")):
            self.done = min(self.done + 1, self.total)
            name = re.split("[=<>;~]", words[3 if words[0] == "Requirement" else 1].rpartition("/")[2])[0]
            self.show("准备 " + name, log=self.done % 20 == 0)
        elif words[:1] == ["Downloading"]:
            self.show("下载 " + " ".join(words[1:]))
        elif line.startswith("Building wheel"):
            self.show("构建 " + words[3])
        elif line.startswith("Installing collected"):
            self.show("写入文件，可能要一两分钟……", log=self.total > 1)
        elif "Retrying (Retry" in line:
            self.show("软件源没有回应，正在重试……", log=True)

    def show(self, text: str, log: bool = False) -> None:
        if not self.total:
            return
        line = f"  {self.done}/{self.total} {text}"[:60]
        if self.live:
            columns = len(line) + sum(character > "\u2e80" for character in line)
            print("\r" + line + " " * (self.width - columns), end="", flush=True)
            self.width = columns
        elif log:
            say(line)

    def close(self) -> None:
        if self.live and self.width:
            print("\r" + " " * self.width, end="\r", flush=True)


def pip(arguments: list[str], progress: Progress) -> None:
    """Run a command of pip's, showing progress and keeping its words in the log."""
    verb, *rest = arguments
    command = [python(), "-m", "pip", verb, "--no-input", "--disable-pip-version-check"]
    command += ["--progress-bar", "off", *rest]
    # The user's own pip settings (mirror, proxy, certificate) hold, except one that no venv can follow.
    environment = dict(os.environ, PIP_USER="0", PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8")
    process = subprocess.Popen(
        command,
        cwd=str(ROOT),
        env=environment,
        close_fds=False,
        encoding="utf-8",
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    lines = []
    with LOG.open("a", encoding="utf-8") as log:
        for line in process.stdout:  # type: ignore[union-attr]
            lines.append(line)
            log.write(line)
            progress.read(line.strip())
    progress.close()
    if process.wait():
        what = "依赖没有装好" if verb == "install" else "安装包没有备齐"
        raise Trouble("{}\n（详情见 {}）".format(explain("".join(lines), what), LOG))


def explain(output: str, what: str) -> str:
    """What a failed installation means and what to do, from the words of pip or venv."""
    if shutil.disk_usage(ROOT).free < 20e6:  # venv does not pass on why it failed
        return f"{what}：{DISK_FULL}"
    for pattern, meaning in PIP_TROUBLES:
        if re.search(pattern, output):
            return f"{what}：{meaning}"
    absent = re.search(r"No matching distribution found for ([\w.-]+==\S+)", output)
    if absent:
        version = "{}.{}".format(*sys.version_info[:2])
        return (
            f"{what}：安装包文件夹或软件源里没有 {absent.group(1)}（适合 Python {version} 和这个系统的）。"
            "请补齐后再运行一次。"
        )
    tail = "\n".join("    " + line for line in output.strip().splitlines()[-12:])
    return f"{what}。最后的输出：\n{tail}"


def words_for(error: OSError) -> str:
    """A system error in the reader's words."""
    place = f"（{error.filename}）" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return DISK_FULL + place
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"没有写入权限，或文件正被别的程序占用{place}。"
    if error.errno == errno.ENOENT:
        return f"找不到文件{place}。仓库不完整，请重新克隆。"
    return f"{error.strerror or error}{place}"


# --- checks -------------------------------------------------------------------------------------------------


def checks(slow: bool, rest: list[str]) -> list[tuple[str, list[str]]]:
    """The checks in their order: the quick ones first."""
    return [
        ("代码规范 ruff check", [tool("ruff"), "check"]),
        ("代码格式 ruff format", [tool("ruff"), "format", "--check"]),
        ("类型 mypy", [tool("mypy")]),
        ("分层 lint-imports", [tool("lint-imports"), "--no-logo"]),
        (
            "测试 pytest",
            [python(), "-m", "pytest", *IN_PARALLEL, *([] if slow else ["-m", "not slow"]), *rest],
        ),
    ]


def timed(command: list[str]) -> tuple[int, float]:
    say("\n$ {}".format(" ".join([Path(command[0]).name, *command[1:]])))
    start = time.monotonic()
    return run(command), time.monotonic() - start


def sum_up(results: list[tuple[str, int, float]], missing: dict[str, str]) -> int:
    """Print what passed, what failed and, loudly, what was not run; return the exit code."""
    say("\n======== 检查结果 ========")
    for name, code, seconds in results:
        say("{}  {}（{:.1f} 秒）".format("失败" if code else "通过", name, seconds))
    for package, untested in missing.items():
        say(f"!! 没有运行：{untested}。缺少 {package}，请安装后再运行一次。")
    failed = sum(bool(code) for _, code, _ in results)
    if missing and os.environ.get("CI") == "true":
        say("!! 在 CI 中，没有运行的测试按失败处理。")
        failed += 1
    say("======== {} ========".format(f"有 {failed} 项没有通过" if failed else "全部通过"))
    return 1 if failed else 0


def bring_tools(tools: dict[str, tuple[str, str]]) -> dict[str, str]:
    """Install what the tests use, where this user may; return what is still missing, and its tests."""
    missing = [package for package in tools if not present(package, tools[package][0])]
    as_root = rights() if missing else None
    if as_root is not None:
        say("安装测试用的程序：{}（可能要几分钟）".format("、".join(missing)))
        run([*as_root, "apt-get", "-qq", "update"])
        for package in missing:  # one by one: a name that this system lacks must not keep the others out
            run([*as_root, "apt-get", "-qq", "-y", "--no-install-recommends", "install", package])
        missing = [package for package in missing if not present(package, tools[package][0])]
    return {package: tools[package][1] for package in missing}


def present(package: str, command: str) -> bool:
    """Whether a program is there: Debian knows its packages, elsewhere the command tells."""
    if shutil.which("dpkg-query"):
        asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
        if subprocess.run(asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout == b"installed":
            return True
        return bool(command) and shutil.which(command) is not None
    return not command or shutil.which(command) is not None


def rights() -> list[str] | None:
    """What to put before apt-get, or None where apt-get is not for this user."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") and succeeds(["sudo", "-n", "true"]):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive"]
    return None


# --- small things -------------------------------------------------------------------------------------------


def python() -> str:
    return tool("python")


def tool(name: str) -> str:
    return str(BIN / (name + EXE))


def run(command: list[str]) -> int:
    """Run a command in the checkout's root with the user's terminal."""
    return subprocess.call(command, cwd=str(ROOT))


def succeeds(command: list[str]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def become(command: list[str]) -> int:
    """Hand over to a command that stays: signals then reach it, not a parent of it."""
    sys.stdout.flush()
    os.chdir(str(ROOT))
    if os.name != "nt":
        os.execv(command[0], command)
    with contextlib.suppress(KeyboardInterrupt):
        return subprocess.call(command)
    return 0


def say(text: str) -> None:
    print(text, flush=True)


def speak_any_encoding() -> None:
    """A console that lacks a character shows a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]


if __name__ == "__main__":
    sys.exit(main())
