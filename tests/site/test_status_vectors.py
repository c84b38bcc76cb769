"""One file of hand-written rows holds for the status in Python and for the status in the browser."""

import datetime as dt
import html
import json
import re
from pathlib import Path

import pytest

from guicheng.model.status import edition_on, edition_status
from guicheng.model.work import Edition, Event, Source, Verification, Work
from guicheng.render.status import banner
from guicheng.render.status_facts import status_facts

SHARED = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "shared" / "status.json").read_text(encoding="utf-8")
)
ROWS = SHARED["rows"]


def checks(days):
    return tuple(Verification(by="甲", **(day if isinstance(day, dict) else {"date": day})) for day in days)


def work_of(name):
    """The records of a work of the file."""
    given = SHARED["works"][name]
    work = Work(
        code="R0001",
        title="示例条例",
        nature=given.get("nature", "正式文本"),
        level="行政法规",
        events=tuple(Event(date=day, type=kind) for day, kind in given["events"]),
        verified=checks(given.get("verified", ())),
    )
    editions = [
        Edition(**{**one, "verified": checks(one.get("verified", ()))}, source=Source(name="示例"))
        for one in given["editions"]
    ]
    return work, editions


def in_python(name, ident, day):
    work, editions = work_of(name)
    on = dt.date.fromisoformat(day)
    status = edition_status(work, editions, next(one for one in editions if one.edition == ident), on)
    shown = edition_on(work, editions, on)
    since, checked = (value.isoformat() if value else None for value in (status.since, status.checked))
    return [status.name, since, checked, status.statement, shown.edition if shown else None]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(map(str, row[:3])))
def test_a_row_holds_in_python(row):
    assert in_python(*row[:3]) == row[3:]


def test_all_rows_hold_in_the_browser(logic):
    facts = {name: status_facts(*work_of(name)) for name in SHARED["works"]}
    script = f"""((facts, rows) => rows.map(([name, id, on]) => {{
      const found = g.status.of(facts[name], id, on);
      return [found.name, found.since, found.checked, g.status.statement(found), g.status.editionOn(facts[name], on)];
    }}))({json.dumps(facts)}, {json.dumps([row[:3] for row in ROWS])})"""
    assert logic(script) == [row[3:] for row in ROWS]


def shown_by_python(name, ident, day, adopted):
    work, editions = work_of(name)
    edition = next(one for one in editions if one.edition == ident)
    box = banner(edition_status(work, editions, edition, dt.date.fromisoformat(day)), edition, adopted)
    rows = [html.unescape(re.sub("<[^>]+>", "", row)) for row in re.findall(r"<span>(.*?)</span>", box)]
    style = re.search(r'class="banner (\w+)"', box)[1]
    return {"style": style, "mark": re.search(r"<i[^>]*>(.)</i>", box)[1], "rows": rows}


@pytest.mark.parametrize("adopted", [False, True])
def test_the_banner_says_the_same_in_both(logic, adopted):
    facts = {name: status_facts(*work_of(name), adopted=adopted) for name in SHARED["works"]}
    asked = [row[:3] for row in ROWS]
    script = f"((facts, rows) => rows.map(([name, id, on]) => g.status.banner(facts[name], id, on)))({json.dumps(facts)}, {json.dumps(asked)})"
    assert logic(script) == [shown_by_python(*row, adopted) for row in asked]


def test_a_work_without_text_says_so(logic):
    facts = json.dumps(status_facts(*work_of("empty")))
    assert logic(f"g.status.current({facts}, '2026-01-01')") == {"statement": "正文未入库", "style": "none"}


REASONS = [
    ("two", "2015-01-01", "2010-01-01", "当天有效的是这个文本（自2010年5月1日起施行）"),
    ("two", "2020-04-30", "2010-01-01", "当天有效的是这个文本（自2010年5月1日起施行）"),
    ("one", "2010-04-30", "2010-01-01", "当天尚未生效，自2010年5月1日起施行"),
    (
        "amended",
        "2021-01-01",
        "2010-01-01",
        "当天已修改，自2020年1月1日起的文本没有入库；库中最近的是这个文本",
    ),
    ("repealed", "2025-01-01", "2010-01-01", "当天已废止（自2024年3月1日起），这是最后的文本"),
    ("ending", "2020-01-01", "2010-01-01", "当天已失效（自2015年5月1日起），这是最后的文本"),
    ("promulgated", "2015-01-01", "2010-01-01", "当天有效的是这个文本，施行日期待核"),
    ("model", "2026-11-25", "2026-01-01", "当天对应的是这个文本，施行日期待核"),
]


def test_the_text_of_another_day_is_given_with_its_reason(logic):
    facts = {name: status_facts(*work_of(name)) for name in SHARED["works"]}
    asked = json.dumps([row[:2] for row in REASONS])
    found = logic(
        f"((facts, rows) => rows.map(([name, on]) => g.onDate(facts[name], on)))({json.dumps(facts)}, {asked})"
    )
    assert found == [{"edition": edition, "words": words} for _, _, edition, words in REASONS]


def test_a_day_before_the_oldest_text_of_an_older_law_is_no_day_without_law(logic):
    work, editions = work_of("two")
    facts = json.dumps(status_facts(work, editions[1:]))
    found = logic(f"g.onDate({facts}, '2015-01-01')")
    assert found["words"] == "当天的文本没有入库；库中最早的是这个文本，自2020年5月1日起施行"
