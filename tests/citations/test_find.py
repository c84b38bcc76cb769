"""Finding: whatever the text, spans lie inside it, never overlap, and nothing is raised."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from guicheng.citations.annotate import annotate
from guicheng.citations.context import Context
from guicheng.citations.find import find
from guicheng.citations.library import Library
from guicheng.citations.names import Names
from guicheng.citations.places import read_places
from guicheng.content.corpus import read_corpus

BASE = Path(__file__).parents[1] / "fixtures" / "citations" / "base"
LIBRARY = Library(read_corpus(BASE))
PIECES = [
    "《", "》", "〈", "〉", "（", "）", "(", ")", "“", "”", "第", "条", "款", "项", "目", "章", "节", "编", "之一",
    "一", "二", "三", "十", "百", "零", "3", "１２", "、", "和", "至", "—", "，", "。", "；", "\n", " ", "　",
    "本法", "本条例", "本条", "前款", "前两款", "前条", "上款", "同法", "该法", "该条", "堤防法", "船合同法",
    "示例市河道管理条例", "以下简称", "堤防", "合同法", "依照", "规定", "法", "条例", "的", "2021年", "修正",
]  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
PLACES = st.sampled_from([None, "t3-k2", "t2-k2-x2", "t4-k1-x1-m2", "f1-t2-k1", "t999", "z1"])


@given(TEXTS)
def test_spans_lie_inside_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for citation in find(text, LIBRARY.names.defining(text)):
        assert end <= citation.start < citation.end <= len(text)
        assert citation.text == text[citation.start : citation.end]
        assert all(citation.start <= part.start < part.end <= citation.end for part in citation.parts)
        end = citation.end


@given(TEXTS, PLACES)
def test_annotations_never_overlap_and_always_lead_somewhere(text: str, place: str | None) -> None:
    end = 0
    context = Context(dt.date(2026, 11, 25), "R0001", "2021-03-26", place)
    for span in annotate(text, LIBRARY, context):
        assert end <= span.start < span.end <= len(text)
        assert span.targets
        end = span.end


@given(TEXTS)
def test_a_text_is_found_alike_with_words_after_it(text: str) -> None:
    before = [one.start for one in find(text + "。", LIBRARY.names)]
    after = [one.start for one in find(text + "。\n堤防的巡查由水务部门负责。", LIBRARY.names)]
    assert before == after


def test_nothing_is_known_without_names() -> None:
    assert [one.form for one in find("依照堤防法第三条和《堤防法》第四条。")] == ["简称", "全称"]
    assert find("依照堤防法第三条。")[0].doubt


def test_a_name_of_two_works_has_two_codes() -> None:
    names = Names.of([("R0001", ["甲办法", "办法"]), ("R0002", ["乙办法", "办法"])])
    assert names.look_up("办法") == ("R0001", "R0002")
    assert names.look_up("《甲办法》") == ("R0001",)


def test_a_long_list_is_read_to_its_end() -> None:
    text = "、".join(f"第{number}条" for number in range(1, 400))
    parts, end = read_places(text, 0)
    assert (len(parts), end) == (399, len(text))
