"""A Corpus that notes what is read from it, so that a page knows what it depends on; and what each fact is worth.

Names of facts: ``works:R0012`` (heads of a work and its editions), ``works:*`` (all of them, in order),
``body:regs/…/2018-10-26.md``, ``name:刑法`` (which work bears a name), ``data:office``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from guicheng.content.corpus import AnyEntry, Corpus, EditionEntry, Entry, WorkEntry, name_key

SHELVES = ("works", "procedures", "cases", "forms")
DATA = frozenset(
    ["office", "roles", "limits", "calendar", "redlines", "codes", "synonyms", "root", "problems", "digests"]
)
_BODY = frozenset(["body", "body_digest", "may_hold", "text", "problems", "_parsed"])
_NOTES = "_notes"
_FACT = "_fact"
T = TypeVar("T")


class Notes:
    """Names of the facts read since the last ``take``."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self.note = self._names.add
        """A fact was read: called for every attribute of every document, so it is the set's own."""

    def again(self, names: Iterable[str]) -> None:
        """Facts that were read before and used now."""
        self._names.update(names)

    def take(self) -> tuple[str, ...]:
        """The names in order, and begin anew. Single documents of a shelf that was read whole are left out."""
        whole = {shelf for shelf in SHELVES if f"{shelf}:*" in self._names}
        names = sorted(
            name for name in self._names if name.endswith(":*") or name.partition(":")[0] not in whole
        )
        self._names.clear()
        return tuple(names)


def unnoted(works: Mapping[str, T], code: str) -> T:
    """A document of a watched corpus, for a page to come: what the page reads of it is noted then."""
    return works.unnoted(code) if isinstance(works, _Shelf) else works[code]


def watched(corpus: Corpus, notes: Notes) -> Corpus:
    """The same corpus; everything read from it is noted."""
    made = object.__new__(_WatchedCorpus)
    values = dict(vars(corpus))
    for shelf in SHELVES:
        entries = {
            code: _watched_entry(entry, f"{shelf}:{code}", notes) for code, entry in values[shelf].items()
        }
        values[shelf] = _Shelf(shelf, entries, notes)
    object.__setattr__(made, "__dict__", values | {"_plain": corpus, _NOTES: notes})
    return made


@dataclass
class Facts:
    """What each fact is worth now: equal words, equal content."""

    corpus: Corpus
    more: dict[str, Callable[[str], str]] = field(default_factory=dict)
    """What facts of other kinds are worth, by kind."""
    _known: dict[str, str] = field(default_factory=dict)

    def digest(self, names: Iterable[str]) -> str:
        """All these facts in one word."""
        known = self._known
        return digest("\n".join([known.get(name) or self.worth(name) for name in names]))

    def worth(self, name: str) -> str:
        """One fact; ``-`` for what is not there."""
        if name not in self._known:
            kind, _, key = name.partition(":")
            self._known[name] = self._worth(kind, key)
        return self._known[name]

    def all_documents(self) -> str:
        """Every document with all its words."""
        bodies = "\n".join(f"{path} {body}" for path, (_, body) in self.corpus.digests.items())
        return digest("\n".join([*(self.worth(f"{shelf}:*") for shelf in SHELVES), bodies]))

    def _worth(self, kind: str, key: str) -> str:
        if kind in self.more:
            return digest(self.more[kind](key))
        if kind == "body":
            return self.corpus.digests.get(key, ("-", "-"))[1]
        if kind == "name":
            work = self.corpus.work_named(key)
            return "-" if work is None else work.meta.code
        if kind == "data":
            return digest(repr(getattr(self.corpus, key)))
        shelf = cast("Mapping[str, AnyEntry]", getattr(self.corpus, kind))
        if key == "*":
            return digest("\n".join(f"{code} {self.worth(f'{kind}:{code}')}" for code in shelf))
        return self._heads(shelf[key]) if key in shelf else "-"

    def _heads(self, entry: AnyEntry) -> str:
        paths = [entry.path]
        if isinstance(entry, WorkEntry):
            paths += [edition.path for edition in entry.editions]
        # The words under a work's head are few and shown wherever it is.
        own = self.corpus.digests.get(entry.path, ("-", "-"))[1] if isinstance(entry, WorkEntry) else ""
        return digest(
            "\n".join(f"{path} {self.corpus.digests.get(path, ('-', '-'))[0]}" for path in paths) + own
        )


class _WatchedCorpus(Corpus):
    """Made by ``watched``."""

    def __getattribute__(self, name: str) -> Any:
        if name in DATA:
            object.__getattribute__(self, _NOTES).note(f"data:{name}")
        return super().__getattribute__(name)

    def work_named(self, name: str) -> WorkEntry | None:
        """As ``Corpus.work_named``; the name is noted, not every work that could have borne it."""
        vars(self)[_NOTES].note(f"name:{name_key(name)}")
        plain = cast(Corpus, vars(self)["_plain"]).work_named(name)
        return None if plain is None else self.works[plain.meta.code]


class _WatchedEntry(Entry[Any]):
    """Reading its head notes the document, reading its body notes that too."""

    def __getattribute__(self, name: str) -> Any:
        if name[0] != "_":
            values = object.__getattribute__(self, "__dict__")
            values[_NOTES].note(values[_FACT])
            if name in _BODY:
                values[_NOTES].note(f"body:{values['path']}")
        return object.__getattribute__(self, name)


class _WatchedEdition(_WatchedEntry, EditionEntry):
    pass


class _WatchedWork(_WatchedEntry, WorkEntry):
    pass


def _watched_entry(entry: Entry[Any], fact: str, notes: Notes) -> Entry[Any]:
    values = vars(entry) | {_FACT: fact, _NOTES: notes}
    if isinstance(entry, WorkEntry):
        values["editions"] = tuple(_watched_entry(edition, fact, notes) for edition in entry.editions)
        return _as(_WatchedWork, values)
    return _as(_WatchedEdition if isinstance(entry, EditionEntry) else _WatchedEntry, values)


def _as(kind: type[T], values: dict[str, Any]) -> T:
    made = object.__new__(kind)
    object.__setattr__(made, "__dict__", values)
    return made


class _Shelf(Mapping[str, T]):
    """Documents by code; reading one notes one, going through notes all."""

    def __init__(self, name: str, entries: dict[str, T], notes: Notes) -> None:
        self._name, self._entries, self._notes = name, entries, notes

    def __getitem__(self, code: str) -> T:
        self._notes.note(f"{self._name}:{code}")
        return self._entries[code]

    def unnoted(self, code: str) -> T:
        """A document, for a page to come: what the page reads of it is noted then."""
        return self._entries[code]

    def __contains__(self, code: object) -> bool:
        self._notes.note(f"{self._name}:{code}")
        return code in self._entries

    def __iter__(self) -> Iterator[str]:
        self._notes.note(f"{self._name}:*")
        return iter(self._entries)

    def __len__(self) -> int:
        self._notes.note(f"{self._name}:*")
        return len(self._entries)

    def values(self) -> ValuesView[T]:
        """All documents."""
        self._notes.note(f"{self._name}:*")
        return self._entries.values()

    def items(self) -> ItemsView[str, T]:
        """All codes with their documents."""
        self._notes.note(f"{self._name}:*")
        return self._entries.items()


def digest(words: str) -> str:
    """A short hash of some words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]
