"""Frontmatter: the YAML head of a document, read as strings with the line of every key; the body is not touched.

The one door to python-frontmatter and PyYAML. YAML never guesses here: ``no``, ``on``, ``2026-03-01`` and ``0012`` are
strings, nothing and ``null`` are None, duplicate keys, anchors and tags are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from guicheng.errors import BadInput, Problem

Path = tuple[str | int, ...]

_FENCE = "---"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The tags YAML itself gives to plain values; anything else was written by hand and is refused.
_TAGS = {"str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value"}
_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands before the body.

    ``values``: strings, None, lists and mappings. ``lines``: the line of the file for each path of keys,
    e.g. ``("stages", 0, "title")``. ``body`` is the rest word for word, ``body_line`` the line where it begins.
    """

    values: dict[str, Any]
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line_of(self, path: Path) -> int:
        """The line of a key, or of the nearest key around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _StringHandler(BaseHandler):
    """A handler for python-frontmatter that reads every scalar as a string and remembers lines."""

    def __init__(self, file: str) -> None:
        super().__init__(re.compile(r"^-{3,}\s*$", re.MULTILINE), _FENCE, _FENCE)
        self.file = file
        self.lines: dict[Path, int] = {}

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        return load_strings(fm, self.file, 1, self.lines)  # the split leaves the end of line 1 in front

    def export(self, metadata: Mapping[str, object], **_: object) -> str:
        return dump_yaml(metadata).rstrip("\n")


def read_frontmatter(text: str, file: str) -> FrontMatter:
    """Read a document. Raises BadInput when the head is missing, not closed, or no plain YAML mapping."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    head, body, body_line = _split(text, file)
    handler = _StringHandler(file)
    values, _ = frontmatter.parse(f"{_FENCE}\n{head}{_FENCE}\n", handler=handler)
    return FrontMatter(values, handler.lines, body, body_line)


def body_of(text: str, file: str) -> str:
    """The body of a document alone. Raises BadInput when the head is missing or not closed."""
    return _split(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), file)[1]


def write_frontmatter(values: Mapping[str, object], body: str) -> str:
    """Write a document: normal form of the head, the body word for word."""
    head = frontmatter.dumps(_post(values), handler=_StringHandler(""))
    return f"{head.rstrip()}\n{body}"


def _post(values: Mapping[str, object]) -> frontmatter.Post:
    """A post without a body; its keys go in as metadata, as ``content`` and ``handler`` may be keys too."""
    post = frontmatter.Post("")
    post.metadata = dict(values)
    return post


