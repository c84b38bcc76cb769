"""How a command fails: words and exit codes for every kind of exception."""

import errno

import click
import pytest

from guicheng.cli.failure import explain
from guicheng.errors import BadInput, NotFound, Problem


def test_bad_input_lists_every_problem_and_counts_them() -> None:
    problems = (Problem("a.md", 2, "x", "错了", "改"), Problem("b.md", 0, "y", "也错了"))
    failure = explain(BadInput(problems))
    assert failure.words == "a.md:2: x: 错了。建议：改\nb.md: y: 也错了。\n共 2 处问题。"
    assert failure.problems == problems
    assert failure.exit_code == 1


@pytest.mark.parametrize(
    ("error", "words", "code"),
    [
        (NotFound("库中没有 R0009"), "错误：库中没有 R0009", 1),
        (
            OSError(errno.ENOSPC, "No space left on device", "x.md"),
            "错误：磁盘已满，没有写完。请清出空间后重做：x.md。",
            1,
        ),
        (PermissionError(errno.EACCES, "Permission denied", "x.md"), "错误：没有读写权限：x.md。", 1),
        (OSError(errno.EROFS, "Read-only file system"), "错误：所在磁盘是只读的，不能写入。", 1),
        (OSError(errno.EADDRINUSE, "Address already in use"), "错误：端口已被占用，请用 --port 换一个。", 1),
        (OSError(errno.EPROTO, "Protocol error"), "错误：系统不允许（Protocol error）。", 1),
        (KeyboardInterrupt(), "已中断。没有写完的内容不会生效。", 130),
        (click.Abort(), "已中断。没有写完的内容不会生效。", 130),
        (MemoryError(), "错误：内存不足。请关闭其他程序，或者分批处理。", 1),
        (click.UsageError("Missing command."), "错误：没有写命令。\n详细说明：guicheng --help", 2),
    ],
)
def test_a_failure_has_clear_words_and_its_exit_code(error: BaseException, words: str, code: int) -> None:
    failure = explain(error)
    assert (failure.words, failure.exit_code) == (words, code)


def test_a_fault_of_the_program_names_its_place() -> None:
    try:
        {}["缺"]
    except KeyError as error:
        failure = explain(error)
    assert failure.exit_code == 70
    assert "KeyError: '缺'，位置 test_a_fault_of_the_program_names_its_place:" in failure.words
