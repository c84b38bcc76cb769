"""``guicheng diff``: two editions, what weighs first."""

from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "fixtures" / "citations" / "base"


@pytest.fixture
def there(guicheng):
    return lambda *words: guicheng("-C", BASE, *words)


def test_the_summary_tells_limits_additions_and_renumbering(there) -> None:
    summary = there("diff", "R0001@2015-06-01", "R0001@2021-03-26", "--format", "json").value["summary"]
    third = next(row for row in summary["weighty"] if row["new"] == "第三条")
    assert {"sort": "期限", "gone": ["七日"], "new": ["五个工作日", "三年"]} in third["shifts"]
    assert "第六条之一" in summary["added"]
    assert summary["articles"] == [7, 18]


def test_changed_words_are_marked_in_the_text(there) -> None:
    out = there("diff", "R0001@2015-06-01", "R0001@2021-03-26").out
    assert out.startswith("《示例市河道管理条例》\nR0001@2015-06-01 → R0001@2021-03-26")
    assert "应当在[-七日-]{+五个工作日+}内登记" in out


def test_an_edition_must_be_named(there) -> None:
    run = there("diff", "R0001", "R0001@2021-03-26")
    assert run.code == 1
    assert "R0001@2015-06-01、R0001@2021-03-26" in run.err


def test_two_works_are_not_compared(there) -> None:
    assert "只能比较同一部法规" in there("diff", "R0001@2021-03-26", "R0002@2018-10-26").err
