"""The manual page of all checks, printed from their docstrings."""

from __future__ import annotations

from collections.abc import Iterator

from guicheng.checks.check import WAIVABLE, Check
from guicheng.checks.reading import READING
from guicheng.checks.run import GROUPS, checks_of
from guicheng.errors import SEVERITY_WORDS

_OPENING = """\
# 检查项目

`guicheng check` 按下面的项目检查知识库，每个问题写明文件、行号、项目代码、问题和建议。
**错误**必须改正，否则不能生成站点；**需复核**由人判断，`guicheng check --strict` 时也算不通过。
注明“可以豁免”的项目，可以在文件的 `waivers` 里写明代码、理由、批准人、日期和有效期予以豁免，到期自动失效。

本页由程序里的说明生成。
"""


def checks_page() -> str:
    """The whole page as Markdown, equal for equal code."""
    sections = [_OPENING, _reading()]
    for title, module in GROUPS:
        sections.append(f"## {title}\n\n" + "\n".join(_section(check) for check in checks_of(module)))
    return "\n".join(sections)


def _reading() -> str:
    rows = "\n".join(f"| `{code}` | {words} |" for code, words in READING.items())
    return f"## 读取和编号\n\n读文件时就能发现的问题。\n\n| 代码 | 说明 |\n|---|---|\n{rows}\n"


def _section(check: Check) -> str:
    return f"### `{check.code}`\n\n" + "\n\n".join(_paragraphs(check)) + "\n"


def _paragraphs(check: Check) -> Iterator[str]:
    title, _, rest = check.page.partition("\n")
    yield f"**{title}**（{SEVERITY_WORDS[check.severity]}{'，可以豁免' if check.code in WAIVABLE else ''}）"
    yield from (line for line in rest.split("\n") if line)
