"""``guicheng export``: everything as one JSON value or as plain Markdown; nothing internal, nothing overwritten."""

import json
from pathlib import Path

from guicheng.release.export import eid


def test_everything_is_one_json_value(in_base, good_base: Path, tmp_path: Path) -> None:
    target = tmp_path / "规程.json"
    assert in_base("export", "-o", target).code == 0
    value = json.loads(target.read_text(encoding="utf-8"))
    assert value["format"] == "guicheng-export-1"
    assert value["as_of"] == "2026-03-01"
    work = next(work for work in value["works"] if work["code"] == "R0001")
    assert work["legislation"]["@type"] == "Legislation"
    assert work["legislation"]["name"] == "示例市河道管理条例"
    edition = work["editions"][0]
    assert edition["frbr"].startswith("/akn/cn/local-act/")
    assert edition["articles"][0]["address"] == "R0001@2021-03-26#t1"
    assert edition["articles"][0]["eid"] == "art_1"
    assert [entry["code"] for entry in value["procedures"]] == ["P0001"]


def test_the_same_base_and_day_give_the_same_bytes(in_base, tmp_path: Path) -> None:
    in_base("export", "-o", tmp_path / "a.json")
    in_base("export", "-o", tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_a_tree_of_markdown_lists_what_it_holds(in_base, tmp_path: Path) -> None:
    assert in_base("export", "--markdown", "-o", tmp_path / "树").code == 0
    index = (tmp_path / "树/README.md").read_text(encoding="utf-8")
    assert "(regulations/shili-hedao-tiaoli-2021-03-26.md)" in index
    assert "第三条　" in (tmp_path / "树/regulations/shili-hedao-tiaoli-2021-03-26.md").read_text(
        encoding="utf-8"
    )


def test_what_stands_there_is_not_overwritten(in_base, tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("原有", encoding="utf-8")
    run = in_base("export", "-o", target)
    assert (run.code, target.read_text(encoding="utf-8")) == (1, "原有")
    assert "已经存在，没有覆盖" in run.err


def test_internal_content_is_exported_only_when_asked_for(in_base, good_base: Path, tmp_path: Path) -> None:
    form = good_base / "regs/forms/f0001.md"
    words = form.read_text(encoding="utf-8").replace("edition: 1\n", "edition: 1\nvisibility: 内部\n")
    form.write_text(words, encoding="utf-8")
    in_base("export", "-o", tmp_path / "a.json")
    in_base("export", "--profile", "internal", "-o", tmp_path / "b.json")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["forms"] == []
    assert len(json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["forms"]) == 1


def test_places_have_the_names_akoma_ntoso_gives_them() -> None:
    assert eid("t120-1-k2-x3") == "art_120-1__para_2__point_3"
    assert eid("t5") == "art_5"


def test_the_feed_of_changes_is_relative_and_has_one_entry_an_event(in_base, good_base: Path) -> None:
    assert in_base("build").code == 0
    feed = (good_base / "build/site/changes.xml").read_text(encoding="utf-8")
    assert 'xmlns="http://www.w3.org/2005/Atom"' in feed
    assert 'href="regulations/shili-hedao-tiaoli/index.html"' in feed
    assert "<id>urn:guicheng:R0001:2021-03-26:" in feed
