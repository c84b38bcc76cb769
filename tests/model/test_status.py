"""Status is computed for a day from events and dates; nobody's check never becomes 现行有效."""

import datetime as dt

import pytest

from guicheng.model.status import edition_on, edition_status
from guicheng.model.work import Edition, Event, Source, Verification, Work


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def work(*events: tuple[str, str], verified: tuple[Verification, ...] = ()) -> Work:
    return Work(
        code="R0001",
        title="示例条例",
        nature="正式文本",
        level="行政法规",
        events=tuple(Event(date=day(date), type=kind) for date, kind in events),
        verified=verified,
    )


def edition(name: str, effective: str | None = None, until: str | None = None) -> Edition:
    return Edition(
        edition=name,
        effective_from=day(effective) if effective else None,
        effective_to=day(until) if until else None,
        source=Source(name="示例"),
    )


OLD, NEW = edition("2010-01-01", "2010-05-01"), edition("2020-01-01", "2020-05-01")
MADE, CHANGED = ("2010-01-01", "制定"), ("2020-01-01", "修订")


@pytest.mark.parametrize(
    ("on", "old", "new"),
    [
        ("2010-04-30", "尚未生效", "尚未生效"),
        ("2010-05-01", "有效", "尚未生效"),
        ("2020-04-30", "有效", "尚未生效"),
        ("2020-05-01", "已修改", "有效"),
    ],
)
def test_an_edition_holds_until_the_next_one_takes_effect(on: str, old: str, new: str) -> None:
    base = work(MADE, CHANGED)
    assert edition_status(base, [OLD, NEW], OLD, day(on)).name == old
    assert edition_status(base, [OLD, NEW], NEW, day(on)).name == new


def test_an_amendment_whose_text_is_not_in_the_base_still_makes_the_old_text_已修改() -> None:
    status = edition_status(work(MADE, CHANGED), [OLD], OLD, day("2021-01-01"))
    assert (status.name, status.since) == ("已修改", day("2020-01-01"))


def test_a_repealed_work_is_已废止_from_that_day_on() -> None:
    base = work(MADE, ("2024-03-01", "废止"))
    assert edition_status(base, [OLD], OLD, day("2024-02-29")).name == "有效"
    assert edition_status(base, [OLD], OLD, day("2024-03-01")).name == "已废止"


def test_the_first_day_of_no_longer_applying_is_失效() -> None:
    trial = edition("2010-01-01", "2010-05-01", until="2015-05-01")
    assert edition_status(work(MADE), [trial], trial, day("2015-04-30")).name == "有效"
    assert edition_status(work(MADE), [trial], trial, day("2015-05-01")).name == "失效"


def test_without_a_check_the_statement_says_待核() -> None:
    assert edition_status(work(MADE), [OLD], OLD, day("2026-01-01")).statement == "有效（待核）"


def test_a_check_is_named_with_its_day_and_ages_visibly() -> None:
    base = work(MADE, verified=(Verification(by="甲", date=day("2026-01-10")),))
    assert edition_status(base, [OLD], OLD, day("2026-02-01")).statement == "截至2026-01-10核对有效"
    assert "可能已变化，使用前核对" in edition_status(base, [OLD], OLD, day("2026-09-01")).statement


def test_a_check_after_the_day_asked_for_does_not_count() -> None:
    base = work(MADE, verified=(Verification(by="甲", date=day("2026-01-10")),))
    assert edition_status(base, [OLD], OLD, day("2025-12-31")).checked is None


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2009-01-01", "2010-01-01"),
        ("2015-01-01", "2010-01-01"),
        ("2020-04-30", "2010-01-01"),
        ("2026-01-01", "2020-01-01"),
    ],
)
def test_the_reader_sees_the_edition_in_force_or_the_nearest_to_come(on: str, name: str) -> None:
    found = edition_on(work(MADE, CHANGED), [NEW, OLD], day(on))
    assert found is not None
    assert found.edition == name


def test_a_work_without_text_has_no_edition() -> None:
    assert edition_on(work(MADE), [], day("2026-01-01")) is None


def test_a_second_edition_of_one_day_follows_the_first() -> None:
    second = edition("2010-01-01-2", "2010-05-01")
    found = edition_on(work(MADE), [second, OLD], day("2026-01-01"))
    assert found is second


@pytest.mark.parametrize("nature", ["示范文本", "资料"])
def test_only_official_texts_are_called_有效(nature: str) -> None:
    model = work(MADE).model_copy(update={"nature": nature})
    assert edition_status(model, [OLD], OLD, day("2026-01-01")).statement == nature


def test_a_model_text_that_was_replaced_still_says_so() -> None:
    model = work(MADE, CHANGED).model_copy(update={"nature": "示范文本"})
    assert edition_status(model, [OLD, NEW], OLD, day("2026-01-01")).statement == "已修改（待核）"
