"""The normal form of a content file, as ``guicheng fmt`` writes it.

Heads: English keys in the order of the model; values, quotes, comments and layout stay as their author wrote them.
Texts of regulations: one paragraph a line, an empty line between, by parsing and printing.
Other bodies stay word for word; only line ends are unified.
"""

from __future__ import annotations

import re

from pydantic import BaseModel

from guicheng.content.frontmatter import FrontMatter, Path, load_strings, read_frontmatter
from guicheng.content.keys import ordered, rename_keys
from guicheng.content.typed import english_keys
from guicheng.errors import BadInput, Problem
from guicheng.model.work import Edition
from guicheng.text.parser import parse_text
from guicheng.text.printer import print_text
from guicheng.text.widths import unify


def document_form(text: str, model: type[BaseModel], file: str) -> str:
    """Normal form of a Markdown file with a head. Raises BadInput for a head that cannot be read."""
    front = read_frontmatter(text, file)
    plain = _plain_ends(text)
    head = "\n".join(plain.split("\n")[1 : front.body_line - 2])
    head = ordered(rename_keys(head, _names(front, model), file), _order(model), file)
    if model is Edition:
        body = _regulation_body(front, file)
    else:
        body = front.body if front.body.endswith("\n") or not front.body else f"{front.body}\n"
    return _checked(f"---\n{head}\n---\n{body}", front, model, file)


def data_form(text: str, model: type[BaseModel], file: str, by_name: bool) -> str:
    """Normal form of a YAML data file; ``by_name``: it maps names to records of the model."""
    front = _data_front(text, file)
    names = _names_below(front, model) if by_name else _names(front, model)
    formed = rename_keys(_plain_ends(text).rstrip("\n") + "\n", names, file)
    if _data_front(formed, file).values != _in_english(front, model, by_name):
        raise BadInput([_refusal(file)])
    return formed


def _regulation_body(front: FrontMatter, file: str) -> str:
    """The text parsed and printed; refused unless every character and every anchor survives."""
    before = parse_text(unify(front.body)).text
    printed = print_text(before)
    same_words = _characters(printed) == _characters(unify(front.body))
    anchors = [anchor for anchor, _ in before.anchors()]
    if not same_words or anchors != [anchor for anchor, _ in parse_text(printed).text.anchors()]:
        raise BadInput([_refusal(file)])
    return f"\n{printed}"


def _characters(text: str) -> str:
    """All characters but white space and the marks of headings."""
    return re.sub(r"[\s#]", "", text)


def _checked(formed: str, front: FrontMatter, model: type[BaseModel], file: str) -> str:
    """The new file, if reading it gives the values of the old one."""
    if read_frontmatter(formed, file).values != english_keys(model, front.values)[0]:
        raise BadInput([_refusal(file)])
    return formed


def _refusal(file: str) -> Problem:
    return Problem(file, 0, "fmt-refused", "整理会改变内容，没有改动这个文件", "请把这个文件发给维护人员查看")


def _plain_ends(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _data_front(text: str, file: str) -> FrontMatter:
    front = FrontMatter({})
    front.values.update(load_strings(text.removeprefix("\ufeff"), file, 1, front.lines))
    return front


def _order(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _in_english(front: FrontMatter, model: type[BaseModel], by_name: bool) -> dict[str, object]:
    if not by_name:
        return dict(english_keys(model, front.values)[0])
    return {
        key: english_keys(model, value)[0] if isinstance(value, dict) else value
        for key, value in front.values.items()
    }


def _names(front: FrontMatter, model: type[BaseModel]) -> dict[Path, str]:
    """Path as written of every Chinese key, and its English name."""
    return _written(english_keys(model, front.values)[1])


def _names_below(front: FrontMatter, model: type[BaseModel]) -> dict[Path, str]:
    names: dict[Path, str] = {}
    for key, value in front.values.items():
        if isinstance(value, dict):
            renamed = _written(english_keys(model, value)[1])
            names |= {(key, *path): name for path, name in renamed.items()}
    return names


def _written(renamed: dict[Path, str]) -> dict[Path, str]:
    """From English path → key as written, to path as written → English key."""
    return {
        tuple(renamed.get(path[: end + 1], part) for end, part in enumerate(path)): str(path[-1])
        for path in renamed
    }
