"""A made-up procedure of real size: seven steps, two stops, every kind of limit, branch and signature."""

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.render.checklist.blocks import sheet_of

ON = dt.date(2026, 3, 2)
PROCEDURE = """---
code: P0001
title: 河道线索登记
edition: 3
state: 已发布
owner: 示例科
author: 甲
reviewer: 乙
approved: 2026-01-25
effective_from: 2026-02-01
review_by: 2027-02-01
trigger: [收到河道方面的线索, 上级转来的线索]
not_for: [已经立案的事项, 个人之间的纠纷]
boundary: 本程序不代替行政机关的调查，也不评价调查的结论。
events:
  - {id: received, title: 收到线索}
  - {id: talk, title: 会商召开}
  - {id: asked, title: 发现有人过问}
stages:
  - title: 登记
    mode: 逐项照办
    steps:
      - id: s1
        title: 登记线索
        role: 承办人
        basis:
          - {ref: "R0001@2021-03-26#t3", relation: 依据}
          - {ref: "R0002@2026-01-20#t1", relation: 参照}
          - {ref: "R0003", relation: 边界}
        deadline: {event: received, key: intake.register}
        documents: [F0001]
        checks:
          - {id: c1, text: 来源和日期已填写}
          - {id: c2, text: 已编号}
        prohibitions: [不得泄露线索来源]
        branches:
          - {if: 已经立案, go_to: s7, say: 告知不予登记}
        approval: {role: 科长, kind: 审核}
        records: [收文登记]
      - id: s2
        title: 两人到场查看
        role: 承办人、记录人
        basis: [内部要求]
        deadline: {event: received, amount: 5, unit: 工作日, basis: "R0001@2021-03-26#t3"}
        checks:
          - {id: c1, text: 两人都在场}
      - id: s9
        title: 记录过问情况
        role: 承办人
        basis: [内部要求]
        deadline: {event: asked, amount: 24, unit: 小时}
    pause: {title: 会商前, asks: [来源已经保密, 两人都已签名], role: 科长}
  - title: 会商和归档
    mode: 办后核对
    steps:
      - id: s4
        title: 送达会商材料
        role: 承办人
        duty: 应当
        basis: [内部要求]
        deadline: {event: talk, direction: 前, amount: 3, unit: 工作日}
        checks: [{id: c1, text: 各方已签收}]
      - id: s5
        title: 查看进展
        role: 承办人
        basis: [内部要求]
        deadline: {event: talk, amount: 15, unit: 日, every: true}
      - id: s7
        title: 归档
        role: 内勤
        basis: [内部要求]
        branches:
          - {if: 材料齐全, go_to: 结束}
    pause: {title: 归档前, asks: [材料齐全], role: 科长}
related_cases: [C0001]
---
"""


@pytest.fixture
def base(good_base):
    (good_base / "regs" / "procedures" / "hedao-xiansuo.md").write_text(PROCEDURE, encoding="utf-8")
    return good_base


@pytest.fixture
def sheet(base):
    corpus = read_corpus(base)
    assert corpus.problems == ()
    return sheet_of(corpus, corpus.procedures["P0001"].meta, ON)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """A whole site with this procedure, built as ``mkdocs build`` does it."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    root = tmp_path_factory.mktemp("checklists") / "base"
    shutil.copytree(Path(__file__).parents[2] / "fixtures" / "good", root)
    (root / "regs" / "procedures" / "hedao-xiansuo.md").write_text(PROCEDURE, encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins["guicheng"].config.update({"as_of": "2026-03-02"})
    build(config)
    return Path(config.site_dir)


@pytest.fixture
def read_pdf():
    """Pages of a PDF file and its words without white space."""
    if shutil.which("pdftotext") is None:
        pytest.skip("没有 pdftotext")

    def read(file):
        shown = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
        done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
        pages = re.search(r"Pages:\s+(\d+)", shown)
        return int(pages[1]), re.sub(r"[\s　]", "", done.stdout.decode())

    return read
