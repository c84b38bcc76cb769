"""The gate in check and build: no trick passes, what is ticked or waived is, unchanged files are not scanned again."""

import datetime as dt
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from guicheng.checks.run import run_checks
from guicheng.cli import main
from guicheng.content.corpus import read_corpus
from guicheng.privacy.blocklist import Blocklist
from guicheng.privacy.cache import CACHE, FindingCache
from guicheng.privacy.detect import scan
from guicheng.privacy.gate import scan_base

BROKEN = Path(__file__).parents[1] / "fixtures" / "broken"
KEY = Path(__file__).parents[1] / "fixtures" / "privacy" / "block.key"
REVIEWS = {
    "privacy-doubtful",
    "privacy-review-stale",
    "privacy-opaque",
    "privacy-list-unchecked",
    "privacy-internal-link",
}
TRICKS = sorted({folder.name for folder in BROKEN.glob("privacy-*")} - REVIEWS)
ON = dt.date(2026, 3, 1)
EMPTY = Blocklist("", {}, None)
SECRETS = ("陈国梁", "13800138000", "%E9%99%88", "甲乙湾")


@pytest.fixture(autouse=True)
def block_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUICHENG_BLOCK_KEY", str(KEY))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")


def run(base: Path, *words: str):
    return CliRunner().invoke(main, ["-C", str(base), *words])


def codes(base: Path) -> list[str]:
    return [problem.code for problem in run_checks(read_corpus(base), ON)]


@pytest.mark.parametrize("name", TRICKS)
def test_no_trick_gets_into_a_site(good_base: Path, name: str) -> None:
    shutil.copytree(BROKEN / name, good_base, dirs_exist_ok=True)
    built = run(good_base, "build")
    assert built.exit_code == 1
    assert "privacy-" in built.output
    assert not (good_base / "build/site").exists()


@pytest.mark.parametrize("name", sorted(set(TRICKS) - {"privacy-path"}))
def test_the_log_says_nothing_of_what_was_found(good_base: Path, name: str) -> None:
    shutil.copytree(BROKEN / name, good_base, dirs_exist_ok=True)
    output = run(good_base, "check").output + run(good_base, "check", "--format", "json").output
    assert not any(words in output for words in SECRETS)


def test_what_a_reviewer_ticked_is_quiet_until_it_changes(good_base: Path) -> None:
    case = good_base / "regs/cases/c0001.md"
    doubtful = (BROKEN / "privacy-doubtful/regs/cases/c0001.md").read_text(encoding="utf-8")
    case.write_text(doubtful, encoding="utf-8")
    [problem] = run_checks(read_corpus(good_base), ON)
    mark = problem.suggestion.split("mark: ")[1][:4]
    tick = f"reviewed: [{{rule: person-bare, mark: {mark}, by: 乙, date: 2026-02-11}}]\nanonymised:"
    case.write_text(doubtful.replace("anonymised:", tick), encoding="utf-8")
    assert codes(good_base) == []
    case.write_text(doubtful.replace("anonymised:", tick).replace("康有明", "康有亮"), encoding="utf-8")
    assert sorted(codes(good_base)) == ["privacy-doubtful", "privacy-review-stale"]


def test_who_made_the_summary_cannot_tick_it(good_base: Path) -> None:
    case = good_base / "regs/cases/c0001.md"
    tick = "reviewed: [{rule: person-bare, mark: 0000, by: 甲, date: 2026-02-11}]\nanonymised:"
    case.write_text(case.read_text(encoding="utf-8").replace("anonymised:", tick), encoding="utf-8")
    assert any("复核自己" in problem.what for problem in run_checks(read_corpus(good_base), ON))


def test_a_waiver_stands_in_the_file_and_ends(good_base: Path) -> None:
    shutil.copytree(BROKEN / "privacy-recognisable", good_base, dirs_exist_ok=True)
    case = good_base / "regs/cases/c0001.md"
    waiver = "waivers: [{rule: privacy-recognisable, reason: 公开人物, by: 丙, date: 2026-02-10, until: 2026-06-30}]"
    case.write_text(
        case.read_text(encoding="utf-8").replace("anonymised:", f"{waiver}\nanonymised:"), encoding="utf-8"
    )
    corpus = read_corpus(good_base)
    assert run_checks(corpus, ON) == ()
    later = run_checks(corpus, dt.date(2026, 7, 1))
    assert {problem.code for problem in later} == {"waiver-expired", "privacy-recognisable"}


@pytest.mark.parametrize("rule", ["privacy-identifier", "privacy-secret"])
def test_identifiers_and_marks_cannot_be_waived(good_base: Path, rule: str) -> None:
    shutil.copytree(BROKEN / rule, good_base, dirs_exist_ok=True)
    case = good_base / "regs/cases/c0001.md"
    waiver = (
        f"waivers: [{{rule: {rule}, reason: 无, by: 丙, date: 2026-02-10, until: 2026-06-30}}]\nanonymised:"
    )
    case.write_text(case.read_text(encoding="utf-8").replace("anonymised:", waiver), encoding="utf-8")
    assert set(codes(good_base)) == {rule, "waiver-of-unknown-rule"}


