"""From strings to typed documents: the schema does the typing, every complaint gets its line and a suggestion.

Chinese key aliases: a field's ``title`` in the model is accepted in place of its English name.
"""

from __future__ import annotations

import difflib
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from guicheng.content.frontmatter import FrontMatter, Path
from guicheng.errors import BadInput, Problem

Model = TypeVar("Model", bound=BaseModel)


def typed(model: type[Model], front: FrontMatter, file: str) -> Model:
    """Type a frontmatter by its model. Raises BadInput with every problem, each with file and line."""
    values, aliases = english_keys(model, front.values)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise BadInput(_problems(error, model, front, aliases, file)) from None


def typed_mapping(model: type[Model], front: FrontMatter, file: str) -> dict[str, Model]:
    """Type a data file that maps names to entries of one model; every entry's problems are collected."""
    found: dict[str, Model] = {}
    problems: list[Problem] = []
    for key, value in front.values.items():
        values, aliases = english_keys(model, value if isinstance(value, dict) else {})
        try:
            found[key] = model.model_validate(values if isinstance(value, dict) else value)
        except ValidationError as error:
            problems += _problems(error, model, front, aliases, file, (key,))
    if problems:
        raise BadInput(problems)
    return found


# -- keys


def english_keys(model: type[BaseModel], values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[Path, str]]:
    """Rename Chinese keys to the English ones, at every depth.

    Returns the values and, for each renamed path (in English), the key as the file has it.
    A key given in both languages stays as written and is refused as unknown.
    """
    renamed: dict[Path, str] = {}
    return _rename(model, dict(values), (), renamed), renamed


