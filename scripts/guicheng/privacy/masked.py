"""Half masked names: 张某, 张某某, 张×× keep the surname, which in a small place is still a trace."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guicheng.privacy.finding import Hit
from guicheng.privacy.lexicon import common_words, surnames
from guicheng.privacy.view import View

_WHY = "名字已隐去，但是留有姓氏"
_SUGGESTION = "改为称谓（申请人甲），或者随机换一个姓氏"


def masked_names(view: View) -> Iterator[Hit]:
    """张某, 张某某, 张某1, 张×, 张××, 欧阳某; 某 alone and 某某 are fully masked and no finding."""
    for match in _pattern().finditer(view.text):
        before = view.text[max(0, match.start() - 1) : match.start() + 1]
        if len(before) == 2 and before in common_words():
            continue
        yield Hit(match.start(), match.end(), "person-masked", "review", _WHY, _SUGGESTION)


@cache
def _pattern() -> re.Pattern[str]:
    compound = [name for name in surnames() if len(name) > 1]
    single = "".join(name for name, weight in surnames().items() if len(name) == 1 and weight)
    surname = "|".join([*compound, f"[{single}]"])
    # 王某某乡 is a place; 张某省 too.
    return re.compile(
        rf"(?:{surname})(?:某{{1,2}}[甲乙丙丁0-9]?|[×xX]{{1,3}}(?![A-Za-z0-9]))(?![乡镇村县市省局院部委所厂校]|法院|公司)"
    )
