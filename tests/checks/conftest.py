"""The key of the office's list lies outside every base."""

from pathlib import Path

import pytest

KEY = Path(__file__).parents[1] / "fixtures" / "privacy" / "block.key"


@pytest.fixture(autouse=True)
def block_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUICHENG_BLOCK_KEY", str(KEY))
