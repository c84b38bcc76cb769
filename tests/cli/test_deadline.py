"""``guicheng deadline`` gives the day with its counting, or says why there is none."""

import json

import pytest
from click.testing import CliRunner

from guicheng.cli import main


def run(base, *words):
    return CliRunner().invoke(main, ["-C", str(base), "deadline", *words])


def test_the_day_and_its_counting_are_printed(good_base):
    shown = run(good_base, "--from", "2026-10-12", "--amount", "3", "--unit", "工作日", "--before").output
    assert "到期：2026-10-08（周四）" in shown
    assert "2026-10-10（周六）　第1　补班" in shown


def test_json_is_one_object(good_base):
    words = ("--from", "2026Q3", "--amount", "10", "--unit", "日", "--format", "json")
    found = json.loads(run(good_base, *words).output)
    assert found["due"] == "2026-10-10" and len(found["counting"]) == 11


def test_outside_the_calendar_there_is_no_day(good_base):
    words = ("--from", "2026-12-25", "--amount", "10", "--unit", "工作日", "--format", "json")
    result = run(good_base, *words)
    found = json.loads(result.output)
    assert found["due"] is None and "2027年" in found["reason"]
    assert result.exit_code == 0


def test_a_law_of_the_base_is_accepted_by_address(good_base):
    words = ("--from", "2026-09-28", "--amount", "5", "--unit", "日")
    assert "较早" in run(good_base, *words, "--basis", "R0001").output
    assert "到期：2026-10-10" in run(good_base, *words, "--basis", "复议").output


def test_a_repeated_limit_lists_its_days(good_base):
    shown = run(good_base, "--from", "2026-03-02", "--amount", "15", "--unit", "日", "--every", "2").output
    assert shown.splitlines() == ["第1次　2026-03-17（周二）", "第2次　2026-04-01（周三）"]


@pytest.mark.parametrize("start", ["2026-3-1", "2026-02-30", "明天", "2026-W01-1"])
def test_a_wrong_day_is_explained(good_base, start):
    result = run(good_base, "--from", start, "--amount", "1", "--unit", "日")
    assert result.exit_code == 2 and "起算日应写成" in result.output


def test_an_unknown_law_is_explained(good_base):
    result = run(good_base, "--from", "2026-03-01", "--amount", "1", "--unit", "日", "--basis", "交通法")
    assert result.exit_code == 1 and "可以写：内控" in result.output
