"""Status in words, marks and colours."""

import datetime as dt

import pytest

from guicheng.model.status import Status
from guicheng.model.work import Edition, Source, Work
from guicheng.render.status import badge, banner, notice_html, notices

DAY = dt.date(2026, 11, 25)
CHECKED = dt.date(2026, 11, 1)


def status(name="有效", checked=CHECKED):
    return Status(name, DAY, dt.date(2024, 5, 1), checked, trial=False)


def edition(**changes):
    values = {
        "edition": "2024-03-01",
        "effective_from": dt.date(2024, 5, 1),
        "source": Source(name="示例"),
        **changes,
    }
    return Edition(**values)


def work(nature="正式文本"):
    return Work(code="R0001", title="示例市堤防管理规定", nature=nature, level="地方政府规章")


def test_validity_is_printed_with_the_day_of_its_check():
    html = banner(status(), edition())
    assert "截至2026-11-01核对有效" in html
    assert "2024年5月1日</time>起施行" in html
    assert 'class="banner valid"' in html


def test_unchecked_validity_looks_unlike_checked_validity():
    html = banner(status(checked=None), edition())
    assert "有效（待核）" in html
    assert "还没有人核对其效力" in html
    assert 'class="banner unchecked"' in html


def test_a_commencement_nobody_knows_is_not_made_up():
    assert "施行日期待核" in banner(status(), edition(effective_from=None))


@pytest.mark.parametrize(
    ("name", "words", "style"),
    [
        ("尚未生效", "起施行", "coming"),
        ("已修改", "起由后来的文本取代", "past"),
        ("已废止", "起废止", "dead"),
        ("失效", "起失效", "dead"),
    ],
)
def test_every_status_has_words_a_mark_and_a_style(name, words, style):
    html = banner(status(name), edition())
    assert words in html
    assert f'class="banner {style}"' in html
    assert '<i aria-hidden="true">' in html


def test_a_work_without_text_is_marked_in_lists():
    assert badge(None) == '<span class="badge none">正文未入库</span>'


def test_what_may_not_be_a_basis_is_said_first():
    assert notices(work("资料"), edition(), adopted=False)[0].startswith("资料：")
    assert notices(work("示范文本"), edition(), adopted=False)[0].startswith("示范文本：本单位未印发")


def test_a_model_rule_that_the_office_issued_needs_no_warning():
    assert notices(work("示范文本"), edition(), adopted=True) == []


def test_a_study_and_a_model_rule_are_never_called_valid():
    study = Status("有效", DAY, None, CHECKED, trial=False, nature="资料")
    rule = Status("有效", DAY, None, CHECKED, trial=False, nature="示范文本")
    assert "只供参考，不得作为依据" in banner(study, edition())
    assert "本单位未印发，只能参照，不得作为依据" in banner(rule, edition())
    assert "本单位未印发" not in banner(rule, edition(), adopted=True)
    assert "核对有效" not in banner(study, edition()) + banner(rule, edition(), adopted=True)


def test_what_the_banner_says_is_not_said_twice():
    rule = Status("有效", DAY, None, CHECKED, trial=False, nature="示范文本")
    assert notice_html(notices(work("示范文本"), edition(), adopted=False), rule) == ""
    assert "本单位未印发" in notice_html(notices(work("示范文本"), edition(), adopted=False), None)


def test_excerpts_and_trials_are_said():
    words = notices(work(), edition(text_state="节选", trial=True), adopted=False)
    assert [word.split("：")[0] for word in words] == ["节选", "试行"]
