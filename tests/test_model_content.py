"""The knowledge base that comes with the project: honest about what it is, and never a step too far."""

import datetime as dt
import re
from pathlib import Path

import pytest

from guicheng.checks.run import run_checks
from guicheng.content.corpus import Corpus, read_corpus
from guicheng.text.numerals import to_int

ROOT = Path(__file__).parents[1]
DAY = dt.date(2026, 11, 25)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(ROOT)


def test_it_has_no_error(corpus: Corpus) -> None:
    assert [str(problem) for problem in run_checks(corpus, DAY) if problem.severity == "error"] == []


def test_no_step_rests_on_a_model_rule(corpus: Corpus) -> None:
    models = {code for code, work in corpus.works.items() if work.meta.nature == "示范文本"}
    bases = [
        basis for entry in corpus.procedures.values() for step in entry.meta.steps for basis in step.basis
    ]
    assert models
    assert not [one.ref for one in bases if one.relation == "依据" and one.ref and one.ref[:5] in models]


def test_no_page_calls_a_model_rule_a_basis() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), *(ROOT / "regs").rglob("*.md")]
    called = re.compile(r"(?:依据|根据|依照)(?:的是)?\[[^\]]*示范文本）[^\]]*\]")
    assert not [page.name for page in pages if called.search(page.read_text(encoding="utf-8"))]


def test_no_official_work_rests_on_a_model_rule(corpus: Corpus) -> None:
    models = {code for code, work in corpus.works.items() if work.meta.nature == "示范文本"}
    for work in corpus.works.values():
        if work.meta.nature == "正式文本":
            assert not models & {*work.meta.relations.implements, *work.meta.relations.replaces}


def test_every_record_says_where_the_official_text_is_and_that_it_is_not_here(corpus: Corpus) -> None:
    for work in corpus.works.values():
        if work.meta.nature == "正式文本":
            assert work.body.lstrip().startswith("仅题录，正文未入库。"), work.path
            assert "正式文本" in work.body, work.path
            assert work.meta.used_for, work.path


def test_a_record_without_history_says_what_is_to_be_verified(corpus: Corpus) -> None:
    for work in corpus.works.values():
        if work.meta.nature == "正式文本" and not work.meta.events:
            assert "待核" in work.body, work.path


def test_the_list_of_first_imports_names_every_record(corpus: Corpus) -> None:
    page = (ROOT / "docs/first-import.md").read_text(encoding="utf-8")
    official = [code for code, work in corpus.works.items() if work.meta.nature == "正式文本"]
    assert [code for code in official if f"]({code})" not in page] == []


def test_the_list_of_first_imports_counts_the_steps_that_wait_for_each(corpus: Corpus) -> None:
    page = (ROOT / "docs/first-import.md").read_text(encoding="utf-8")
    stated = re.findall(r"\]\((R\d{4})\) \| (\d+) 步（(\d+) 个程序）", page)
    counted = [(code, *waiting(corpus, code)) for code, _, _ in stated]
    assert stated
    assert [(code, int(steps), int(procedures)) for code, steps, procedures in stated] == counted
    assert [steps for _, steps, _ in counted] == sorted((steps for _, steps, _ in counted), reverse=True)


def waiting(corpus: Corpus, code: str) -> tuple[int, int]:
    """Steps, and procedures with a step, that cite the work."""
    steps = [
        entry.meta.code
        for entry in corpus.procedures.values()
        for step in entry.meta.steps
        if any(basis.ref and basis.ref[:5] == code for basis in step.basis)
    ]
    return len(steps), len(set(steps))


def test_every_requirement_is_answered_once() -> None:
    page = (ROOT / "docs/requirements.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| [^|]+ \| (\S+) \| ", page, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 63))
    assert {state for _, state in rows} <= {"有", "部分", "待本单位", "没有"}


@pytest.mark.parametrize("code", ["P0001", "P0004", "P0005", "P0010", "P0011", "P0012"])
def test_assigning_supervising_coordinating_and_inspecting_first_ask_whether_a_case_is_in_progress(
    corpus: Corpus, code: str
) -> None:
    pause = corpus.procedures[code].meta.stages[0].pause
    assert pause is not None
    assert any("正在办理且未超法定期限" in ask for ask in pause.asks)


def test_every_procedure_first_stops_at_cases_in_progress(corpus: Corpus) -> None:
    for entry in corpus.procedures.values():
        pause = entry.meta.stages[0].pause
        assert pause is not None
        assert any("不催办、不调卷、不评价" in ask for ask in pause.asks), entry.path


def test_nothing_it_holds_claims_to_be_verified_by_an_office(corpus: Corpus) -> None:
    assert all(work.meta.verified == () for work in corpus.works.values())
    assert corpus.office.adopted == ()


def test_every_limit_of_a_model_rule_is_an_internal_limit(corpus: Corpus) -> None:
    internal = {(limit.amount, limit.unit) for limit in corpus.limits.values()}
    rules = [work for work in corpus.works.values() if work.meta.nature == "示范文本"]
    assert len(rules) > 1
    for rule in rules:
        found = re.findall(r"([一二三四五六七八九十]+)(个工作日|日)[前内]", rule.editions[-1].body)
        stated = {(to_int(number), unit.removeprefix("个")) for number, unit in found}
        assert stated <= internal, rule.path


def test_every_case_is_fictional_and_tells_nothing_finer_than_the_year(corpus: Corpus) -> None:
    for entry in corpus.cases.values():
        assert entry.meta.fictional
        assert not re.search(r"\d+月|\d+日|[（(〔]\d{4}[）)〕]", entry.body), entry.path


def test_every_procedure_says_what_is_kept_and_what_need_not_be(corpus: Corpus) -> None:
    for entry in corpus.procedures.values():
        assert re.search("必留|应当留", entry.body) and re.search("不留|不得留", entry.body), entry.path


def test_no_cell_of_a_form_is_a_letter_left_over(corpus: Corpus) -> None:
    left = re.compile(r"\|\s*[A-Za-z]\s*(?=\|)")
    assert [entry.path for entry in corpus.forms.values() if left.search(entry.body)] == []


def test_a_sheet_signed_by_the_one_who_came_is_kept_apart(corpus: Corpus) -> None:
    """His name stands in no file that others borrow."""
    for entry in corpus.forms.values():
        if {"反映人", "本人"} & {*entry.meta.signatures}:
            assert "封存单" in entry.body, entry.path


def test_coordination_follows_the_rule_on_coordination(corpus: Corpus) -> None:
    steps = corpus.procedures["P0001"].meta.steps
    assert all(any(basis.ref and basis.ref.startswith("R0012@") for basis in step.basis) for step in steps)


def test_every_procedure_has_a_good_and_a_bad_example(corpus: Corpus) -> None:
    for entry in corpus.procedures.values():
        bodies = [corpus.cases[code].body for code in entry.meta.related_cases]
        assert {"反面例子" in body for body in bodies} == {True, False}, entry.path
