"""Regimes: how each law counts its time limits, with the article that says so.

In all of them the day (hour) on which a limit begins is not counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Roll = Literal["顺延", "不顺延", "存疑"]
"""What happens when the last day is no working day; 存疑: the law is silent, the earlier day is kept."""


@dataclass(frozen=True, slots=True)
class Regime:
    """One way of counting. ``working``: counts of 日 that mean 工作日 by statute; None when all of them do."""

    name: str
    laws: tuple[str, ...]
    source: str
    roll: Roll
    working: tuple[int, ...] | None = ()

    def means_working_days(self, amount: int) -> bool:
        """Whether ``amount`` 日 of this law are working days."""
        return self.working is None or amount in self.working


INTERNAL = Regime("内控", (), "内控时限（非法定）：当日不计，末日不上班的顺延到下一个工作日", "顺延")
UNKNOWN = Regime("其他", (), "没有查明该规定怎样计算期间：当日不计，末日不上班的，按较早的日子掌握", "存疑")
REGIMES = (
    INTERNAL,
    Regime(
        "信访",
        ("信访工作条例",),
        "《信访工作条例》没有规定期间的计算方法：当日不计，末日不上班的，按较早的日子掌握",
        "存疑",
    ),
    Regime(
        "刑诉",
        ("刑事诉讼法",),
        "《中华人民共和国刑事诉讼法》第一百零五条：当日不计，末日为节假日的顺延",
        "顺延",
    ),
    Regime(
        "羁押",
        (),
        "《中华人民共和国刑事诉讼法》第一百零五条：当日不计，在押期间至期满之日为止，不因节假日延长",
        "不顺延",
    ),
    Regime(
        "民诉",
        ("民事诉讼法",),
        "《中华人民共和国民事诉讼法》第八十五条：当日不计，末日为法定休假日的顺延",
        "顺延",
    ),
    Regime(
        "行诉",
        ("行政诉讼法",),
        "《中华人民共和国行政诉讼法》第一百零一条，适用民事诉讼法第八十五条：当日不计，末日为法定休假日的顺延",
        "顺延",
    ),
    Regime(
        "处罚",
        ("行政处罚法",),
        "《中华人民共和国行政处罚法》第八十五条：二日、三日、五日、七日是工作日；"
        "其余没有规定末日是否顺延，按较早的日子掌握",
        "存疑",
        (2, 3, 5, 7),
    ),
    Regime(
        "复议",
        ("行政复议法",),
        "《中华人民共和国行政复议法》第八十八条：三日、五日、七日、十日是工作日；"
        "其余依照民事诉讼法，当日不计，末日为法定休假日的顺延",
        "顺延",
        (3, 5, 7, 10),
    ),
    Regime("许可", ("行政许可法",), "《中华人民共和国行政许可法》第八十二条：期限以工作日计算", "顺延", None),
)


def regime_named(name: str) -> Regime | None:
    """The regime with this short name, or of this law: 刑诉, 刑事诉讼, 《中华人民共和国刑事诉讼法》."""
    known = next((regime for regime in (*REGIMES, UNKNOWN) if regime.name == name), None)
    return known or regime_of_law(name) or regime_of_law(f"{name}法")


def regime_of_law(title: str) -> Regime | None:
    """The regime of a law by its title; None for a law whose way of counting is not known here."""
    bare = title.strip("《》").removeprefix("中华人民共和国")
    return next((regime for regime in REGIMES if bare in regime.laws), None)
