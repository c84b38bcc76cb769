"""Run ``guicheng`` as a user does: words in, exit code and both streams out."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from guicheng.cli import main


@dataclass(frozen=True)
class Run:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """Standard output as JSON; fails unless it is exactly one value."""
        return json.loads(self.out)


Guicheng = Callable[..., Run]


@pytest.fixture
def guicheng() -> Guicheng:
    """Call a command; no clock: the day is 2026-03-01."""

    def call(*words: str | Path) -> Run:
        result = CliRunner(env={"SOURCE_DATE_EPOCH": "1772323200"}).invoke(
            main, [str(word) for word in words]
        )
        return Run(result.exit_code, result.stdout, result.stderr)

    return call


@pytest.fixture
def in_base(guicheng: Guicheng, good_base: Path) -> Guicheng:
    """Call a command in a fresh copy of the good base."""
    return lambda *words: guicheng("-C", good_base, *words)
