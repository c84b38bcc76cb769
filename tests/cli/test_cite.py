"""``guicheng cite``: citations of a draft with status, reason and right form; words a draft must not use."""

from pathlib import Path

DRAFT = "经查，依照河道条例第三条，应当登记。\n依照《示例市河道管理条例》第三十条、《灯塔条例》第一条，此案应当改判。\n"


def test_every_citation_is_judged(in_base, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    rows = in_base("cite", path, "--format", "json").value["citations"]
    assert [(row["text"], row["status"]) for row in rows] == [
        ("河道条例第三条", "有效"),
        ("《示例市河道管理条例》第三十条", "条号不存在"),
        ("《灯塔条例》第一条", "不在库"),
    ]
    assert rows[0]["statement"] == "有效（待核）"
    assert rows[0]["targets"] == ["R0001@2021-03-26#t3"]
    assert rows[0]["standard"] == "《示例市河道管理条例》第三条"
    assert all(DRAFT[row["start"] : row["end"]] == row["text"] for row in rows)
    assert all(row["reason"] for row in rows[1:])


def test_the_day_decides(in_base, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    value = in_base("cite", path, "--date", "2021-04-01", "--format", "json").value
    assert (value["date"], value["citations"][0]["status"]) == ("2021-04-01", "尚未生效")


def test_words_that_decide_a_case_are_pointed_out(in_base, good_base: Path, tmp_path: Path) -> None:
    words = "词语\t类\t触及\t建议\n应当改判\t实体用语\t红线一\t写程序上的要求\n"
    (good_base / "regs/data/wording.tsv").write_text(words, encoding="utf-8")
    path = tmp_path / "draft.txt"
    path.write_text(DRAFT, encoding="utf-8")
    run = in_base("cite", path)
    assert "第 2 行　“应当改判”　实体用语，触及红线一\n　　建议：写程序上的要求" in run.out
    assert in_base("cite", path, "--format", "json").value["wording"][0]["text"] == "应当改判"


def test_a_draft_that_is_not_there_is_named(in_base) -> None:
    run = in_base("cite", "没有.txt")
    assert run.code == 1
    assert "没有.txt" in run.err
