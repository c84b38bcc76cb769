"""Cases: the places they refer to exist."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import place
from guicheng.content.corpus import Corpus
from guicheng.content.target import look_up
from guicheng.errors import NotFound
from guicheng.model.address import Address


@check()
def case_reference(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """案例写的步骤或者条文找不到。

    steps 写程序步骤的地址（如 P0004#s1），applied 写适用条文的地址（如 R0003@2026-09-10#t2）。
    改法：用 guicheng show 地址 查对后改正。
    """
    for entry in corpus.cases.values():
        for key in ("steps", "applied"):
            for index, text in enumerate(getattr(entry.meta, key)):
                address = Address.parse(text)
                try:
                    look_up(corpus, address, on)
                except NotFound as error:
                    here = place(entry, key, index)
                    yield Finding(here, str(error), "用 guicheng show 查对地址", address.code)
