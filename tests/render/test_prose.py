"""Markdown bodies: addresses become links, nothing executes, nothing is loaded."""

import pytest

from guicheng.render.prose import markdown_html

KNOWN = {
    "P0001#s1": "procedures/a/index.html#s1",
    "R0001@2021-03-26#t2": "regulations/b/2021-03-26/index.html#t2",
}


def html(body: str) -> str:
    return markdown_html(body, KNOWN.get)


def test_an_address_is_a_link_target():
    assert html("[第一步](P0001#s1)") == '<p><a href="procedures/a/index.html#s1">第一步</a></p>'


def test_an_address_that_the_base_lacks_stays_as_words():
    assert html("[没有](R0009)") == '<p><span class="lost" title="库中没有 R0009">没有</span></p>'


@pytest.mark.parametrize(
    "target",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"),
        # Character references reach the browser as they stand, and it resolves them.
        *("javascript&#58;alert(1)", "javascript&colon;alert(1)", "java&#10;script:alert(1)"),
    ],
)
def test_a_target_that_would_execute_is_dropped(target):
    assert html(f"[点](<{target}>)") == "<p><span>点</span></p>"


@pytest.mark.parametrize(
    "target", ["https://example.org/a", "http://example.org", "mailto:a@example.org", "../x.html"]
)
def test_other_targets_stay(target):
    assert f'href="{target}"' in html(f"[看]({target})")


@pytest.mark.parametrize(
    "body", ["<script>alert(1)</script>", "甲<img src=x onerror=alert(1)>乙", "<b onclick=x>粗</b>"]
)
def test_raw_html_is_shown_as_words(body):
    assert "&lt;" in html(body)
    assert not any(f"<{tag}" in html(body) for tag in ("script", "img", "b "))


@pytest.mark.parametrize(
    "source", ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,x"]
)
def test_a_picture_from_elsewhere_becomes_its_words(source):
    assert html(f"![图]({source})") == "<p><span>图</span></p>"


def test_tables_are_tables():
    assert "<td>甲</td>" in html("| 项目 | 内容 |\n|---|---|\n| 甲 | |")
