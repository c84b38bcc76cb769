"""Checklists: rules of a good sheet that a program can see, besides those of the procedure itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import place, steps_of
from guicheng.content.corpus import Corpus

LONGEST_CHECK = 40
"""Characters: two lines in the column of the printed sheet."""


@check()
def stage_without_pause(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """阶段没有把关点。

    每个阶段办完要停一次，由另一人核对签名，再往下办；没有把关点，错了没有人在当时发现。
    改法：给这个阶段写 pause（名称、核对内容、角色）；内容很少的，并入下一个阶段。
    """
    for entry in corpus.procedures.values():
        for index, stage in enumerate(entry.meta.stages):
            if stage.pause is None:
                here = place(entry, "stages", index, "title")
                yield Finding(here, f"阶段“{stage.title}”没有把关点", "写 pause，或者并入下一个阶段")


@check("review")
def check_too_long(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """核对项太长。

    一个核对项只问一件看得见的事，在核对单上最多两行；写长了，多半是几件事写在了一起。
    改法：拆成几项，说明移到正文。
    """
    for entry in corpus.procedures.values():
        for path, step in steps_of(entry.meta):
            for index, one in enumerate(step.checks):
                if len(one.text) > LONGEST_CHECK:
                    here = place(entry, *path, "checks", index, "text")
                    what = f"核对项有 {len(one.text)} 个字，超过 {LONGEST_CHECK} 个字"
                    yield Finding(here, what, "拆成几项，说明移到正文")


@check("review")
def scope_one_sided(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """程序没有写明什么情形不适用。

    核对单首页要同时写明什么时候用、什么时候不用；只写适用，人会把不该办的也办了。
    改法：写 not_for。
    """
    for entry in corpus.procedures.values():
        if not entry.meta.not_for:
            yield Finding(place(entry, "title"), "没有写不适用的情形", "写 not_for")


@check("review")
def no_review_day(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """已发布的程序没有下次复核的日期。

    复核日期印在核对单上，过期的页面会提示；没有日期，旧程序会一直用下去。
    改法：写 review_by，一般不超过一年。
    """
    for entry in corpus.procedures.values():
        if entry.meta.state == "已发布" and entry.meta.review_by is None:
            yield Finding(place(entry, "state"), "没有下次复核的日期", "写 review_by")
