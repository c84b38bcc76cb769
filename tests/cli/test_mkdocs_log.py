"""MkDocs' log in Chinese, tied to what MkDocs really says."""

import logging

import pytest

from guicheng.cli.mkdocs_log import Progress, Trouble, progress_words, trouble_words


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "Doc file 'a.md' contains a link 'b.md', but the target is not found among documentation files.",
            "docs/a.md 里的链接“b.md”没有对应的文件",
        ),
        (
            "Doc file 'a.md' contains a link '../b.md', but the target 'b.md' is not found among documentation files.",
            "docs/a.md 里的链接“../b.md”没有对应的文件",
        ),
        (
            "Config value 'nav': Expected a list, got int",
            "mkdocs.yml 的 nav 写法不对（Expected a list, got int）",
        ),
        ("something new", "something new"),
    ],
)
def test_trouble_is_told_in_chinese_where_it_is_known(english: str, chinese: str) -> None:
    assert trouble_words(english) == chinese


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("[10:01:02] Detected file changes", "文件有改动，正在重新生成……"),
        (
            "[10:01:02] Serving on http://127.0.0.1:8000/",
            "站点已打开：http://127.0.0.1:8000/　按 Ctrl+C 停止。",
        ),
        ("Cleaning site directory", None),
    ],
)
def test_only_progress_that_matters_is_told(english: str, chinese: str | None) -> None:
    assert progress_words(english) == chinese


def record(level: int, message: str) -> logging.LogRecord:
    return logging.LogRecord("mkdocs", level, "", 0, message, None, None)


def test_warnings_are_shown_and_errors_kept(capsys: pytest.CaptureFixture[str]) -> None:
    trouble = Trouble()
    trouble.handle(record(logging.WARNING, "小心"))
    trouble.handle(record(logging.ERROR, "坏了"))
    assert capsys.readouterr().err == "注意：小心。\n"
    assert trouble.errors == ["坏了"]


def test_progress_goes_to_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    Progress().handle(record(logging.INFO, "Detected file changes"))
    Progress().handle(record(logging.INFO, "Cleaning site directory"))
    assert capsys.readouterr().out == "文件有改动，正在重新生成……\n"
