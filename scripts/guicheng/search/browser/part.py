"""One index, of what is in force and to come or of what has been replaced, while a few of its works change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from guicheng.search.browser import texts
from guicheng.search.browser.boot import boot_file, listed_works
from guicheng.search.browser.exchange import Pairs, Words
from guicheng.search.browser.facets import Numbered, Shown, parted, run_files, runs_of, shown_rows
from guicheng.search.browser.lists import Changed, pair_changes, word_changes
from guicheng.search.browser.prepared import Prepared
from guicheng.search.browser.shard import File, from_characters
from guicheng.search.browser.standing import Entries, Standing
from guicheng.search.browser.state import Layout, layout_of
from guicheng.search.browser.tables import Table
from guicheng.search.browser.varints import numbers


class Part:
    """What stands of one index, then what has been changed; ``prepared`` gives a work as it is now by its number."""

    def __init__(
        self, standing: Standing, layouts: Sequence[Layout], prepared: Callable[[int], Prepared]
    ) -> None:
        self._standing = standing
        values = standing.values("boot")
        self._frequency: int = values[1]
        self._works = {number: (number, count, level) for number, count, level in listed_works(values)}
        self._tables = [
            Entries(standing, _table(layout, told)) for layout, told in zip(layouts, values[5:], strict=True)
        ]
        entries, wholes, pairs, positions = self._tables
        self.words, self._pairs = Words(entries, wholes), Pairs(pairs, positions, prepared)
        self._files: list[File] = []
        self._gone: set[str] = set()

    @property
    def size(self) -> int:
        """Number of documents."""
        return sum(count for _, count, _ in self._works.values())

    def change(self, works: Sequence[Changed]) -> None:
        """Exchange what these works have; once. They come in the order of their numbers."""
        for term, words in word_changes(works).items():
            self.words.exchange(term, words)
        for pair, places in pair_changes(works).items():
            self._pairs.exchange(pair, places)
        self._texts(works)
        self._facets(works)
        listed = self._works | {
            work.number: (work.number, len(work.after.terms), work.after.level)
            for work in works
            if work.after
        }
        gone = {work.number for work in works if work.after is None}
        self._works = {number: listed[number] for number in sorted(listed.keys() - gone)}
        if not self._works:
            raise LookupError

    def files(self, replaced: int) -> Iterator[File]:
        """What is new or changed. LookupError when buckets have to be cut anew."""
        yield from self._files
        tables = [entries.table() for entries in self._tables]
        for entries in self._tables:
            yield from entries.files()
        boot = boot_file([*self._works.values()], self._frequency, replaced, tables)
        yield self._standing.placed(boot)

    def gone(self) -> Iterator[str]:
        """Paths that are no more."""
        yield from self._gone
        for entries in self._tables:
            yield from entries.gone()

    def layouts(self) -> list[Layout]:
        """What the next build must know of the tables."""
        return [layout_of(entries.table()) for entries in self._tables]

    def _facets(self, works: Sequence[Changed]) -> None:
        sizes = [count for _, count, _ in self._works.values()]
        kinds, pairs, coded = self._standing.values("facets")
        shown = runs_of(shown_rows(kinds, pairs), _numbers(coded), sizes)
        values, coded = self._standing.values("numbers")
        numbered = runs_of(values, _numbers(coded), sizes)
        runs: dict[int, tuple[Shown, Numbered]] = dict(
            zip(self._works, zip(shown, numbered, strict=True), strict=True)
        )
        for work in works:
            runs.pop(work.number, None)
            if work.after is not None:
                runs[work.number] = parted(work.after.rows)
        ordered = [runs[number] for number in sorted(runs)]
        files = run_files((rows for rows, _ in ordered), (some for _, some in ordered))
        self._files += map(self._standing.placed, files)

    def _texts(self, works: Sequence[Changed]) -> None:
        blocks = {work.number // texts.BLOCK: texts.block_name(work.code) for work in works}
        small = {block: self._small(block, name) for block, name in blocks.items()}
        before = {self._path(name) for block, name in blocks.items() if small[block]}
        large = []
        for work in works:
            held = small[work.number // texts.BLOCK]
            held.pop(work.number, None)
            if work.before and len(work.before.terms) > texts.SMALL:
                before |= {self._path(texts.shard_name(work.code, n)) for n in range(len(work.before.texts))}
            if work.after and len(work.after.terms) > texts.SMALL:
                large.append((work.code, len(work.after.terms), work.after.texts))
            elif work.after:
                held[work.number] = work.code, 0, work.after.texts
        members = [
            held[number] for block in sorted(small) for held in [small[block]] for number in sorted(held)
        ]
        files = [self._standing.placed(file) for file in texts.text_files([*large, *members])]
        self._files += files
        self._gone |= before - {path for path, _ in files}

    def _small(self, block: int, name: str) -> dict[int, tuple[str, int, Sequence[str]]]:
        """The small works of a block as they stand."""
        there = [
            number
            for number in range(block * texts.BLOCK, (block + 1) * texts.BLOCK)
            if number in self._works and self._works[number][1] <= texts.SMALL
        ]
        if not there:
            return {}
        shards = self._standing.values(name)
        return {
            number: (shard[0], 0, [texts.shard_words(shard)])
            for number, shard in zip(there, shards, strict=True)
        }

    def _path(self, name: str) -> str:
        return self._standing.path(name)


def _table(layout: Layout, told: Sequence[Any]) -> Table:
    folder, total, bucket, long = layout
    buckets, _, terms, kilobytes = told
    own = dict(zip(terms.split(" ") if kilobytes else (), (size * 1000 for size in kilobytes), strict=True))
    return Table(folder, buckets, own, total, bucket, long)


def _numbers(coded: str) -> list[int]:
    found: list[int] = numbers(from_characters(coded)).tolist()
    return found
