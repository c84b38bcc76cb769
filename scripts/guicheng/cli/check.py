"""``guicheng check``: every problem of the knowledge base, by file and line."""

from __future__ import annotations

from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import count_words, emit, problem_values
from guicheng.cli.parameters import output_option
from guicheng.errors import SEVERITY_WORDS, Problem


@command("check")
@click.option("--strict", is_flag=True, help="需复核的也算不通过。")
@output_option
@pass_base
def check(root: Path, strict: bool, output: str) -> int:
    """检查知识库，列出全部问题；只读，不改任何文件。

    每条写明文件、行号、规则代码、问题和建议；规则的解释见站点的“检查规则”一页。
    有错误时退出码为 1，这样的知识库不能生成站点；加 --strict 时，需复核的也算不通过。

    示例：
      guicheng check
      guicheng check --strict --format json
    """
    from guicheng.checks.run import run_checks
    from guicheng.content.corpus import read_corpus

    problems = run_checks(read_corpus(root), today())
    if output == "json":
        emit({"problems": problem_values(problems)})
    else:
        click.echo(report(problems))
    return int(any(problem.severity in failing(strict) for problem in problems))


def failing(strict: bool) -> tuple[str, ...]:
    """The severities with which a base does not pass."""
    return ("error", "review") if strict else ("error",)


def report(problems: tuple[Problem, ...]) -> str:
    """Problems under their severity, the gravest first, and a last line with the counts."""
    blocks = []
    for severity, words in SEVERITY_WORDS.items():
        lines = [str(problem) for problem in problems if problem.severity == severity]
        if lines:
            blocks.append("\n".join([f"【{words}】{len(lines)} 处", *lines, ""]))
    blocks.append(count_words(problems) if problems else "没有发现问题。")
    return "\n".join(blocks)
