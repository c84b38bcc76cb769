"""Links in Markdown bodies and in the hand-written pages: an address as target leads somewhere."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import Place, documents
from guicheng.content.corpus import Corpus
from guicheng.content.target import look_up
from guicheng.errors import NotFound
from guicheng.model.address import CODE, Address

_LINK = re.compile(rf"\]\(<?(?P<target>(?P<code>{CODE})[^)\s>]*)")
_FENCE = re.compile(r"\s*(```|~~~)")


@check()
def broken_link(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """正文里的链接找不到地址。

    链接可以直接写地址，如 `[不予协调的回复](P0004#s5)`；编码、版本、条款项或者步骤要存在。
    改法：用 guicheng show 地址 查对后改正。
    """
    for here, target, code in _links(corpus):
        try:
            look_up(corpus, Address.parse(target), on)
        except (ValueError, NotFound) as error:
            yield Finding(here, f"链接 {target}：{error}", "用 guicheng show 查对地址", code)


def _links(corpus: Corpus) -> Iterator[tuple[Place, str, str]]:
    for entry in documents(corpus):
        if entry.may_hold("]("):
            yield from _links_in(entry.body, entry.path, entry.body_line)
    for page in sorted((corpus.root / "docs").rglob("*.md")):
        path = page.relative_to(corpus.root).as_posix()
        yield from _links_in(page.read_text(encoding="utf-8", errors="replace"), path, 1)


def _links_in(body: str, file: str, first_line: int) -> Iterator[tuple[Place, str, str]]:
    """Addresses in link targets, outside fenced code."""
    fenced = False
    for number, line in enumerate(body.split("\n"), start=first_line):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            text = re.sub(r"`[^`]*`", "", line)
            yield from (
                (Place(file, line=number), match["target"], match["code"]) for match in _LINK.finditer(text)
            )
