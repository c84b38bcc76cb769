"""A Sheet: the paragraphs of a received file in reading order, whatever its format was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every extractor gives.

    ``lines`` are paragraphs without line breaks (rows of a table begin with ``|``);
    ``title`` is what the format itself marks as title (Markdown ``#``, ``<title>``), None when it marks none;
    ``head`` counts the first lines that the format sets apart from the text (Markdown above ``INFO END``);
    ``notes`` says in Chinese what was left out or changed, ``doubts`` what a person should check.
    """

    lines: tuple[str, ...]
    title: str | None = None
    head: int = 0
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """A file as received: its name, its bytes, and the folders it lay in (evidence of its level)."""

    name: str
    data: bytes
    folders: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """The name without its suffix."""
        head, dot, _ = self.name.rpartition(".")
        return head if dot and head else self.name

    @property
    def suffix(self) -> str:
        """The suffix in lower case, with its dot; empty when there is none."""
        _, dot, tail = self.name.rpartition(".")
        return f".{tail.lower()}" if dot else ""
