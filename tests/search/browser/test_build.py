"""The files of the browser index: the same bytes every time, and only those a change touches."""

import json
from collections.abc import Iterator
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
from guicheng.search.browser.bigrams import encode_positions
from guicheng.search.browser.build import browser_files, index_files
from guicheng.search.browser.collection import work_number
from guicheng.search.browser.groups import encode_groups
from guicheng.search.browser.shard import (
    FOLDER,
    bucket_name,
    bucket_of,
    buckets_for,
    characters,
    from_characters,
    own_name,
)
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
    allowed = {f"{FOLDER}/x/0/R0007-0.js", f"{FOLDER}/boot.js"}
    tables = (("w", terms), ("a", terms), ("b", pairs), ("p", pairs))
    for (folder, those), (buckets, *_) in zip(
        tables, content_of(before[f"{FOLDER}/boot.js"])[5:], strict=True
    ):
        allowed |= {f"{FOLDER}/{bucket_name(folder, bucket_of(term, buckets))}.js" for term in those}
        allowed |= {f"{FOLDER}/{own_name(folder, term)}.js" for term in those}
    assert touched <= allowed
    assert len(touched) < len(before)


def content_of(file: bytes) -> list[Any]:
    """What a file hands over, without its name."""
    words = file.decode().removeprefix("guicheng.shards.add(").removesuffix(");\n")
    return list(json.loads(f"[{words}]"))[1:]


def test_small_works_of_neighbouring_codes_share_a_file(works: Works) -> None:
    few = {
        f"R{number:04d}": works[f"R{number:04d}"][:size]
        for number, size in ((7, 3), (8, 4), (9, 45), (15, 5))
    }
    files = built(few)
    shelves = {path.rpartition("/")[2]: content_of(file) for path, file in files.items() if "/x/0/" in path}
    assert {name: [work[0] for work in held] for name, held in shelves.items()} == {
        "R0000s.js": ["R0007"],
        "R0008s.js": ["R0008", "R0015"],
        "R0009-0.js": ["R0009"],
    }
    assert [len(work[4]) for held in shelves.values() for work in held] == [45, 3, 4, 5]


def numbers(content: bytes) -> Iterator[int]:
    value = place = 0
    for byte in content:
        value |= (byte & 127) << 7 * place
        place += 1
        if byte < 128:
            yield value
            value = place = 0


LISTS = st.lists(
    st.lists(st.tuples(st.integers(0, 3_000_100), st.integers(0, 999), st.integers(0, 15)), min_size=1),
    min_size=1,
)


@given(LISTS)
def test_lists_of_documents_can_be_read_again(lists: list[list[tuple[int, int, int]]]) -> None:
    ordered = [sorted({document[:2]: document for document in some}.values()) for some in lists]
    new = np.concatenate([np.arange(len(some)) == 0 for some in ordered])
    work, local, low = np.array([document for some in ordered for document in some], np.int64).T
    content, places = encode_groups(new, work, local, low, 4)
    starts = [*np.flatnonzero(new), len(new)]
    for some, (start, end) in zip(ordered, pairwise(starts), strict=True):
        assert list(documents_in(content[places[start] : places[end]])) == some


def documents_in(content: bytes) -> Iterator[tuple[int, int, int]]:
    read = numbers(content)
    work = 0
    for head in read:
        work, local = work + (head >> 1), 0
        for _ in range(next(read) if head & 1 else 1):
            value = next(read)
            local += value >> 4
            yield work, local, value & 15


@given(st.binary())
def test_bytes_become_characters_that_json_leaves_alone(content: bytes) -> None:
    text = characters(content)
    assert json.dumps(text, ensure_ascii=False) == f'"{text}"' and "\x7f" not in text
    assert from_characters(text) == content


def test_positions_tell_where_a_document_ends() -> None:
    content, places = encode_positions(np.array([True, False, True]), np.array([3, 200, 5]))
    assert list(numbers(content)) == [3 << 1, 197 << 1 | 1, 5 << 1 | 1]
    assert places.tolist() == [0, 1, 3, 4]


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
    stored = files[f"{FOLDER}/x/0/R0000s.js"].decode()
    assert "泄露" in stored and "外传" not in stored


@given(st.lists(st.integers(0, 2**34)))
def test_varints_can_be_read_again(values: list[int]) -> None:
    content, ends = encode(np.array(values, np.int64))
    read = []
    for start, end in pairwise(ends):
        read.append(sum((byte & 127) << (7 * place) for place, byte in enumerate(content[start:end])))
    assert read == values


def test_work_numbers_depend_on_the_code_alone() -> None:
    codes = ("R0012", "P0012", "C0012", "F0012", "R10013")
    assert [work_number(code) for code in codes] == [12, 1_000_012, 2_000_012, 3_000_012, 10_013]


def test_buckets_grow_with_the_index() -> None:
    sizes = (0, 999, 1001, 8_500, 17_000, 33_000, 1_000_000)
    assert [buckets_for(size, 1000) for size in sizes] == [1, 1, 2, 10, 20, 40, 1024]
