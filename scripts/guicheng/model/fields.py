"""Field types shared by the kinds of document: how a frontmatter string becomes a typed value.

Frontmatter is read as strings (YAML never guesses); these types do the typing.
A field's ``title`` is its Chinese name: accepted as an alias of the key, shown in messages and in the JSON Schema.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints


def one_or_many(value: Any) -> Any:
    """A list may be written as one string when it holds one thing; nothing stands for the empty list."""
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    return value


def mapping_or_nothing(value: Any) -> Any:
    """Nothing stands for the empty mapping."""
    return {} if value is None else value


def iso_day(value: Any) -> Any:
    """Accept ``2026-03-01`` only: pydantic alone would also take timestamps and numbers."""
    if isinstance(value, str):
        try:
            if len(value) != 10:
                raise ValueError
            return dt.date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"日期应写成 2026-03-01 的样式，现为“{value}”") from None
    return value


Day = Annotated[dt.date, BeforeValidator(iso_day)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
Code = Annotated[str, StringConstraints(pattern=r"^[RPCF][0-9]{4,5}$")]
WorkCode = Annotated[str, StringConstraints(pattern=r"^R[0-9]{4,5}$")]
ProcedureCode = Annotated[str, StringConstraints(pattern=r"^P[0-9]{4,5}$")]
CaseCode = Annotated[str, StringConstraints(pattern=r"^C[0-9]{4,5}$")]
FormCode = Annotated[str, StringConstraints(pattern=r"^F[0-9]{4,5}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
EditionId = Annotated[
    str, StringConstraints(pattern=r"^(?:\d{4}-\d{2}-\d{2}(?:-[0-9]+)?|undated(?:-[0-9]+)?)$")
]
LocalId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]{0,15}$")]
Visibility = Literal["公开", "内部"]


class Record(BaseModel):
    """Base of every part read from a file: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
