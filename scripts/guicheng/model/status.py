"""What holds on a day: the status 效力 of an edition, computed from events and dates, never stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from guicheng.model.work import Edition, Nature, Work

StatusName = Literal["尚未生效", "有效", "已修改", "已废止", "失效"]
STALE_AFTER = dt.timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Status:
    """The status of one edition on one day.

    ``since`` is the day from which it holds, where known;
    ``checked`` the day up to which a person checked validity, None when nobody did (shown as 待核).
    """

    name: StatusName
    on: dt.date
    since: dt.date | None
    checked: dt.date | None
    trial: bool
    nature: Nature = "正式文本"

    @property
    def stale(self) -> bool:
        """Checked more than six months before: 可能已变化，使用前核对."""
        return self.checked is not None and self.on - self.checked > STALE_AFTER

    @property
    def statement(self) -> str:
        """The words a page prints. Nobody's check is never turned into 现行有效.

        Only official texts are 有效: a model text in force is just a model text, a study has no force at all.
        """
        if self.nature == "资料" or (self.nature == "示范文本" and self.name == "有效"):
            return self.nature
        if self.checked is None:
            return f"{self.name}（待核）"
        words = f"截至{self.checked.isoformat()}核对{self.name}"
        return f"{words}；可能已变化，使用前核对" if self.stale else words


def edition_start(edition: Edition) -> dt.date | None:
    """The day an edition begins to hold: 施行日期, else promulgation, else adoption, else the day of its id."""
    known = edition.effective_from or edition.promulgated or edition.adopted
    if known is not None or edition.edition.startswith("undated"):
        return known
    return dt.date.fromisoformat(edition.edition[:10])


def edition_status(work: Work, editions: Sequence[Edition], edition: Edition, on: dt.date) -> Status:
    """Status of ``edition`` among all ``editions`` of ``work`` on a day.

    Order of tests: repealed, expired, not yet in force, superseded (by a later edition in force,
    or by an amendment whose text is not in the base), in force.
    """
    name, since = _name(work, editions, edition, on)
    checks = [check.day for check in (*work.verified, *edition.verified) if check.day <= on]
    return Status(name, on, since, max(checks, default=None), edition.trial, work.nature)


def _name(
    work: Work, editions: Sequence[Edition], edition: Edition, on: dt.date
) -> tuple[StatusName, dt.date | None]:
    past = [event for event in work.events if event.date <= on]
    for event in past:
        if event.type == "废止":
            return "已废止", event.date
    ended = [event.date for event in past if event.type == "失效"]
    if edition.effective_to is not None and edition.effective_to <= on:
        ended.append(edition.effective_to)
    if ended:
        return "失效", min(ended)
    start = edition_start(edition)
    if start is not None and start > on:
        return "尚未生效", start
    superseded = _superseded(work, editions, edition, on)
    return ("已修改", superseded) if superseded else ("有效", start)


def _superseded(work: Work, editions: Sequence[Edition], edition: Edition, on: dt.date) -> dt.date | None:
    """The day a later wording took over; amendments known only by their event count from that event."""
    later = [other for other in editions if edition_order(other) > edition_order(edition)]
    starts = [start for other in later if (start := edition_start(other)) is not None and start <= on]
    known = {other.edition[:10] for other in (*later, edition)}
    changes = [
        event.date
        for event in work.events
        if event.type in ("修正", "修订")
        and event.date.isoformat() not in known
        and event.date.isoformat() > edition.edition[:10]
        and event.date <= on
        and not edition.edition.startswith("undated")
    ]
    return min(starts + changes, default=None)


def edition_order(edition: Edition) -> tuple[str, int]:
    """Sort key: by day, a second edition of one day after the first; undated ones first."""
    if edition.edition.startswith("undated"):
        return "", int(edition.edition[8:] or 1)
    return edition.edition[:10], int(edition.edition[11:] or 1)


def edition_on(work: Work, editions: Sequence[Edition], on: dt.date) -> Edition | None:
    """The edition a reader should see on a day: the one in force, else the nearest to come, else the last.

    A repealed work has no edition in force; its last wording is shown with its status.
    """
    ordered = sorted(editions, key=edition_order)
    if not ordered:
        return None
    started = [e for e in ordered if (start := edition_start(e)) is None or start <= on]
    return started[-1] if started else ordered[0]
