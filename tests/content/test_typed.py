"""The schema types strings; every complaint has a line, a code and a way out."""

import datetime as dt

import pytest

from guicheng.content.frontmatter import read_frontmatter
from guicheng.content.typed import typed
from guicheng.errors import BadInput, Problem
from guicheng.model.procedure import Procedure
from guicheng.model.work import Edition, Work

WORK = "---\ncode: R0001\ntitle: 示例市河道管理条例\nnature: 正式文本\nlevel: 地方性法规\n{}---\n"


def work(extra: str = "") -> Work:
    return typed(Work, read_frontmatter(WORK.format(extra), "x.md"), "x.md")


def refused(extra: str) -> Problem:
    with pytest.raises(BadInput) as caught:
        work(extra)
    return caught.value.problems[0]


def test_one_thing_may_stand_for_a_list() -> None:
    assert work("aliases: 河道条例\nissuer: [甲, 乙]\n").aliases == ("河道条例",)


def test_nothing_stands_for_an_empty_list_or_mapping() -> None:
    found = work("aliases:\nrelations: null\nevents: []\n")
    assert (found.aliases, found.relations.implements, found.events) == ((), (), ())


def test_chinese_keys_are_understood_at_every_depth() -> None:
    text = (
        "---\n编码: R0001\n名称: 甲条例\n性质: 正式文本\n位阶: 地方性法规\n"
        "沿革:\n  - {日期: 2026-01-01, 类型: 制定, 机关: 乙}\n---\n"
    )
    found = typed(Work, read_frontmatter(text, "x.md"), "x.md")
    assert found.events[0].date == dt.date(2026, 1, 1)
    assert found.title == "甲条例"


@pytest.mark.parametrize(
    ("extra", "line", "code", "words"),
    [
        ("alias: 河道条例\n", 6, "key-unknown", "是否指“aliases”"),
        ("沿革史: []\n", 6, "key-unknown", "是否指“沿革”"),
        ("topics: []\nevents:\n  - {date: 2026-13-01, type: 制定}\n", 8, "value-form", "2026-03-01 的样式"),
        ("events:\n  - {date: 20260101, type: 制定}\n", 7, "value-form", "2026-03-01 的样式"),
        ("events:\n  - {date: 2026-01-01, type: 颁布}\n", 7, "value-unknown", "制定、修正、修订"),
        ("visibility: 保密\n", 6, "value-unknown", "公开"),
        ("relations: {repealed_by: 甲法}\n", 6, "value-form", "repealed_by"),
        ("events:\n  - {type: 制定}\n", 7, "key-missing", "日期"),
        ("编码: R0002\n", 6, "key-unknown", "编码"),
    ],
)
def test_complaints_name_the_line_and_the_way_out(extra: str, line: int, code: str, words: str) -> None:
    problem = refused(extra)
    assert (problem.line, problem.code) == (line, code)
    assert words in str(problem)


def test_a_code_of_the_wrong_form_is_answered_with_the_form() -> None:
    with pytest.raises(BadInput) as caught:
        typed(
            Work,
            read_frontmatter("---\ncode: X1\ntitle: 甲\nnature: 正式文本\nlevel: 法律\n---\n", "x.md"),
            "x.md",
        )
    assert "R 加四位数字" in str(caught.value.problems[0])


def test_every_problem_is_reported_not_only_the_first() -> None:
    with pytest.raises(BadInput) as caught:
        work("alias: 甲\nvisibility: 保密\n")
    assert {problem.code for problem in caught.value.problems} == {"key-unknown", "value-unknown"}


def test_a_complaint_about_a_chinese_key_points_at_its_line() -> None:
    problem = refused("沿革:\n  - {日期: 昨天, 类型: 制定}\n")
    assert problem.line == 7
    assert "日期" in problem.what


def test_booleans_and_dates_are_typed() -> None:
    text = "---\nedition: 2026-01-01\ntrial: true\neffective_from: 2026-02-01\nsource: {name: 甲}\n---\n"
    edition = typed(Edition, read_frontmatter(text, "x.md"), "x.md")
    assert edition.trial is True
    assert edition.effective_from == dt.date(2026, 2, 1)


PROCEDURE = """---
code: P0001
title: 示例程序
edition: 1
state: 草稿
owner: 甲科
author: 甲
trigger: 乙
boundary: 丙
stages:
  - title: 丁
    mode: 逐项照办
    steps:
      - {{id: s1, title: 戊, role: 承办人, basis: {basis}, branches: {branches}}}
---
"""


def procedure(basis: str = "[内部要求]", branches: str = "[]") -> Procedure:
    text = PROCEDURE.format(basis=basis, branches=branches)
    return typed(Procedure, read_frontmatter(text, "x.md"), "x.md")


def test_the_words_for_internal_requirements_stand_for_a_basis_without_article() -> None:
    assert procedure(basis="内部要求").steps[0].basis[0].ref is None


def test_a_branch_has_a_condition_and_a_target() -> None:
    branch = procedure(branches="[{if: 己, go_to: 结束}]").steps[0].branches[0]
    assert (branch.condition, branch.go_to) == ("己", "结束")


@pytest.mark.parametrize("basis", ["[{ref: 刑法第一条, relation: 依据}]", "[{relation: 依据}]", "[随便]"])
def test_a_basis_without_an_address_is_refused(basis: str) -> None:
    with pytest.raises(BadInput) as caught:
        procedure(basis=basis)
    assert caught.value.problems[0].line == 14
