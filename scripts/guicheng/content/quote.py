"""The hash by which a 依据 pins the words it relies on: ``sha256:…``.

Taken over the exact words of the target (``Target.words``: a line each for 款, 项 and 目), folded in width and
without white space, so that layout never counts as a change and every official character does.
"""

from __future__ import annotations

import hashlib

from guicheng.text.widths import bare


def quote_hash(words: str) -> str:
    """The hash of quoted words."""
    return "sha256:" + hashlib.sha256(bare(words).encode("utf-8")).hexdigest()
