"""The files of the browser index: the same bytes every time, and only those a change touches."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.content.corpus import read_corpus
from guicheng.search.analysis import Analyzer
from guicheng.search.browser import bigrams
from guicheng.search.browser.build import browser_files, index_files
from guicheng.search.browser.collection import work_number
from guicheng.search.browser.shard import FOLDER, bits_for, bucket_of
from guicheng.search.browser.varints import encode
from guicheng.search.normal import normal_text, squeeze

Works = dict[str, list[Any]]


def built(works: Works) -> dict[str, bytes]:
    return dict(index_files(iter(works.items())))


def test_the_same_works_give_the_same_bytes(works: Works) -> None:
    assert built(works) == built(works)


def test_slices_of_the_bigrams_give_the_same_bytes(works: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = built(works)
    monkeypatch.setattr(bigrams, "SLICE", 500)
    assert built(works) == whole


def test_a_changed_work_rewrites_only_what_holds_its_terms(works: Works, analyzer: Analyzer) -> None:
    from dataclasses import replace

    documents = works["R0007"]
    changed = replace(documents[3], text="承办人员建立巡查台账。")
    before, after = built(works), built(works | {"R0007": [*documents[:3], changed, *documents[4:]]})
    touched = {path for path in before if before[path] != after.get(path)} | set(after) - set(before)
    texts = (documents[3].text, changed.text)
    terms = {term for text in texts for term in analyzer.terms(text)}
    pairs = {a + b for text in texts for s in [squeeze(normal_text(text))] for a, b in pairwise(s)}
    bits = {folder: bits_for_files(before, folder) for folder in "wb"}
    allowed = {f"{FOLDER}/x/0/R0007-0.js", f"{FOLDER}/boot.js"}
    allowed |= {
        path(folder, bucket_of(term, bits[folder]))
        for folder, those in (("w", terms), ("b", pairs))
        for term in those
    }
    allowed |= {p for p in touched if f"{FOLDER}/w/x/" in p or f"{FOLDER}/b/x/" in p}
    assert touched <= allowed
    assert len(touched) < len(before)


def bits_for_files(files: dict[str, bytes], folder: str) -> int:
    count = sum(p.startswith(f"{FOLDER}/{folder}/") and "/x/" not in p for p in files)
    return count.bit_length() - 1


def path(folder: str, bucket: int) -> str:
    return f"{FOLDER}/{folder}/{bucket >> 8:x}/{bucket & 255:02x}.js"


def test_paths_are_short_and_plain(works: Works) -> None:
    for name in built(works):
        assert name.isascii() and len(name) <= 120


def test_a_base_becomes_an_index_without_replaced_wordings(good_base: Path) -> None:
    import datetime as dt

    folder = good_base / "regs/regulations/shili-hedao-tiaoli"
    earlier = (folder / "2021-03-26.md").read_text(encoding="utf-8").replace("2021", "2015")
    (folder / "2015-03-26.md").write_text(earlier.replace("泄露", "外传"), encoding="utf-8")
    files = dict(browser_files(read_corpus(good_base), dt.date(2026, 6, 1)))
    assert f"{FOLDER}/boot.js" in files and f"{FOLDER}/facets.js" in files
    stored = files[f"{FOLDER}/x/0/R0001-0.js"].decode()
    assert "泄露" in stored and "外传" not in stored


@given(st.lists(st.integers(0, 2**34)))
def test_varints_can_be_read_again(values: list[int]) -> None:
    content, ends = encode(np.array(values, np.int64))
    read = []
    for start, end in pairwise(ends):
        read.append(sum((byte & 127) << (7 * place) for place, byte in enumerate(content[start:end])))
    assert read == values


def test_work_numbers_depend_on_the_code_alone() -> None:
    assert [work_number(code) for code in ("R0012", "P0012", "C0012", "F0012", "R0013")] == [
        48,
        49,
        50,
        51,
        52,
    ]


def test_buckets_grow_with_the_index() -> None:
    assert [bits_for(size, 1000) for size in (0, 999, 1000, 2000, 1_000_000)] == [0, 0, 1, 2, 10]