def _split(text: str, file: str) -> tuple[str, str, int]:
    """Head, body and the line where the body begins; python-frontmatter itself would strip the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise BadInput(
            [Problem(file, 1, "frontmatter-missing", "文件不以 --- 开头，没有属性区", "在首行写 ---")]
        )
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == _FENCE:
            return (
                "".join(f"{head}\n" for head in lines[1 : number - 1]),
                "\n".join(lines[number:]),
                number + 1,
            )
    raise BadInput(
        [Problem(file, 1, "frontmatter-open", "属性区没有结尾的 ---", "在属性区末尾另起一行写 ---")]
    )


def load_strings(text: str, file: str, first_line: int, lines: dict[Path, int]) -> dict[str, Any]:
    """Read a YAML mapping as strings; fills ``lines``. Raises BadInput with every problem found."""
    node = compose(text, file, first_line)
    if node is None:
        return {}
    reader = _NodeReader(file, first_line, lines)
    if not isinstance(node, yaml.MappingNode):
        reader.report(node, "yaml-shape", "应为“键: 值”的形式", "每行写一个键和值")
        value: Any = {}
    else:
        value = reader.read(node, ())
    if reader.problems:
        raise BadInput(reader.problems)
    return dict(value)


def compose(text: str, file: str, first_line: int) -> yaml.Node | None:
    """The YAML nodes of a head with their places; None when it is empty. Raises BadInput for bad YAML."""
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        advice = "检查缩进、冒号后的空格和引号；值中含“: ”或“#”时加引号"
        if re.match(r" *\t", "".join(text.split("\n")[mark.line : mark.line + 1]) if mark else ""):
            advice = "行首有制表符（Tab）。缩进只用空格"
        raise BadInput([Problem(file, line, "yaml-syntax", "属性区写法有误，无法读取", advice)]) from None
    return node


class _NodeReader:
    """Turns YAML nodes into strings, lists and mappings, noting lines and what is refused."""

    def __init__(self, file: str, first_line: int, lines: dict[Path, int]) -> None:
        self.file, self.first_line, self.lines = file, first_line, lines
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def report(self, node: yaml.Node, code: str, what: str, suggestion: str) -> None:
        self.problems.append(Problem(self.file, self._line(node), code, what, suggestion))

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def read(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, self._line(node))
        if id(node) in self._seen:
            self.report(node, "yaml-alias", "属性区不支持 & 和 * 引用", "把内容重写一遍")
            return None
        self._seen.add(id(node))
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            self.report(node, "yaml-tag", f"属性区不支持标签 {node.tag}", "值以 ! 开头时加引号")
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*path, index)) for index, child in enumerate(node.value)]
        plain = isinstance(node, yaml.ScalarNode) and not node.style
        return None if plain and node.value in _NULLS else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            if name is None:
                self.report(key, "yaml-key", "键应为简单的词", "检查冒号和方括号")
            elif name in result:
                self.report(key, "key-duplicate", f"“{name}”写了两次", "只保留一处")
            else:
                self.lines[(*path, name)] = self._line(key)
                result[name] = self.read(value, (*path, name))
        return result


# -- writing


class _Dumper(yaml.SafeDumper):
    """Block style outside, lists of plain words on one line; strings are never wrapped."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        super().increase_indent(flow, False)


def _represent_str(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    """Quote only what our own reader would not give back: it has no numbers, dates or booleans."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=None if _is_plain(value) else '"')


_PLAIN = re.compile(r"[\w（《〈〔“][\w（）《》〈〉〔〕、，。；：“”…·.@/+-]*(?: [\w（）《》.-]+)*")


def _is_plain(value: str) -> bool:
    return value not in _NULLS and _PLAIN.fullmatch(value) is not None


def _represent_none(dumper: yaml.SafeDumper, _: None) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", "null", style="")


def _represent_list(dumper: yaml.SafeDumper, value: Any) -> yaml.Node:
    """Lists on one line when short and plain, or when they hold short mappings one line each."""
    flow = all(isinstance(item, str) for item in value) and sum(len(item) + 2 for item in value) <= 90
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=flow)


def _represent_dict(dumper: yaml.SafeDumper, value: Any) -> yaml.Node:
    flat = all(not isinstance(item, (dict, list, tuple)) for item in value.values())
    short = sum(len(str(key)) + len(str(item)) + 4 for key, item in value.items()) <= 90
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=flat and short)


_Dumper.add_representer(str, _represent_str)
_Dumper.add_representer(type(None), _represent_none)
_Dumper.add_representer(list, _represent_list)
_Dumper.add_representer(tuple, _represent_list)
_Dumper.add_representer(dict, _represent_dict)
# Plain scalars must survive without quotes although YAML would read them as dates or numbers.
_Dumper.yaml_implicit_resolvers = {}


def dump_yaml(values: Mapping[str, object]) -> str:
    """Normal form of a mapping: keys in the given order, one line for what is short and flat."""
    return "".join(_dump_entry(key, value) for key, value in values.items())


class _Entry(dict[str, object]):
    """One key with its value at the outermost level: always a line of its own."""


def _represent_entry(dumper: yaml.SafeDumper, value: _Entry) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=False)


_Dumper.add_representer(_Entry, _represent_entry)


def _dump_entry(key: str, value: object) -> str:
    dumped: str = yaml.dump(
        _Entry({key: value}), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return dumped
