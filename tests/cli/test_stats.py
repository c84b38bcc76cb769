"""``guicheng stats``: counts, gaps, review dates."""

from pathlib import Path


def test_counts_and_gaps_of_the_good_base(in_base) -> None:
    value = in_base("stats", "--format", "json").value
    assert value["counts"] == {
        "works": 4,
        "with_text": 3,
        "editions": 3,
        "articles": 7,
        "procedures": 1,
        "cases": 1,
        "forms": 1,
    }
    assert value["gaps"]["title_only"] == ["R0003《示例省举报办理规定》"]
    assert value["gaps"]["no_effective_date"] == ["R0004《河道执法调研资料》"]
    assert len(value["gaps"]["unverified"]) == 3


def test_an_overdue_review_is_marked(in_base, good_base: Path) -> None:
    path = good_base / "regs/procedures/hedao-xiansuo.md"
    text = path.read_text(encoding="utf-8").replace("2027-02-01", "2026-02-20")
    path.write_text(text, encoding="utf-8")
    assert "P0001 河道线索登记（已发布）：2026-02-20，已过期" in in_base("stats").out


def test_a_file_that_could_not_be_read_is_a_gap(in_base, good_base: Path) -> None:
    (good_base / "regs/cases/c0001.md").write_text("没有属性\n", encoding="utf-8")
    assert in_base("stats", "--format", "json").value["gaps"]["unread"] == ["regs/cases/c0001.md"]
