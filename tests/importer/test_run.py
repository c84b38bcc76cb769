"""Import from end to end: what lands in the base, what stays as it was, what is refused."""

import json
import os
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.importer.run import import_files

SECOND = """# 示例市河道管理条例

2019年7月26日 示例市第十五届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

## 第一章 总则

第一条 为了加强河道管理，制定本条例。

第二条 本条例自2020年1月1日起施行。
"""
STUB = """---
code: R0007
title: 示例市河道管理条例
aliases: [河道条例]
nature: 正式文本
level: 地方性法规
issuer: [示例市人民代表大会常务委员会]
events: []   # 待补
used_for: 查期限。
---
说明。
"""
REPORT = "关于加强河道管理工作的调研报告\n\n河道管理工作是一项长期任务，应当常抓不懈。\n\n二是加强领导。\n"


def run(base, *paths, **options):
    return import_files(base, paths, **options)


def snapshot(base):
    return {p: p.read_bytes() for p in sorted(base.rglob("*")) if p.is_file()}


def put(inbox, name, content):
    path = inbox / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture
def law(inbox, papers):
    return put(inbox, "河道条例.docx", papers.docx_bytes(papers.law))


def test_a_law_lands_as_work_and_edition(base, law):
    (report,) = run(base, law).files
    assert (report.outcome, report.code) == ("入库", "R0001")
    corpus = read_corpus(base)
    assert not [problem for problem in corpus.problems if "regulations" in problem.file]
    work = corpus.works["R0001"]
    (edition,) = work.editions
    assert work.meta.level == "地方性法规"
    assert [event.type for event in work.meta.events] == ["制定", "修订"]
    assert edition.meta.edition == "2023-09-21"
    assert str(edition.meta.effective_from) == "2024-01-01"
    assert edition.meta.source.name == "河道条例.docx"
    assert [article.label for article in edition.text.articles] == ["第一条", "第二条", "第三条"]


def test_docx_pdf_txt_and_md_of_one_law_are_one_edition(base, law, inbox, papers):
    put(inbox, "b.pdf", papers.pdf_bytes([papers.printed(papers.law)]))
    put(inbox, "c.txt", "\n".join(papers.law))
    put(inbox, "d.md", f"# {papers.title}\n\n{papers.note}\n\n" + "\n\n".join(papers.body))
    outcomes = {report.file: report.outcome for report in run(base, law, inbox).files}
    assert outcomes == {"河道条例.docx": "入库", "b.pdf": "已入库", "c.txt": "已入库", "d.md": "已入库"}


def test_the_same_input_twice_changes_nothing_and_says_so(base, law):
    run(base, law)
    before = snapshot(base)
    (report,) = run(base, law).files
    assert report.reason == "已入库（2023-09-21 版，同一文件），未改动"
    assert snapshot(base) == before


def test_a_trial_run_writes_nothing(base, law):
    before = snapshot(base)
    report = run(base, law, dry_run=True)
    assert report.files[0].outcome == "入库"
    assert snapshot(base) == before


def test_editions_of_a_work_stand_side_by_side(base, law, inbox):
    older = put(inbox, "旧.md", SECOND)
    run(base, law)
    run(base, older)
    work = read_corpus(base).works["R0001"]
    assert [edition.meta.edition for edition in work.editions] == ["2019-07-26", "2023-09-21"]
    assert len(work.meta.events) == 2


@pytest.mark.parametrize("title", ["示例市河道管理条例", "河道条例"])
def test_a_text_attaches_to_a_title_only_work_and_keeps_its_code_and_words(base, inbox, title):
    folder = base / "regs" / "regulations" / "hedao"
    folder.mkdir()
    (folder / "index.md").write_text(STUB, encoding="utf-8")
    (report,) = run(base, put(inbox, "a.md", SECOND.replace("# 示例市河道管理条例", f"# {title}"))).files
    assert (report.outcome, report.code) == ("附入", "R0007")
    index = (folder / "index.md").read_text(encoding="utf-8")
    assert index.startswith(STUB.split("events")[0])
    assert index.endswith("used_for: 查期限。\n---\n说明。\n")
    assert len(read_corpus(base).works["R0007"].editions) == 1


def test_another_text_for_an_edition_that_stands_is_refused_and_nothing_is_overwritten(base, inbox):
    run(base, put(inbox, "a.md", SECOND))
    before = snapshot(base)
    (report,) = run(base, put(inbox, "b.md", SECOND.replace("制定本条例", "特制定本条例"))).files
    assert report.outcome == "拒绝"
    assert "没有覆盖" in report.reason
    assert "建议：" in report.reason
    assert snapshot(base) == before


def test_a_corrected_text_is_kept_when_its_source_comes_again(base, inbox):
    source = put(inbox, "a.md", SECOND)
    run(base, source)
    (edition,) = (base / "regs" / "regulations").glob("*/2019-07-26.md")
    edition.write_text(
        edition.read_text(encoding="utf-8").replace("加强河道", "加强本市河道"), encoding="utf-8"
    )
    before = snapshot(base)
    assert run(base, source).files[0].outcome == "已入库"
    assert snapshot(base) == before


def test_undated_texts_of_one_name_are_numbered(base, inbox):
    plain = "示例市河道管理办法\n\n第一条　内容{}。\n\n第二条　内容。\n"
    reports = run(
        base, put(inbox, "a.txt", plain.format("甲")), put(inbox, "b.txt", plain.format("乙"))
    ).files
    assert [report.recognised["edition"] for report in reports] == ["undated", "undated-2"]
    assert any("没有题注" in doubt for doubt in reports[0].doubtful)


