"""What a skeleton left open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import Place, documents
from guicheng.content.corpus import Corpus

MISSING = "待填"


@check("review")
def placeholder(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """还写着“待填”。

    guicheng new 生成的空白文件用“待填”标出要写的地方，发布前要全部补上。
    改法：写上内容；不需要的项删去或者写 null。
    """
    for entry in documents(corpus):
        if not entry.may_hold(MISSING):
            continue
        text = (corpus.root / entry.path).read_text(encoding="utf-8-sig")
        for number, line in enumerate(text.split("\n"), start=1):
            if MISSING in line:
                yield Finding(Place(entry.path, line=number), "还有“待填”没有补上", "写上内容，或者删去")
