"""``guicheng import`` as a user calls it."""

import json

import pytest
from click.testing import CliRunner

from guicheng.cli import main

LAW = "示例市河道管理办法\n\n（2019年7月26日示例市人民政府令第3号公布）\n\n第一条　本办法自2020年1月1日起施行。\n\n第二条　内容。\n"


def call(base, *words):
    return CliRunner().invoke(main, ["-C", str(base), "import", *map(str, words)])


@pytest.fixture
def law(inbox):
    path = inbox / "办法.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def test_the_report_tells_what_was_recognised(base, law):
    result = call(base, law)
    assert result.exit_code == 0
    assert "入库　办法.txt" in result.output
    assert "名称：示例市河道管理办法；版本：2019-07-26；位阶：地方政府规章" in result.output
    assert "共 1 个文件：入库 1" in result.output


def test_json_is_one_object(base, law):
    value = json.loads(call(base, law, "--format", "json").output)
    (file,) = value["files"]
    assert file["recognised"]["doc_no"] == "示例市人民政府令第3号"
    assert set(file) == {"file", "outcome", "code", "path", "recognised", "changed", "doubtful", "reason"}


def test_only_a_refused_file_makes_the_exit_code_one(base, law, inbox):
    (inbox / "坏.docx").write_bytes(b"PK\x03\x04")
    assert call(base, law, "--dry-run").exit_code == 0
    result = call(base, inbox)
    assert result.exit_code == 1
    assert "拒绝　坏.docx" in result.output
