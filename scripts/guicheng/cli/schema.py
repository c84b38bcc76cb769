"""``guicheng schema``: JSON Schema of the kinds of document, for editors that complete and check keys."""

from __future__ import annotations

from typing import Any

import click

from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import OneOf

KINDS = (
    "work",
    "edition",
    "procedure",
    "case",
    "form",
    "office",
    "role",
    "limit",
    "calendar-year",
    "awaited",
    "redlines",
    "code-entry",
)


@command("schema")
@click.argument("kind", type=OneOf(KINDS), required=False, metavar="[种类]")
def schema(kind: str | None) -> None:
    """输出属性的 JSON Schema，编辑器据此补全和检查；只输出，不写文件。

    种类：work（作品）、edition（版本）、procedure（程序）、case（案例）、form（文书），
    以及数据文件的 office、role、limit、calendar-year、awaited（calendar.yml 里待补的年份）、
    redlines、code-entry。
    不写种类时输出一个对象，各种类在 $defs 里。

    示例：
      guicheng schema procedure > procedure.schema.json
    """
    emit(schema_of(kind) if kind else all_schemas())


def schema_of(kind: str) -> dict[str, Any]:
    """JSON Schema of one kind."""
    from guicheng.content.typed import json_schema

    return json_schema(_models()[kind])


def all_schemas() -> dict[str, Any]:
    """One schema that holds every kind under ``$defs`` and lists them under ``properties``."""
    from pydantic.json_schema import models_json_schema

    models = _models()
    references, definitions = models_json_schema(
        [(model, "validation") for model in models.values()], by_alias=True, title="规程"
    )
    properties = {name: references[model, "validation"] for name, model in models.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": properties,
        **definitions,
    }


def _models() -> dict[str, Any]:
    from guicheng.model.case import Case
    from guicheng.model.data import Awaited, CalendarYear, CodeEntry, Limit, Office, RedLines, Role
    from guicheng.model.form import Form
    from guicheng.model.procedure import Procedure
    from guicheng.model.work import Edition, Work

    data = (Office, Role, Limit, CalendarYear, Awaited, RedLines, CodeEntry)
    models = (Work, Edition, Procedure, Case, Form, *data)
    return dict(zip(KINDS, models, strict=True))
