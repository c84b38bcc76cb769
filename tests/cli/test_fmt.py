"""``guicheng fmt``: normal form, idempotent, nothing lost."""

from pathlib import Path

CASE = "regs/cases/c0001.md"
EDITION = "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"


def change(base: Path, file: str, *edits: tuple[str, str]) -> str:
    path = base / file
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def read(base: Path, file: str) -> str:
    return (base / file).read_bytes().decode("utf-8")


def test_the_good_base_is_in_normal_form(in_base) -> None:
    run = in_base("fmt", "--check", "--format", "json")
    assert (run.code, run.value) == (0, {"changed": [], "problems": []})


def test_chinese_keys_become_english_at_every_depth_and_comments_stay(in_base, good_base: Path) -> None:
    good = read(good_base, CASE)
    change(
        good_base,
        CASE,
        ("fictional: true", "虚构: true   # 说明：虚构: 不是真的"),
        ("{by: 甲, checked_by: 乙", "{脱敏人: 甲, 复核人: 乙"),
    )
    assert in_base("fmt").out == f"{CASE}\n已整理 1 个文件，共看了 15 个。\n"
    assert read(good_base, CASE) == good.replace(
        "fictional: true", "fictional: true   # 说明：虚构: 不是真的"
    )


def test_keys_of_data_files_become_english_too(in_base, good_base: Path) -> None:
    good = read(good_base, "regs/data/roles.yml")
    change(good_base, "regs/data/roles.yml", ("{order: 1, organ:", "{次序: 1, 所属:"))
    in_base("fmt")
    assert read(good_base, "regs/data/roles.yml") == good


def test_keys_come_in_the_order_of_the_model_with_the_comments_above_them(in_base, good_base: Path) -> None:
    good = read(good_base, CASE).replace("kind:", "# 类别由科室定\nkind:")
    moved = good.replace("# 类别由科室定\nkind: 线索登记\n", "").replace(
        "lesson:", "# 类别由科室定\nkind: 线索登记\nlesson:"
    )
    (good_base / CASE).write_text(moved, encoding="utf-8")
    in_base("fmt")
    assert read(good_base, CASE) == good


def test_a_text_gets_one_paragraph_a_line_and_keeps_every_character(in_base, good_base: Path) -> None:
    good = read(good_base, EDITION)
    change(good_base, EDITION, ("\n\n（", "\n（"), ("# 第一章", "\n\n第一章"))
    in_base("fmt")
    assert read(good_base, EDITION) == good


def test_line_ends_and_a_byte_order_mark_are_unified(in_base, good_base: Path) -> None:
    good = read(good_base, CASE)
    (good_base / CASE).write_bytes(("\ufeff" + good.replace("\n", "\r\n")).encode("utf-8"))
    in_base("fmt")
    assert read(good_base, CASE) == good


def test_other_bodies_stay_word_for_word(in_base, good_base: Path) -> None:
    body = "## 甲\n\n\n  缩进　的行  \n* 乙\n"
    text = read(good_base, CASE).partition("## 基本情况")[0] + body
    (good_base / CASE).write_text(text, encoding="utf-8")
    in_base("fmt")
    assert read(good_base, CASE) == text


def test_formatting_twice_changes_nothing_more(in_base, good_base: Path) -> None:
    change(good_base, CASE, ("fictional:", "虚构:"))
    change(good_base, EDITION, ("\n\n（", "\n（"))
    assert len(in_base("fmt", "--format", "json").value["changed"]) == 2
    assert in_base("fmt", "--format", "json").value["changed"] == []


def test_with_check_nothing_is_written_and_the_exit_code_tells(in_base, good_base: Path) -> None:
    text = change(good_base, CASE, ("fictional:", "虚构:"))
    run = in_base("fmt", "--check")
    assert (run.code, run.out) == (1, f"{CASE}\n需要整理 1 个文件，共看了 15 个。\n")
    assert read(good_base, CASE) == text


def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_done(in_base, good_base: Path) -> None:
    change(good_base, CASE, ("fictional:", "虚构:"))
    (good_base / "regs/forms/f0001.md").write_text("---\ncode: [\n---\n", encoding="utf-8")
    run = in_base("fmt", "--format", "json")
    assert run.code == 1
    assert run.value["changed"] == [CASE]
    assert [problem["code"] for problem in run.value["problems"]] == ["yaml-syntax"]
    assert read(good_base, "regs/forms/f0001.md") == "---\ncode: [\n---\n"


def test_only_the_given_paths_are_touched(in_base, good_base: Path) -> None:
    change(good_base, CASE, ("fictional:", "虚构:"))
    assert in_base("fmt", good_base / "regs/forms", "--format", "json").value["changed"] == []
    assert in_base("fmt", good_base / CASE, "--format", "json").value["changed"] == [CASE]


def test_the_register_is_never_rewritten(in_base, good_base: Path) -> None:
    text = change(good_base, "regs/data/codes.yml", ("{slug: f0001}", "{路径名: f0001}"))
    in_base("fmt")
    assert read(good_base, "regs/data/codes.yml") == text


def test_a_path_outside_the_base_is_refused(in_base, tmp_path: Path) -> None:
    assert "不在知识库的 regs/ 里" in in_base("fmt", tmp_path).err
    assert "找不到" in in_base("fmt", tmp_path / "无").err
