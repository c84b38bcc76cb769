"""Keys inside the YAML text of a head: where they stand, and other names for them with every comment kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from guicheng.content.frontmatter import Path, compose


def rename_keys(head: str, names: Mapping[Path, str], file: str) -> str:
    """Give keys new names, by their path as written; values, quotes, comments and layout stay as they are."""
    lines = head.split("\n")
    # From the end, so that places before it stay right.
    for path, line, start, end in sorted(
        _keys(compose(head, file, 1), ()), key=lambda key: key[1:], reverse=True
    ):
        if path in names:
            lines[line] = lines[line][:start] + names[path] + lines[line][end:]
    return "\n".join(lines)


def ordered(head: str, order: list[str], file: str) -> str:
    """Top-level keys in the given order, unknown ones after them; comment lines move with the key below them."""
    lines = head.split("\n")
    starts = {str(path[0]): line for path, line, *_ in _keys(compose(head, file, 1), ()) if len(path) == 1}
    if not starts:
        return head
    firsts = {key: _with_comments(lines, line) for key, line in starts.items()}
    firsts[next(iter(starts))] = 0
    ends = [*sorted(firsts.values())[1:], len(lines)]
    blocks = {key: lines[first:end] for (key, first), end in zip(firsts.items(), ends, strict=True)}
    ranks = {key: rank for rank, key in enumerate(order)}
    known = sorted(blocks, key=lambda key: ranks.get(key, len(ranks)))
    return "\n".join(line for key in known for line in blocks[key])


def _with_comments(lines: list[str], line: int) -> int:
    """The first of the comment lines that stand right above a key."""
    while line > 0 and lines[line - 1].startswith("#"):
        line -= 1
    return line


def _keys(node: Any, path: Path) -> Iterator[tuple[Path, int, int, int]]:
    """Path, line (from 0), first and last column of every key."""
    if node is None or node.id == "scalar":
        return
    if node.id == "sequence":
        for index, child in enumerate(node.value):
            yield from _keys(child, (*path, index))
        return
    for key, value in node.value:
        here = (*path, key.value)
        yield here, key.start_mark.line, key.start_mark.column, key.end_mark.column
        yield from _keys(value, here)
