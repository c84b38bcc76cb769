"""What a command prints: text for people, or exactly one JSON object for programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping
from typing import Any

import click

from guicheng.errors import SEVERITY_WORDS, Problem


def emit(value: Mapping[str, Any]) -> None:
    """Print one JSON object in UTF-8, whatever the terminal's own encoding is; dates as ``2026-03-01``."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    click.echo(text.encode("utf-8"))


def problem_values(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems as JSON values, one object each with the fields of ``Problem``."""
    return [dataclasses.asdict(problem) for problem in problems]


def count_words(problems: Iterable[Problem]) -> str:
    """``错误 2，需复核 1，提示 0``."""
    severities: list[str] = [problem.severity for problem in problems]
    return "，".join(f"{words} {severities.count(name)}" for name, words in SEVERITY_WORDS.items())
