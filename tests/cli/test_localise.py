"""``guicheng localise``: asks what only the office can decide, keeps each answer, lists what is open."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from guicheng.cli import main
from guicheng.content.corpus import read_corpus
from guicheng.content.localise import FIELDS, OFFICE_FILE, QUESTIONS, keep_answer, open_items
from guicheng.content.starter import model_differences
from guicheng.errors import GuichengError


def keys(base: Path) -> list[str]:
    return [item.key for item in open_items(read_corpus(base))]


def ask(base: Path, answers: list[str]) -> str:
    words = "".join(answer + "\n" for answer in answers)
    return CliRunner().invoke(main, ["-C", str(base), "localise"], input=words).output


def test_the_list_names_blank_fields_undecided_questions_and_rules_not_adopted(in_base) -> None:
    values = in_base("localise", "--list", "--format", "json").value
    assert [item["key"] for item in values["open"]] == ["doc_prefix", "contact", *QUESTIONS, "R0002"]
    assert "doc_prefix" in in_base("localise", "--list").out


def test_listing_writes_nothing(in_base, good_base: Path) -> None:
    before = (good_base / OFFICE_FILE).read_bytes()
    in_base("localise", "--list", "--differences")
    assert (good_base / OFFICE_FILE).read_bytes() == before


def test_answers_are_kept_and_blanks_stay_open(good_base: Path) -> None:
    count = len(keys(good_base)) - 1
    assert "本地化清单" in ask(good_base, ["示例政法", "", "细则第 3 号：待取得 #1", *[""] * (count - 3)])
    office = read_corpus(good_base).office
    assert office.doc_prefix == "示例政法"
    assert office.contact is None
    assert office.decided == {"职权来源": "细则第 3 号：待取得 #1"}
    assert keys(good_base)[:2] == ["contact", "专门规定"]


def test_an_interruption_keeps_what_was_answered(good_base: Path) -> None:
    ask(good_base, ["示例政法"])
    assert read_corpus(good_base).office.doc_prefix == "示例政法"


def test_only_the_answered_line_changes(good_base: Path) -> None:
    path = good_base / OFFICE_FILE
    path.write_text("# 说明\nname: 某县    # 注\nfiling: 按卷\ndecided: {}  # 再注\n", encoding="utf-8")
    keep_answer(good_base, "name", "示例单位")
    keep_answer(good_base, "地名", "不写")
    assert path.read_text(encoding="utf-8") == (
        "# 说明\nname: 示例单位    # 注\nfiling: 按卷\ndecided:  # 再注\n  地名: 不写\n"
    )


def test_a_placeholder_name_is_still_open(good_base: Path) -> None:
    keep_answer(good_base, "name", "某县委政法委员会")
    assert keys(good_base)[0] == "name"


@pytest.mark.parametrize("key", ["name", "地名"])
def test_a_file_that_cannot_be_changed_safely_stays(good_base: Path, key: str) -> None:
    path = good_base / OFFICE_FILE
    path.write_text("{name: 示例单位, decided: {部署: 内网}}\n", encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(GuichengError):
        keep_answer(good_base, key, "甲")
    assert path.read_bytes() == before


def test_every_question_is_asked_in_words() -> None:
    assert all(words and not words.endswith("。") for words in (*FIELDS.values(), *QUESTIONS.values()))


def test_edited_and_missing_files_are_told_apart_and_left(good_base: Path, tmp_path: Path) -> None:
    for name in ("f0001.md", "f0002.md"):
        path = tmp_path / "model/regs/forms" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("新\n", encoding="utf-8")
    found = model_differences(good_base, tmp_path / "model")
    assert found == {
        "与示范内容不同": ["regs/forms/f0001.md"],
        "示范内容里有、本库没有": ["regs/forms/f0002.md"],
    }
    assert model_differences(good_base, good_base)["与示范内容不同"] == []
