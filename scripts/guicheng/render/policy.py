"""The Content-Security-Policy of every page: its own files and nothing else, from a server and from a disk alike.

``file:`` stands beside ``'self'``, as a page from the disk has no origin that browsers agree on.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from guicheng.render.markup import esc

_OWN = "'self' file:"


def policy(styles: Iterable[str] = (), scripts: Iterable[str] = ()) -> str:
    """The policy; ``styles`` and ``scripts`` are the inline ones of the page, allowed by their hash."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join([_OWN, *map(_hash, scripts)]),
        "style-src": " ".join([_OWN, *map(_hash, styles)]),
        "img-src": f"{_OWN} data:",
        "font-src": _OWN,
        "form-action": _OWN,
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


def policy_meta(styles: Iterable[str] = (), scripts: Iterable[str] = ()) -> str:
    """The same as the first thing of a head: what stands before it is not held by it."""
    return f'<meta http-equiv="Content-Security-Policy" content="{esc(policy(styles, scripts))}">'


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
