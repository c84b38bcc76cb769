"""Blank forms 文书: the procedure they belong to exists and uses them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import place
from guicheng.content.corpus import Corpus


@check()
def unknown_procedure(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """文书所属的程序不在库。

    改法：改正 procedure 的编码；不属于哪个程序的，删去这一行。
    """
    for entry in corpus.forms.values():
        code = entry.meta.procedure
        if code and code not in corpus.procedures:
            yield Finding(place(entry, "procedure"), f"程序 {code} 不在库", "改正编码，或者删去这一行", code)
