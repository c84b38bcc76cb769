"""``guicheng deadline``: the day on which a limit ends, with its counting."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import OneOf, output_option
from guicheng.errors import GuichengError

if TYPE_CHECKING:
    from guicheng.content.corpus import Corpus
    from guicheng.deadlines.period import Due, Moment
    from guicheng.deadlines.regime import Regime

_QUARTER = re.compile(r"(\d{4})-?[Qq]([1-4])")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?")
_WEEKDAYS = "一二三四五六日"


class Start(click.ParamType["Moment"]):
    """A day, a moment, or a quarter, whose last day is meant."""

    name = "起算日"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        """Read ``2026-03-01``, ``2026-03-01T14:20`` or ``2026Q3``."""
        if quarter := _QUARTER.fullmatch(value):
            from guicheng.deadlines.count import quarter_end

            return quarter_end(dt.date(int(quarter[1]), int(quarter[2]) * 3, 1))
        if _MOMENT.fullmatch(value):
            with contextlib.suppress(ValueError):
                return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
        return self.fail(
            f"起算日应写成 2026-03-01、2026-03-01T14:20（时刻）或者 2026Q3（季末）的样式，现为“{value}”。",
            param,
            ctx,
        )


@command("deadline")
@click.option(
    "--from", "start", type=Start(), required=True, metavar="日期", help="起算的日期、时刻或者季度。"
)
@click.option("--amount", type=int, required=True, metavar="数", help="期限的数量。")
@click.option(
    "--unit",
    type=OneOf(["工作日", "日", "月", "小时"]),
    required=True,
    metavar="单位",
    help="工作日、日、月、小时。",
)
@click.option("--before", is_flag=True, help="往前数：会前、到期前几日。")
@click.option(
    "--basis",
    metavar="规定",
    help="按哪部法律计算：刑诉、羁押、民诉、行诉、处罚、复议、许可、信访、内控，或者地址。",
)
@click.option("--extend", type=int, metavar="数", help="延长的数量，单位同上。")
@click.option("--every", type=int, metavar="次数", help="周期：每隔这么长一次，列出前几次。")
@output_option
@pass_base
def deadline(
    root: Path,
    start: Moment,
    amount: int,
    unit: Any,
    before: bool,
    basis: str | None,
    extend: int | None,
    every: int | None,
    output: str,
) -> None:
    """计算期限，逐日列出怎样数；没有放假安排的年份不给出日期，只说明原因。

    起算的当日不计。没有写 --basis 的，末日不上班时顺延；往前数的，数到的一日不上班时提前。
    --basis 羁押 一律不顺延；处罚、复议的二、三、五、七（十）日按法律是工作日。

    示例：
      guicheng deadline --from 2026-02-13 --amount 5 --unit 工作日
      guicheng deadline --from 2026-10-12 --amount 3 --unit 工作日 --before
      guicheng deadline --from 2026Q3 --amount 10 --unit 日
    """
    from guicheng.content.corpus import read_corpus
    from guicheng.deadlines.calendar import compile_calendar
    from guicheng.deadlines.count import due_date, extended, occurrences
    from guicheng.deadlines.period import Period

    corpus = read_corpus(root)
    regime = _regime(corpus, basis)
    calendar = compile_calendar(corpus.calendar, corpus.awaited)
    period = Period(amount, unit, "前" if before else "后")
    if every is not None:
        _print_all(occurrences(start, period, regime, calendar, every), output)
    elif extend is not None:
        _print(extended(start, period, Period(extend, unit, period.direction), regime, calendar), output)
    else:
        _print(due_date(start, period, regime, calendar), output)


def _regime(corpus: Corpus, basis: str | None) -> Regime:
    from guicheng.deadlines.regime import INTERNAL, REGIMES, UNKNOWN, regime_named, regime_of_law
    from guicheng.model.address import Address

    if basis is None:
        return INTERNAL
    if found := regime_named(basis):
        return found
    names = "、".join(regime.name for regime in REGIMES)
    try:
        work = corpus.works.get(Address.parse(basis).code)
    except ValueError:
        work = corpus.work_named(basis)
    if work is None:
        raise GuichengError(f"不知道按哪部法律计算：“{basis}”。可以写：{names}，或者库内法规的地址、名称。")
    return regime_of_law(work.meta.title) or UNKNOWN


def values(due: Due) -> dict[str, Any]:
    """One limit as JSON values."""
    return {
        "due": _iso(due.due),
        "reason": due.reason,
        "latest": _iso(due.latest),
        "counting": [{"day": _iso(one.day), "number": one.number, "note": one.note} for one in due.counting],
    }


def _iso(moment: Moment | None) -> str | None:
    if moment is None:
        return None
    return moment.isoformat(timespec="minutes") if isinstance(moment, dt.datetime) else moment.isoformat()


def _print(due: Due, output: str) -> None:
    if output == "json":
        emit(values(due))
        return
    click.echo("\n".join(_lines(due)))


def _print_all(dues: tuple[Due, ...], output: str) -> None:
    if output == "json":
        emit({"occurrences": [values(due) for due in dues]})
        return
    for turn, due in enumerate(dues, 1):
        click.echo(f"第{turn}次　{_words(due.due) if due.due else '不能确定：' + due.reason}")


def _lines(due: Due) -> list[str]:
    if due.due is None:
        head = [f"不能给出日期：{due.reason}。"]
    else:
        head = [f"到期：{_words(due.due)}", f"算法：{due.reason}。"]
    if due.latest is not None:
        head.append(f"另一种算法可到{_words(due.latest)}，请按较早的掌握。")
    rows = [
        f"  {_words(one.day)}　{f'第{one.number}' if one.number else '不计'}　{one.note}".rstrip("　 ")
        for one in due.counting
    ]
    return [*head, *(["逐日计算："] if rows else []), *rows]


def _words(moment: Moment) -> str:
    time = f" {moment:%H:%M}" if isinstance(moment, dt.datetime) else ""
    return f"{moment:%Y-%m-%d}（周{_WEEKDAYS[moment.weekday()]}）{time}"
