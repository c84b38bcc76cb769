"""The page of a procedure, from the tiny good base."""

import datetime as dt
from dataclasses import replace

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.model.data import Adoption
from guicheng.render.links import Links
from guicheng.render.procedure import procedure_html


@pytest.fixture
def links(good_base):
    return Links(read_corpus(good_base), dt.date(2026, 11, 25), "../../")


def html(links):
    return procedure_html(links.corpus.procedures["P0001"], links)


def test_the_principle_and_the_red_lines_are_boxed(links):
    box = html(links).split('<section class="redlines"')[1].split("</section>")[0]
    assert links.corpus.redlines.principle in box
    assert box.count("<li>") == len(links.corpus.redlines.redlines)


def test_steps_are_numbered_through_the_stages_and_keep_their_ids(links):
    page = html(links)
    assert '<li class="step" id="s3"><h3><a href="#s3"><b>3</b>归档</a></h3>' in page


def test_an_internal_limit_says_that_no_law_sets_it(links):
    step = html(links).split('id="s1"')[1].split('id="s2"')[0]
    assert "收到线索后" in step
    assert '<span class="tag">内控时限（非法定）</span>' in step


def test_a_legal_limit_names_the_article_that_sets_it(links):
    step = html(links).split('id="s2"')[1].split('id="s3"')[0]
    assert "<b>5个工作日</b>" in step
    assert "法定</span>" in step
    assert "《示例市河道管理条例》第三条</a>" in step


def test_basis_pattern_and_limit_are_told_apart(links):
    page = html(links)
    assert '依据</span> <a href="../../regulations/shili-hedao-tiaoli/2021-03-26/index.html#t3">' in page
    assert "参照</span>" in page
    assert "边界</span>" in page


def test_a_model_rule_not_adopted_is_never_a_basis(links):
    page = html(links)
    assert "参照示范文本第一条</a>" in page
    assert "（本单位未印发，不得作为依据）" in page


def test_a_model_rule_that_the_office_adopted_stands_as_it_is_written(links):
    adopted = Adoption(work="R0002", title="示例县线索办理办法", date=dt.date(2026, 2, 1))
    office = links.corpus.office.model_copy(update={"adopted": (adopted,)})
    page = html(replace(links, corpus=replace(links.corpus, office=office)))
    assert "《线索办理办法（示范文本）》第一条</a>" in page
    assert "本单位未印发" not in page


def test_a_work_known_by_title_says_that_its_text_is_missing(links):
    assert "正文未入库</span>" in html(links)


def test_a_branch_leads_to_its_step_by_number(links):
    assert (
        '<b>分支</b>已经立案 <span aria-label="转到">→</span> <a href="#s3">第3步</a>：告知不予登记'
        in html(links)
    )


def test_prohibitions_and_stops_are_boxes_with_words(links):
    page = html(links)
    assert '<p class="ban"><b>禁止</b>不得泄露线索来源</p>' in page
    assert "把关点：拟办前" in page
    assert "由<b>科长</b>核对签名" in page


def test_a_draft_says_that_it_must_not_be_used(links):
    entry = links.corpus.procedures["P0001"]
    draft = replace(entry, meta=entry.meta.model_copy(update={"state": "草稿"}))
    assert "不得据此办理" in procedure_html(draft, links)
