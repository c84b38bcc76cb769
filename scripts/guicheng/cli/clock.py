"""The one clock of the command line: today, unless ``SOURCE_DATE_EPOCH`` fixes the moment."""

from __future__ import annotations

import datetime as dt
import os

from guicheng.errors import GuichengError


def today() -> dt.date:
    """The day on which commands judge what holds. Raises GuichengError when the variable is no number."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if not fixed:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.datetime.fromtimestamp(int(fixed), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise GuichengError(f"环境变量 SOURCE_DATE_EPOCH 应为秒数，现为“{fixed}”。") from None
