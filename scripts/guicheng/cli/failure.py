"""How a command fails: clear Chinese words and an exit code for every exception, never a traceback."""

from __future__ import annotations

import errno
import traceback
from dataclasses import dataclass

import click

from guicheng.cli.chinese import usage_error
from guicheng.errors import BadInput, GuichengError, Problem

_SYSTEM = {
    errno.ENOSPC: "磁盘已满，没有写完。请清出空间后重做",
    errno.EDQUOT: "磁盘配额已用完，没有写完。请清出空间后重做",
    errno.EROFS: "所在磁盘是只读的，不能写入",
    errno.EACCES: "没有读写权限",
    errno.EPERM: "没有读写权限",
    errno.ENOENT: "找不到文件或者文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "文件已经存在",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EADDRINUSE: "端口已被占用，请用 --port 换一个",
    errno.EADDRNOTAVAIL: "本机没有这个地址，请检查 --host",
    errno.ENOMEM: "内存不足",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """Words for the user, exit code, and the problems with their places where there are any."""

    words: str
    exit_code: int = 1
    problems: tuple[Problem, ...] = ()


def explain(error: BaseException) -> Failure:
    """Turn an exception into what the user should read.

    Exit codes: 1 input or machine, 2 command line, 70 a mistake in guicheng itself, 130 interrupted.
    """
    if isinstance(error, BadInput):
        return Failure(f"{error}\n共 {len(error.problems)} 处问题。", problems=error.problems)
    if isinstance(error, GuichengError):
        return Failure(f"错误：{error}")
    if isinstance(error, click.UsageError):
        return Failure(usage_error(error), 2)
    if isinstance(error, (KeyboardInterrupt, click.Abort)):
        return Failure("已中断。没有写完的内容不会生效。", 130)
    if isinstance(error, MemoryError):
        return Failure("错误：内存不足。请关闭其他程序，或者分批处理。")
    if isinstance(error, OSError):
        return Failure(f"错误：{_system_words(error)}。")
    return Failure(_own_fault(error), 70)


def _system_words(error: OSError) -> str:
    words = _SYSTEM.get(error.errno or 0, f"系统不允许（{error.strerror or error}）")
    return f"{words}：{error.filename}" if error.filename else words


def _own_fault(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "guicheng" in frame.filename] or list(frames)
    place = f"，位置 {own[-1].name}:{own[-1].lineno}" if own else ""
    return (
        f"错误：程序自身出错（{type(error).__name__}: {error}{place}）。"
        "您的文件没有被改动一半。请把这句话连同所用命令告诉维护人员。"
    )
