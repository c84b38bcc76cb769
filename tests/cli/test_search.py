"""``guicheng search``: makes its index, prints hits, gives one JSON object."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guicheng.cli import main


def run(base: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(base), "search", *words])


def test_the_first_search_makes_the_index_and_says_so(good_base: Path) -> None:
    first = run(good_base, "泄露")
    assert first.exit_code == 0
    assert "还没有索引，需要建立。" in first.stderr
    assert (
        "示例市河道管理条例" in first.stdout and "第四条　有效（待核）　R0001@2021-03-26#t4" in first.stdout
    )
    assert "\x1b" not in first.stdout
    assert run(good_base, "泄露").stderr == ""


def test_json_is_one_object_with_the_fields_of_the_contract(good_base: Path) -> None:
    result = run(good_base, "河道条例3", "--format", "json")
    value = json.loads(result.stdout)
    assert value["total"] == 1
    hit = value["hits"][0]
    assert set(hit) == {"address", "title", "article", "text", "url", "score", "status"}
    assert hit["text"] == "收到线索后，应当在五个工作日内登记。"
    assert hit["url"] == "/regulations/shili-hedao-tiaoli/#t3"


def test_nothing_found_is_no_failure(good_base: Path) -> None:
    result = run(good_base, "上访")
    assert result.exit_code == 0
    assert result.stdout.startswith("没有找到。") and "信访" in result.stdout


@pytest.mark.parametrize("words", [["登记", "-线索"], ['"五个工作日"'], ["类型:案例"], ["-"], ["“"]])
def test_the_query_language_passes_through_the_command_line(good_base: Path, words: list[str]) -> None:
    assert run(good_base, *words).exit_code == 0


def test_a_mistyped_option_is_no_word(good_base: Path) -> None:
    result = run(good_base, "--limti", "3", "登记")
    assert result.exit_code == 2 and "是否指 --limit" in result.stderr


def test_an_update_after_a_change_says_so(good_base: Path) -> None:
    run(good_base, "登记")
    path = good_base / "regs/cases/c0001.md"
    path.write_text(path.read_text(encoding="utf-8").replace("漏填", "错填"), encoding="utf-8")
    assert "索引需要更新" in run(good_base, "错填").stderr