def _rename(
    model: type[BaseModel], values: dict[str, Any], path: Path, renamed: dict[Path, str]
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in values.items():
        name = _titles(model).get(key, key)
        if name != key and (name in values or name in result):
            name = key
        if name != key:
            renamed[(*path, name)] = key
        result[name] = _rename_value(_parts(model).get(name), value, (*path, name), renamed)
    return result


def _rename_value(part: type[BaseModel] | None, value: Any, path: Path, renamed: dict[Path, str]) -> Any:
    if part is None:
        return value
    if isinstance(value, list):
        return [_rename_value(part, child, (*path, index), renamed) for index, child in enumerate(value)]
    return _rename(part, value, path, renamed) if isinstance(value, dict) else value


@functools.cache
def _titles(model: type[BaseModel]) -> dict[str, str]:
    """Chinese title → key in the file."""
    return {field.title: field.alias or name for name, field in model.model_fields.items() if field.title}


@functools.cache
def _parts(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Key in the file → the model of its parts, for fields that hold records (not mappings by free keys)."""
    parts = {field.alias or name: _record_in(field.annotation) for name, field in model.model_fields.items()}
    return {key: part for key, part in parts.items() if part is not None}


def _record_in(annotation: Any) -> type[BaseModel] | None:
    origin = typing.get_origin(annotation)
    if origin is None:
        return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None
    if origin in (tuple, types.UnionType, typing.Union, typing.Annotated):
        found = (_record_in(argument) for argument in typing.get_args(annotation))
        return next((record for record in found if record is not None), None)
    return None


# -- problems

_MESSAGES = {
    "missing": ("key-missing", "缺少“{key}”（{title}）", "补上这一项"),
    "literal_error": ("value-unknown", "“{key}”的值“{value}”不在可选范围内", "可选：{expected}"),
    "int_parsing": ("value-type", "“{key}”应为整数，现为“{value}”", "只写数字"),
    "bool_parsing": ("value-type", "“{key}”应为 true 或 false，现为“{value}”", "写 true 或 false"),
    "string_pattern_mismatch": ("value-form", "“{key}”的写法“{value}”不合规定", "写法示例见编写指南"),
    "string_too_short": ("value-empty", "“{key}”不能为空", "写明内容，或删去这一项"),
    "string_type": ("value-type", "“{key}”应为一段文字", "不要写成列表或留空"),
    "tuple_type": ("value-type", "“{key}”应为列表", "写成 [甲, 乙] 的样式"),
    "dict_type": ("value-type", "“{key}”应为“键: 值”的形式", "写成 {{键: 值}} 的样式"),
    "model_type": ("value-type", "“{key}”应为“键: 值”的形式", "写成 {{键: 值}} 的样式"),
    "greater_than": ("value-range", "“{key}”的值“{value}”太小", "应大于 {gt}"),
    "greater_than_equal": ("value-range", "“{key}”的值“{value}”太小", "不小于 {ge}"),
    "less_than_equal": ("value-range", "“{key}”的值“{value}”太大", "不大于 {le}"),
}

_FORMS = {
    "^[RPCF]": "字母加四位数字，如 P0004",
    "^R[0-9]": "R 加四位数字，如 R0012",
    "^P[0-9]": "P 加四位数字，如 P0004",
    "^C[0-9]": "C 加四位数字，如 C0007",
    "^F[0-9]": "F 加四位数字，如 F0401",
    "^[a-z][a-z0-9]{0,15}$": "小写字母开头，只用小写字母和数字，如 s1",
    "^[a-z0-9-]{1,60}$": "只用小写字母、数字和短横，如 xing-fa",
}
"""How a pattern begins -> its form in words."""


def _problems(
    error: ValidationError,
    model: type[BaseModel],
    front: FrontMatter,
    aliases: dict[Path, str],
    file: str,
    prefix: Path = (),
) -> list[Problem]:
    return [
        _problem(detail, model, front, aliases, file, prefix) for detail in error.errors(include_url=False)
    ]


def _problem(
    detail: Any, model: type[BaseModel], front: FrontMatter, aliases: dict[Path, str], file: str, prefix: Path
) -> Problem:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    written = tuple(aliases.get(path[: index + 1], part) for index, part in enumerate(path))
    line = front.line_of((*prefix, *written))
    key = str(
        next((part for part in reversed(written) if isinstance(part, str)), prefix[-1] if prefix else "")
    )
    if detail["type"] == "extra_forbidden":
        return Problem(file, line, "key-unknown", f"没有“{key}”这一项", _meant(model, path, key))
    if detail["type"] == "value_error":
        what = str(detail["ctx"]["error"])
        return Problem(file, line, "value-form", f"“{key}”：{what}" if key else what, "按编写指南改正")
    code, what, suggestion = _MESSAGES.get(
        detail["type"], ("value-form", "“{key}”的值不合规定", "按编写指南改正")
    )
    value = detail["input"] if isinstance(detail["input"], str) else type(detail["input"]).__name__
    facts = {"key": key, "value": value, "title": _title(model, path), **detail.get("ctx", {})}
    facts["expected"] = (
        str(facts.get("expected", "")).replace(" or ", "、").replace(", ", "、").replace("'", "")
    )
    if detail["type"] == "string_pattern_mismatch":
        suggestion = _form(facts["pattern"], suggestion)
    return Problem(file, line, code, what.format(**facts), suggestion.format(**facts))


def _form(pattern: str, unknown: str) -> str:
    return next((words for start, words in _FORMS.items() if pattern.startswith(start)), unknown)


def _record_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    record: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, str) and record is not None:
            record = _parts(record).get(part)
    return record


def _title(model: type[BaseModel], path: Path) -> str:
    record = _record_at(model, path[:-1])
    names = {key: title for title, key in _titles(record).items()} if record else {}
    return names.get(str(path[-1]), str(path[-1])) if path else ""


def _meant(model: type[BaseModel], path: Path, key: str) -> str:
    """The key that was probably meant."""
    record = _record_at(model, path[:-1])
    if record is None:
        return "删去这一项"
    titles = _titles(record)
    close = difflib.get_close_matches(key, [*titles.values(), *titles], n=1, cutoff=0.5)
    return f"是否指“{close[0]}”？" if close else f"删去这一项；可写的有：{'、'.join(titles.values())}"


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema of a kind of document, for editors."""
    return TypeAdapter(model).json_schema(by_alias=True)
