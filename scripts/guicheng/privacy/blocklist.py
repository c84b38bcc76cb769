"""The office's own list of names and places that must never appear: keyed hashes, the names themselves are not stored.

Format of ``regs/data/blocklist.txt``: a line ``key <8 hex>`` that tells which key was used, then one line a name:
``<length> <32 hex of HMAC-SHA256>``. The key lies outside the base; without it nobody can try names against the list.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guicheng.errors import BadInput, GuichengError, Problem
from guicheng.privacy.finding import Hit
from guicheng.privacy.view import View
from guicheng.text.widths import bare

BLOCKLIST = "regs/data/blocklist.txt"
KEY_VARIABLE = "GUICHENG_BLOCK_KEY"
SHORTEST, LONGEST = 2, 20


@dataclass(frozen=True, slots=True)
class Blocklist:
    """Hashes by length of the name; ``key`` is None where the key of this list is not at hand."""

    fingerprint: str
    hashes: Mapping[int, frozenset[str]]
    key: bytes | None

    @property
    def version(self) -> str:
        """Changes with the list and with the key at hand."""
        rows = repr(
            (
                self.fingerprint,
                self.key is None,
                sorted((size, *sorted(found)) for size, found in self.hashes.items()),
            )
        )
        return hashlib.sha256(rows.encode()).hexdigest()[:16]

    def hits(self, view: View) -> Iterator[Hit]:
        """Every place in a view that is on the list."""
        if self.key is None:
            return
        lower = view.text.lower()
        text = lower if len(lower) == len(view.text) else view.text
        for size, hashes in self.hashes.items():
            for start in range(len(text) - size + 1):
                word = text[start : start + size]
                if "\u4e00" <= word[0] <= "\u9fff" and hashed(word, self.key) in hashes:
                    yield Hit(
                        start, start + size, "blocked", "error", "本单位名单上的名称", "改为称谓或者“某地”"
                    )


def hashed(name: str, key: bytes) -> str:
    """32 hexadecimal digits of a name, widths and white space aside."""
    return hmac.digest(key, name.encode(), "sha256").hex()[:32]


def read_blocklist(root: Path) -> Blocklist:
    """The list of a base, with its key if it is here. Raises BadInput for a damaged list."""
    path = root / BLOCKLIST
    if not path.is_file():
        return Blocklist("", {}, None)
    fingerprint, hashes = "", dict[int, set[str]]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = line.split()
        if len(words) == 2 and words[0] == "key":
            fingerprint = words[1]
        elif len(words) == 2 and words[0].isdigit() and len(words[1]) == 32:
            hashes.setdefault(int(words[0]), set()).add(words[1])
        elif words and not line.startswith("#"):
            what = "名单的这一行读不懂"
            raise BadInput(
                [Problem(BLOCKLIST, number, "blocklist", what, "用 guicheng block add 添加，不要手改")]
            )
    key = find_key()
    known = key if key is not None and key_fingerprint(key) == fingerprint else None
    return Blocklist(fingerprint, {size: frozenset(found) for size, found in sorted(hashes.items())}, known)


def add_names(root: Path, names: list[str], key: bytes) -> int:
    """Append names; gives how many were new. Raises GuichengError when the list was made with another key."""
    present = read_blocklist(root)
    if present.fingerprint and present.fingerprint != key_fingerprint(key):
        raise GuichengError(f"名单是用另一把密钥做的。建议：把原来的密钥放回 {key_path()}，或者另建名单。")
    rows = dict.fromkeys(f"{len(name)} {hashed(name, key)}" for name in map(bare, names))
    known = {f"{size} {found}" for size, hashes in present.hashes.items() for found in hashes}
    new = [row for row in rows if row not in known]
    head = "" if present.fingerprint else _HEAD.format(key_fingerprint(key))
    with (root / BLOCKLIST).open("a", encoding="utf-8", newline="\n") as file:
        file.write(head + "".join(f"{row}\n" for row in new))
    return len(new)


_HEAD = "# 本单位名单：只存加密后的校验值，不存名称；密钥在知识库之外。用 guicheng block add 添加。\nkey {}\n"


def key_path() -> Path:
    """Where the key lies: the variable GUICHENG_BLOCK_KEY, else the user's own folder; never the base."""
    named = os.environ.get(KEY_VARIABLE)
    return Path(named) if named else Path.home() / ".config" / "guicheng" / "block.key"


def find_key() -> bytes | None:
    """The key at hand, if there is one."""
    try:
        return bytes.fromhex(key_path().read_text(encoding="ascii").strip()) or None
    except (OSError, ValueError):
        return None


def new_key(root: Path) -> bytes:
    """Make a key outside the base. Raises GuichengError where it would lie inside, or a file is in the way."""
    path = key_path().resolve()
    if path.is_relative_to(root.resolve()):
        raise GuichengError(f"密钥不能放在知识库里：{path}。建议：用环境变量 {KEY_VARIABLE} 指定别的位置。")
    if path.exists():
        raise GuichengError(
            f"{path} 不是密钥文件。建议：移走它，或者用环境变量 {KEY_VARIABLE} 指定别的位置。"
        )
    key = secrets.token_bytes(32)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
    return key


def key_fingerprint(key: bytes) -> str:
    """Tells keys apart, gives nothing away."""
    return hmac.digest(key, b"guicheng blocklist", "sha256").hex()[:8]
