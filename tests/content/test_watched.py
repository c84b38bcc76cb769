"""What is read from a watched base is noted, and a fact changes its worth exactly when its content changes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from guicheng.content.corpus import Corpus, read_corpus
from guicheng.content.watched import Facts, Notes, unnoted, watched

LAW = "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
READS: dict[str, tuple[Callable[[Corpus], object], tuple[str, ...]]] = {
    "a head": (lambda corpus: corpus.works["R0001"].meta, ("works:R0001",)),
    "a body": (lambda corpus: corpus.works["R0001"].editions[0].body, (f"body:{LAW}", "works:R0001")),
    "a shelf, and then one of it": (lambda corpus: [entry.meta for entry in corpus.works.values()], ("works:*",)),
    "whether there is one": (lambda corpus: "R9999" in corpus.works, ("works:R9999",)),
    "how many": (lambda corpus: len(corpus.forms), ("forms:*",)),
    "a name": (lambda corpus: corpus.work_named("没有这部法"), ("name:没有这部法",)),
    "a data file": (lambda corpus: corpus.office.name, ("data:office",)),
    "nothing": (lambda corpus: unnoted(corpus.works, "R0001"), ()),
}  # fmt: skip


@pytest.mark.parametrize("read", READS)
def test_what_is_read_is_noted(good_base: Path, read: str) -> None:
    notes = Notes()
    corpus = watched(read_corpus(good_base), notes)
    notes.take()
    act, expected = READS[read]
    act(corpus)
    assert notes.take() == expected
    assert notes.take() == ()


def test_a_watched_base_says_what_the_plain_one_says(good_base: Path) -> None:
    plain = read_corpus(good_base)
    seen = watched(plain, Notes())
    assert seen.works["R0001"].meta == plain.works["R0001"].meta
    assert seen.works["R0001"].editions[0].text == plain.works["R0001"].editions[0].text
    assert list(seen.procedures) == list(plain.procedures)


def test_a_fact_changes_exactly_with_its_content(good_base: Path) -> None:
    names = (
        f"body:{LAW}",
        "works:R0001",
        "works:*",
        "data:office",
        "procedures:*",
        "name:河道条例",
        "works:R9999",
    )
    before = Facts(read_corpus(good_base))
    worth = {name: before.worth(name) for name in names}
    assert worth["works:R9999"] == "-" and worth["name:河道条例"] == "R0001"
    law = good_base / LAW
    law.write_text(law.read_text("utf-8") + "\n第九条　新的一条。\n", "utf-8")
    after = Facts(read_corpus(good_base))
    assert {name for name in names if after.worth(name) != worth[name]} == {f"body:{LAW}"}
    assert after.digest(names) != before.digest(names)
    assert after.all_documents() != before.all_documents()
    assert after.digest(["data:office"]) == before.digest(["data:office"])


def test_facts_of_other_kinds_are_told_by_whoever_knows_them(good_base: Path) -> None:
    corpus = read_corpus(good_base)
    one, other = (Facts(corpus, {"template": lambda key, words=words: key + words}) for words in "ab")
    assert one.worth("template:x") != other.worth("template:x")
    assert one.worth("data:office") == other.worth("data:office")