def test_a_second_signature_settles_the_combined_risk(good_base: Path) -> None:
    shutil.copytree(BROKEN / "privacy-unsigned-risk", good_base, dirs_exist_ok=True)
    case = good_base / "regs/cases/c0001.md"
    text = case.read_text(encoding="utf-8")
    case.write_text(text.replace("checked_by: 乙", "checked_by: 乙, second_by: 丙"), encoding="utf-8")
    assert codes(good_base) == []
    case.write_text(text.replace("checked_by: 乙", "checked_by: 乙, second_by: 甲"), encoding="utf-8")
    assert any("第二复核人" in problem.what for problem in run_checks(read_corpus(good_base), ON))


def test_unchanged_files_are_not_scanned_again(good_base: Path) -> None:
    scanned: list[str] = []

    def watched(text, document):
        scanned.append(text)
        return scan(text, document)

    texts = ["申请人陈国梁提出异议。", "某县。"]
    for _ in range(2):
        cache = FindingCache(good_base / CACHE, watched, "")
        first = [cache.findings(text, "case") for text in texts]
        cache.save()
    assert scanned == texts
    assert first == [scan(text, "case") for text in texts]
    FindingCache(good_base / CACHE, watched, "").findings("某县又一次。", "case")
    assert scanned == [*texts, "某县又一次。"]


def test_the_cache_holds_no_word_of_a_text(good_base: Path) -> None:
    shutil.copytree(BROKEN / "privacy-recognisable", good_base, dirs_exist_ok=True)
    scan_base(good_base, EMPTY)
    kept = (good_base / CACHE).read_bytes()
    assert b"person" in kept
    assert "陈国梁".encode() not in kept
    assert "陈国梁".encode("utf-16-le") not in kept


def test_a_damaged_cache_costs_time_only(good_base: Path) -> None:
    (good_base / CACHE).parent.mkdir(parents=True)
    (good_base / CACHE).write_text("{", encoding="utf-8")
    assert codes(good_base) == []


def test_a_list_that_was_written_by_hand_is_refused_with_its_line(good_base: Path) -> None:
    (good_base / "regs/data/blocklist.txt").write_text("甲乙湾\n", encoding="utf-8")
    assert run(good_base, "block", "add").exit_code == 1


def test_reports_in_the_base_are_read_as_strictly_as_our_own_words(good_base: Path) -> None:
    edition = good_base / "regs/regulations/hedao-diaoyan-ziliao/2020-01-01.md"
    edition.write_text(edition.read_text(encoding="utf-8") + "\n申请人陈国梁提出异议。\n", encoding="utf-8")
    assert codes(good_base) == ["privacy-recognisable"]


def test_a_plain_mkdocs_build_is_refused_as_well(good_base: Path, caplog: pytest.LogCaptureFixture) -> None:
    shutil.copytree(BROKEN / "privacy-comment", good_base, dirs_exist_ok=True)
    with pytest.raises(Abort):
        build(load_config(str(good_base / "mkdocs.yml")))
    assert "privacy-recognisable" in caplog.text
    assert "陈国梁" not in caplog.text
    assert not (good_base / "build/site/index.html").exists()


def test_a_file_that_was_not_written_is_not_even_read(good_base: Path) -> None:
    scan_base(good_base, EMPTY)
    before = (good_base / CACHE).read_bytes()
    case = good_base / "regs/cases/c0001.md"
    case.write_text(case.read_text(encoding="utf-8") + "\n申请人陈国梁提出异议。\n", encoding="utf-8")
    assert [file.path for file in scan_base(good_base, EMPTY)] == ["regs/cases/c0001.md"]
    case.write_text(case.read_text(encoding="utf-8").replace("陈国梁", "甲"), encoding="utf-8")
    assert scan_base(good_base, EMPTY) == ()
    assert (good_base / CACHE).read_bytes() != before


def test_a_report_is_scanned_again_when_its_work_becomes_one(good_base: Path) -> None:
    folder = good_base / "regs/regulations/shili-hedao-tiaoli"
    edition = folder / "2021-03-26.md"
    edition.write_text(edition.read_text(encoding="utf-8") + "\n申请人陈国梁提出异议。\n", encoding="utf-8")
    assert scan_base(good_base, EMPTY) == ()
    index = folder / "index.md"
    index.write_text(index.read_text(encoding="utf-8").replace("正式文本", "资料"), encoding="utf-8")
    assert [file.path for file in scan_base(good_base, EMPTY)] == [edition.relative_to(good_base).as_posix()]


def test_the_office_may_name_itself_but_not_in_cases(good_base: Path) -> None:
    office = good_base / "regs/data/office.yml"
    office.write_text(
        office.read_text(encoding="utf-8").replace("示例单位", "示例县委政法委"), encoding="utf-8"
    )
    config = good_base / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("示例规程", "示例县委政法委规程"), encoding="utf-8"
    )
    assert codes(good_base) == []
    config.write_text(config.read_text(encoding="utf-8").replace("示例县", "青石县"), encoding="utf-8")
    assert codes(good_base) == ["privacy-doubtful"]
    case = good_base / "regs/cases/c0001.md"
    case.write_text(case.read_text(encoding="utf-8") + "\n示例县委政法委收到来信。\n", encoding="utf-8")
    assert sorted(codes(good_base)) == ["privacy-doubtful", "privacy-recognisable"]
