"""A code received in parts, one file a 编, is put together again."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from guicheng.importer.recognise import Recognised
from guicheng.importer.title import match_key
from guicheng.text.lines import read_line
from guicheng.text.numerals import to_chinese


@dataclass(frozen=True, slots=True)
class Draft:
    """A recognised text with the files it came from; ``excerpt`` marks a part whose other parts did not come."""

    found: Recognised
    sources: tuple[str, ...]
    digest: str
    excerpt: bool = False

    @property
    def source_name(self) -> str:
        """What stands as 来源 in the edition."""
        name = self.sources[0].rsplit("/", 1)[-1]
        return name if len(self.sources) == 1 else f"{name} 等 {len(self.sources)} 个文件"


def digest_of(data: bytes) -> str:
    """SHA-256 of a file as received."""
    return sha256(data).hexdigest()


def put_together(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with a subtitle and one title and edition become one; the others pass."""
    groups: dict[tuple[str, str], list[Draft]] = defaultdict(list)
    whole: list[Draft] = []
    for draft in drafts:
        if draft.found.subtitle is None:
            whole.append(draft)
        else:
            groups[match_key(draft.found.title), draft.found.edition].append(draft)
    return whole + [_join(group) if len(group) > 1 else _lone(group[0]) for group in groups.values()]


def _lone(draft: Draft) -> Draft:
    doubt = f"只收到“{draft.found.subtitle}”一部分，按节选入库；请把各部分放在同一文件夹一次导入"
    return replace(draft, found=replace(draft.found, doubts=(*draft.found.doubts, doubt)), excerpt=True)


def _join(parts: Sequence[Draft]) -> Draft:
    """In the order of their first articles; 编 are numbered as the law prints them."""
    ordered = sorted(parts, key=lambda part: _first_article(part.found.body))
    body: list[str] = []
    for number, part in enumerate(ordered, start=1):
        body.append(_heading(part.found.subtitle or "", number))
        body += [f"#{line}" if line.startswith("#") else line for line in part.found.body]
    first = ordered[0].found
    doubts = [doubt for part in ordered for doubt in part.found.doubts]
    doubts.append(
        f"由 {len(ordered)} 个文件合成，各编标题按条号先后补成“{body[0].lstrip('# ')}”的样式，请核对"
    )
    found = replace(first, subtitle=None, body=tuple(body), doubts=tuple(dict.fromkeys(doubts)))
    digest = digest_of("".join(part.digest for part in ordered).encode())
    return Draft(found, tuple(name for part in ordered for name in part.sources), digest)


def _first_article(body: Sequence[str]) -> int:
    numbers = (read_line(line, 1) for line in body)
    return next((line.number or 0 for line in numbers if line.kind == "article"), 0)


def _heading(subtitle: str, number: int) -> str:
    """物权编 → # 第二编　物权; 附则 stays."""
    if subtitle[-1:] == "则" and subtitle.startswith("附"):
        return f"# {subtitle}"
    return f"# 第{to_chinese(number)}编　{re.sub('编$', '', subtitle)}"