def test_a_date_in_the_name_that_the_note_lacks_is_doubted_and_names_the_edition(base, inbox):
    (report,) = run(base, put(inbox, "示例市河道管理条例(2022-03-01).md", SECOND)).files
    assert report.recognised["edition"] == "2022-03-01"
    assert report.recognised["effective_from"] is None
    assert any("题注可能缺最近一次修改" in doubt for doubt in report.doubtful)


def test_parts_of_a_code_are_put_together(base, inbox):
    part = "# 示例法典\n\n# {}\n\n2020年5月28日 示例市人民代表大会通过\n\n<!-- INFO END -->\n\n## 第一章 一般\n\n第{}条 内容。\n"
    for name, number in (("物权编", "二"), ("总则", "一"), ("附则", "三")):
        put(inbox, f"{name}.md", part.format(name, number))
    reports = run(base, inbox).files
    assert {report.outcome for report in reports} == {"入库"}
    (edition,) = read_corpus(base).works["R0001"].editions
    assert [d.heading for d in edition.text.divisions][::2] == ["第一编　总则", "第二编　物权", "附则"]
    assert [a.label for a in edition.text.articles] == ["第一条", "第二条", "第三条"]


def test_one_part_alone_is_an_excerpt(base, inbox):
    text = "# 示例法典\n\n# 物权编\n\n2020年5月28日 示例市人民代表大会通过\n\n<!-- INFO END -->\n\n第二条 内容。\n"
    (report,) = run(base, put(inbox, "物权编.md", text)).files
    assert any("按节选入库" in doubt for doubt in report.doubtful)
    assert read_corpus(base).works["R0001"].editions[0].meta.text_state == "节选"


def test_a_report_is_refused_as_a_rule_and_taken_as_material(base, inbox):
    path = put(inbox, "a.txt", REPORT)
    (refused,) = run(base, path).files
    assert (refused.outcome, "--nature 资料" in refused.reason) == ("拒绝", True)
    (taken,) = run(base, path, nature="资料").files
    assert taken.outcome == "入库"
    assert read_corpus(base).works["R0001"].meta.nature == "资料"


def test_masked_words_are_stored_as_they_came_and_reported(base, inbox):
    text = SECOND.replace("为了加强河道管理", "各级***应当加强河道管理")
    (report,) = run(base, put(inbox, "a.md", text)).files
    assert any("打码" in doubt for doubt in report.doubtful)
    (edition,) = (base / "regs" / "regulations").glob("*/2019-07-26.md")
    assert "各级***应当" in edition.read_text(encoding="utf-8")


def test_folders_are_walked_in_order_and_other_files_skipped_with_a_word(base, inbox):
    put(inbox, "_index.md", "---\nbookCollapseSection: true\n---\n")
    put(inbox, "图.png", b"\x89PNG")
    put(inbox, "b 甲 & (乙)'.md", SECOND)
    (inbox / "内").mkdir()
    (inbox / "内" / "回到.上").symlink_to(inbox, target_is_directory=True)
    reports = run(base, inbox).files
    assert [(report.file, report.outcome) for report in reports] == [
        ("_index.md", "跳过"),
        ("b 甲 & (乙)'.md", "入库"),
        ("图.png", "跳过"),
    ]
    assert all(report.reason for report in reports if report.outcome == "跳过")


def test_files_of_the_base_itself_are_never_imported(base, inbox):
    run(base, put(inbox, "a.md", SECOND))
    assert {report.outcome for report in run(base, base / "regs").files} == {"跳过"}


def test_one_refused_file_does_not_hold_up_the_others(base, inbox, papers):
    put(inbox, "a.md", SECOND)
    put(inbox, "b.docx", b"PK\x03\x04broken")
    put(inbox, "c.pdf", papers.pdf_bytes([[], []]))
    with (inbox / "d.txt").open("wb") as file:
        file.truncate(60_000_000)
    report = run(base, inbox, inbox / "没有.docx")
    assert report.counts() == {"入库": 1, "拒绝": 4}
    assert all("建议：" in file.reason for file in report.files if file.outcome == "拒绝")


def test_a_name_that_is_no_utf8_is_imported(base, inbox):
    Path(os.fsdecode(os.fsencode(inbox) + b"/\xff\xfe.md")).write_text(SECOND, encoding="utf-8")
    report = run(base, inbox)
    assert report.files[0].outcome == "入库"
    json.dumps(report.values(), ensure_ascii=False).encode()
    assert "R0001" in read_corpus(base).works


def test_codes_and_slugs_in_use_are_never_given_again(base, inbox):
    (base / "regs" / "data" / "codes.yml").write_text("R0041: {slug: laode}\n", encoding="utf-8")
    assert run(base, put(inbox, "a.md", SECOND)).files[0].code == "R0042"


def test_an_interrupted_run_is_completed_with_the_same_code(base, inbox):
    source = put(inbox, "a.md", SECOND)
    first = run(base, source).files[0]
    (folder,) = (base / "regs" / "regulations").iterdir()
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    assert run(base, source).files[0].code == first.code


def test_a_failed_write_leaves_the_base_as_it_was(base, inbox, monkeypatch):
    before = snapshot(base)
    (base / "build").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(OSError, match="build"):
        run(base, put(inbox, "a.md", SECOND))
    (base / "build").unlink()
    assert snapshot(base) == before
