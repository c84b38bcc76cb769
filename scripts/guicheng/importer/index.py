"""``index.md`` of a work: written for a new one; events added to one that stands, every other byte kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from guicheng.content.frontmatter import dump_yaml, read_frontmatter, write_frontmatter
from guicheng.importer.note import Happened
from guicheng.importer.recognise import Recognised
from guicheng.model.work import Event, EventType


def new_index(code: str, found: Recognised, aliases: Sequence[str]) -> str:
    """The index page of a new work."""
    values: dict[str, object] = {
        "code": code,
        "title": found.title,
        "aliases": list(aliases),
        "nature": found.nature,
        "level": found.level,
        "issuer": list(found.issuers),
        **({"doc_no": found.doc_no} if found.doc_no else {}),
        "topics": [],
        "visibility": "公开",
        "events": [_values(event) for event in found.events],
        "relations": {},
        "verified": [],
    }
    return write_frontmatter(values, "")


def add_events(text: str, events: Iterable[Happened], file: str) -> str:
    """The page with these events after those that stand."""
    lines = text.split("\n")
    added = [f"  - {_flow(event)}" for event in events]
    if not added:
        return text
    front = read_frontmatter(text, file)
    key = next((name for name in ("events", "沿革") if name in front.values), None)
    if key is None:
        end = front.body_line - 2
        return "\n".join([*lines[:end], "events:", *added, *lines[end:]])
    start = front.lines[(key,)] - 1
    end = _block_end(lines, start, front.body_line - 2)
    if not front.values[key]:
        return "\n".join([*lines[:start], f"{key}:", *added, *lines[end:]])
    if lines[start].split("#")[0].rstrip().endswith(("]", "}")):
        block = [f"  - {dump_yaml({'e': dict(event)})[3:].strip()}" for event in front.values[key]]
        return "\n".join([*lines[:start], f"{key}:", *block, *added, *lines[end:]])
    indent = lines[start + 1][: len(lines[start + 1]) - len(lines[start + 1].lstrip())]
    return "\n".join([*lines[:end], *(indent + line.lstrip() for line in added), *lines[end:]])


def missing_events(known: Sequence[Event], events: Iterable[Happened]) -> tuple[list[Happened], list[str]]:
    """Events to add, and where a day is told differently."""
    added: list[Happened] = []
    doubts: list[str] = []
    types = {event.date: event.type for event in known}
    for event in events:
        if event.day not in types:
            added.append(event)
            doubts += _told_by_promulgation(types, event)
        elif types[event.day] != event.type:
            doubts.append(
                f"{event.day.isoformat()} 库中记为“{types[event.day]}”，本文件写“{event.type}”，未改动，请核对"
            )
    return added, doubts


def _told_by_promulgation(types: dict[dt.date, EventType], event: Happened) -> list[str]:
    """A making known by the day of its promulgation, now added by that of its adoption, stands there twice."""
    day = event.promulgated
    if event.type != "制定" or day is None or day == event.day or types.get(day) != "制定":
        return []
    return [
        f"沿革里 {day.isoformat()} 的制定是公布之日，本文件写明 {event.day.isoformat()} 通过，已补上这一天；"
        "核对后请删去前一行"
    ]


def _block_end(lines: Sequence[str], start: int, last: int) -> int:
    """The line after a key's block: trailing comments and empty lines stay below."""
    end = start + 1
    for number in range(start + 1, last):
        line = lines[number]
        if line.strip() and not line.startswith((" ", "-", "#")):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = number + 1
    return end


def _values(event: Happened) -> dict[str, str]:
    values = {"date": event.day.isoformat(), "type": event.type}
    return {**values, "by": "、".join(event.organs)} if event.organs else values


def _flow(event: Happened) -> str:
    return dump_yaml({"e": [_values(event)]}).split("- ", 1)[1].strip()
