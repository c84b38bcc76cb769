"""Snippets: the best window, whole clauses, spans inside the text."""

from hypothesis import given
from hypothesis import strategies as st

from guicheng.search.analysis import Analyzer
from guicheng.search.highlight import LONGEST, find_spans, snippet
from guicheng.search.segment import segmenter

LONG = (
    "收到举报线索的，承办人员应当登记。" * 9 + "逾期未改正的，可以没收保证金。" + "按照规定公开处理结果。" * 9
)


def marked(text: str, analyzer: Analyzer, *terms: str, runs: tuple[str, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in find_spans(text, analyzer, frozenset(terms), runs)]


def test_terms_are_marked_as_written(analyzer: Analyzer) -> None:
    assert marked("依照第１０５条办理河道事项", analyzer, "第一百零五条", "河道") == ["第１０５条", "河道"]


def test_a_phrase_is_marked_across_marks_and_line_ends(analyzer: Analyzer) -> None:
    assert marked("登记，\n并编号", analyzer, runs=("登记并编号",)) == ["登记，\n并编号"]


def test_the_window_holds_the_hits_in_whole_clauses(analyzer: Analyzer) -> None:
    spans = find_spans(LONG, analyzer, frozenset({"没收", "保证金"}), ())
    shown = snippet(LONG, spans)
    assert "没收保证金。" in shown.text and len(shown.text) <= LONGEST
    assert shown.before and shown.after
    assert shown.text[-1] in "，。"


def test_a_short_text_is_shown_whole(analyzer: Analyzer) -> None:
    shown = snippet("应当登记。", find_spans("应当登记。", analyzer, frozenset({"登记"}), ()))
    assert (shown.text, shown.spans, shown.before, shown.after) == ("应当登记。", ((2, 4),), False, False)


def test_a_clause_longer_than_a_snippet_is_cut_round_the_hit(analyzer: Analyzer) -> None:
    text = "河" * 150 + "保证金" + "道" * 150
    shown = snippet(text, find_spans(text, analyzer, frozenset({"保证金"}), ()))
    assert len(shown.text) == LONGEST
    assert [shown.text[a:b] for a, b in shown.spans] == ["保证金"]


@given(
    st.text(alphabet="第一百零五条款，。；河道保证金 \n　GBａ①", max_size=300),
    st.text("河道保证金", max_size=4),
)
def test_spans_always_lie_inside_the_text(text: str, run: str) -> None:
    spans = find_spans(text, Analyzer(segmenter()), frozenset({"河道", "第一百零五条"}), (run,))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    shown = snippet(text, spans)
    assert shown.text in text and len(shown.text) <= LONGEST
    assert all(0 <= start < end <= len(shown.text) for start, end in shown.spans)
