"""Names of persons are found in labelled sentences of invented people, half of them without any name."""

import pytest

from guicheng.privacy.detect import scan
from guicheng.privacy.lexicon import surnames

PARTS = ["persons.md", "persons-blind.md"]


def person_findings(text):
    return [finding for finding in scan(text, "case") if finding.kind == "人名"]


def score(sentences):
    """Precision of the error tier and recall of both tiers, by overlap."""
    right = errors = found = mentions = 0
    for sentence in sentences:
        findings = person_findings(sentence.text)
        for finding in findings:
            if finding.tier == "error":
                errors += 1
                right += any(finding.start < end and start < finding.end for start, end in sentence.names)
        for start, end in sentence.names:
            mentions += 1
            found += any(finding.start < end and start < finding.end for finding in findings)
    return right / errors, found / mentions


def test_the_labelled_set_is_large_and_half_of_it_has_no_names(labelled) -> None:
    parts = {name: labelled(name) for name in PARTS}
    both = [sentence for part in parts.values() for sentence in part]
    assert len(both) >= 400
    assert len(parts["persons-blind.md"]) == 100
    assert sum(not sentence.names for sentence in both) >= len(both) / 2


@pytest.mark.parametrize("name", PARTS)
def test_errors_are_right_and_mentions_are_found(labelled, name: str) -> None:
    precision, recall = score(labelled(name))
    assert precision >= 0.95
    assert recall >= 0.95


def test_the_table_of_surnames_is_large() -> None:
    assert len(surnames()) >= 500
    assert {"欧阳", "司马", "王"} <= set(surnames())


def test_a_name_found_once_is_found_everywhere_in_the_document() -> None:
    text = "申请人陈国梁提出异议。\n\n法院认为陈国梁的异议成立，把陈国梁所说记入笔录。"
    assert [text[f.start : f.end] for f in person_findings(text)] == ["陈国梁"] * 3


def test_a_list_of_names_is_found_as_a_whole() -> None:
    text = "证人罗小平、唐晓燕和焦明到庭。"
    assert [text[f.start : f.end] for f in person_findings(text)] == ["罗小平", "唐晓燕", "焦明"]


@pytest.mark.parametrize("words", ["张某", "张某某", "张××", "张某1", "欧阳某", "张*"])
def test_half_masked_names_are_told_apart(words: str) -> None:
    found = scan(f"被害人{words}提出赔偿要求。", "case")
    assert [(finding.rule, finding.tier) for finding in found] == [("person-masked", "review")]


@pytest.mark.parametrize("words", ["申请人甲", "某法官", "某某", "信访人丙"])
def test_fully_masked_persons_are_no_finding(words: str) -> None:
    assert scan(f"{words}提出赔偿要求。", "case") == ()


def test_the_tagger_sees_only_the_neighbourhood_of_a_doubtful_name() -> None:
    seen = []

    def tagger(window: str) -> list[str]:
        seen.append(window)
        return []

    text = "事情的经过很长。" * 20 + "将房屋卖给康有明。" + "申请人陈国梁到场。"
    assert "康有明" in [text[f.start : f.end] for f in person_findings(text)]
    found = [text[f.start : f.end] for f in scan(text, "case", tagger)]
    assert found == ["陈国梁"]
    assert seen and all(len(window) < 40 for window in seen)
