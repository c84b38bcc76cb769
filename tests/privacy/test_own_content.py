"""The knowledge base of this repository passes its own gate: no errors, hardly a question in cases."""

from pathlib import Path

from guicheng.content.corpus import read_corpus
from guicheng.privacy.blocklist import Blocklist
from guicheng.privacy.gate import scan_base
from guicheng.privacy.risk import THRESHOLD, combination_risk

ROOT = Path(__file__).parents[2]


def test_no_error_stands_in_our_own_content() -> None:
    scanned = scan_base(ROOT, Blocklist("", {}, None))
    errors = [
        (file.path, file.line(finding), finding.rule)
        for file in scanned
        for finding in file.findings
        if finding.tier == "error"
    ]
    assert errors == []
    assert [file.path for file in scanned if file.in_name or file.metadata or file.leftovers] == []


def test_cases_raise_at_most_one_question_in_a_thousand_characters() -> None:
    scanned = {file.path: file for file in scan_base(ROOT, Blocklist("", {}, None))}
    paths = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "regs/cases").glob("*.md"))]
    questions = sum(len(scanned[path].findings) for path in paths if path in scanned)
    size = sum(len((ROOT / path).read_text(encoding="utf-8")) for path in paths)
    assert questions <= size / 1000


def test_no_case_of_ours_needs_a_second_signature() -> None:
    cases = read_corpus(ROOT).cases.values()
    risks = {entry.path: combination_risk(entry.meta, entry.body) for entry in cases}
    assert {path: risk.reasons for path, risk in risks.items() if risk.points >= THRESHOLD} == {}
