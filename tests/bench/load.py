"""How much the office server bears: wrk on loopback, static pages and the API, alone and while the site is rebuilt.

    python tests/bench/load.py --base DIR [--seconds 8] [--front HOST:PORT --shard HOST:PORT ...]

DIR is a base with a built site; it is changed in one place and built again during the last measurement, so give a
copy. Prints a Markdown table: requests a second, median, 99 %, answers that were no 200 (the API's limit of requests
a reader is lifted by asking through many addresses, as a proxy in front would).
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

LUA = """
local words = {%s}
local number = 0
request = function()
  number = number + 1
  local reader = string.format("10.%%d.%%d.%%d", math.random(0, 255), math.random(0, 255), math.random(1, 254))
  return wrk.format("GET", "/api/search?q=" .. words[number %% #words + 1], {["X-Forwarded-For"] = reader})
end
"""
ASKED = ["线索", "登记 备案", '"应当"', "期限 -不得", "怎么处理举报线索"]
COMMAND = [sys.executable, "-m", "guicheng"]


def main() -> int:
    """Measure one after the other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--front")
    parser.add_argument("--shard", action="append", default=[])
    options = parser.parse_args()
    port = free_port()
    words = ["--front", options.front, *(f"--shard={one}" for one in options.shard)] if options.front else []
    server = [*COMMAND, "-C", str(options.base), "serve", "--office", "--port", str(port), *words]
    with subprocess.Popen(server, stdout=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            measure_all(port, options.base, options.seconds)
            memory = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
            print(f"\n服务进程内存 {int(memory[1]) // 1024 if memory else 0} MB，", end="")
            print(f"本机负载 {os.getloadavg()[0]:.1f}（{os.cpu_count()} 核，与别的程序共用）")
        finally:
            process.terminate()
    return 0


def measure_all(port: int, base: Path, seconds: int) -> None:
    """Print a row for each kind of request."""
    print("| 请求 | 并发 | 每秒 | 中位 | 99% | 非 200 |\n|---|---|---|---|---|---|")
    page = "/regulations/index.html"
    print(row("法规总目（压缩）", port, 50, seconds, path=page), flush=True)
    print(row("/api/search，五个检索式轮换", port, 10, seconds), flush=True)
    rebuild = threading.Thread(target=build_again, args=(base,))
    rebuild.start()
    print(row("法规总目，同时重新生成", port, 50, seconds, path=page), flush=True)
    rebuild.join()
    rebuild = threading.Thread(target=build_again, args=(base,))
    rebuild.start()
    print(row("/api/search，同时重新生成、更新索引", port, 10, seconds + 4), flush=True)
    rebuild.join()


def row(name: str, port: int, readers: int, seconds: int, path: str = "") -> str:
    """One run of wrk as a row of the table."""
    quoted = ", ".join(f'"{"".join(f"%{byte:02X}" for byte in word.encode())}"' for word in ASKED)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % quoted)
        script.flush()
        command = ["wrk", "-t1", f"-c{readers}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
        command += ["-H", "Accept-Encoding: gzip"] if path else ["-s", script.name]
        said = subprocess.run(
            [*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
        ).stdout
    found = {
        key: match[1] if (match := re.search(pattern, said)) else "0"
        for key, pattern in {
            "rate": r"Requests/sec:\s+([\d.]+)",
            "median": r"(?m)^\s+50%\s+(\S+)",
            "worst": r"(?m)^\s+99%\s+(\S+)",
            "bad": r"Non-2xx or 3xx responses: (\d+)",
        }.items()
    }
    return f"| {name} | {readers} | {float(found['rate']):.0f} | {found['median']} | {found['worst']} | {found['bad']} |"


def build_again(base: Path) -> None:
    """Change one text and build."""
    law = next((base / "regs" / "regulations").glob("*/index.md"))
    law.write_text(law.read_text(encoding="utf-8") + "\n压力测试时的一行。\n", encoding="utf-8")
    subprocess.run([*COMMAND, "-C", str(base), "build"], check=True, stdout=subprocess.DEVNULL)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Until the server listens."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            threading.Event().wait(0.2)
    raise SystemExit("服务没有启动")


if __name__ == "__main__":
    sys.exit(main())
