"""On which computers a folder of wheels installs the program, told from the names of the files alone.

The name of a wheel says the Pythons, the interfaces and the platforms that it is for (PEP 425); whether it works there
is known only to who installs it. Linux is asked for glibc up to ``GLIBC``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from guicheng.release.lock import pins

PLATFORMS = {"Windows x64": "win_amd64", "Linux x86-64": "x86_64", "Linux aarch64": "aarch64"}
GLIBC = (2, 28)
_NAMED = 5
_PYTHONS = (11, 12, 13, 14)
_WHEEL = re.compile(
    r"(?P<name>[^-]+)-(?P<version>[^-]+)(?:-\d[^-]*)?-(?P<python>[^-]+)-(?P<abi>[^-]+)-(?P<platform>[^-]+)\.whl"
)
_MANYLINUX = re.compile(r"manylinux_(\d+)_(\d+)_(\w+)|manylinux2014_(\w+)")
_CPYTHON = re.compile(r"cp3(\d+)")


@dataclass(frozen=True, slots=True)
class Desk:
    """A kind of computer, and the packages that it would lack; none: the folder installs there."""

    platform: str
    python: str
    missing: tuple[str, ...]

    @property
    def words(self) -> str:
        """Whether the program can be installed there, in the reader's words."""
        if not self.missing:
            return f"可以安装，用 Python {self.python}"
        more = f" 等 {len(self.missing)} 个" if len(self.missing) > _NAMED else ""
        return f"不能安装，缺 {'、'.join(self.missing[:_NAMED])}{more}"


def desks(names: Iterable[str], lock: str) -> tuple[Desk, ...]:
    """Every platform with the Python that lacks least. ``names`` are those of files, ``lock`` says what is needed.

    The program itself is needed too. Where a package is locked in several versions, any of them does.
    """
    wheels = [match for name in names if (match := _WHEEL.fullmatch(name))]
    needed: dict[str, set[str]] = {"guicheng": set()}
    for pin in pins(lock):
        needed.setdefault(pin.name, set()).add(pin.version)
    found = []
    for platform in PLATFORMS:
        tried = [_desk(wheels, needed, platform, minor) for minor in _PYTHONS]
        found.append(min(tried, key=lambda desk: len(desk.missing)))
    return tuple(found)


def has_program(names: Iterable[str]) -> bool:
    """Whether the wheel of the program itself is among the files."""
    return any(match["name"] == "guicheng" for name in names if (match := _WHEEL.fullmatch(name)))


def _desk(wheels: list[re.Match[str]], needed: dict[str, set[str]], platform: str, minor: int) -> Desk:
    there = {
        _plain(match["name"])
        for match in wheels
        if _runs(match, minor)
        and _fits(match["platform"], platform)
        and match["version"] in (needed.get(_plain(match["name"])) or {match["version"]})
    }
    return Desk(platform, f"3.{minor}", tuple(name for name in needed if name not in there))


def _plain(name: str) -> str:
    """A package's name as locks write it."""
    return re.sub(r"[._-]+", "-", name).lower()


def _runs(match: re.Match[str], minor: int) -> bool:
    """Whether CPython 3.``minor`` takes it."""
    pythons, abis = match["python"].split("."), match["abi"].split(".")
    exact, own = f"cp3{minor}", f"py3{minor}"
    if "none" in abis and not {"py3", own, exact}.isdisjoint(pythons):
        return True
    if exact in pythons and exact in abis:
        return True
    older = [int(found[1]) for python in pythons if (found := _CPYTHON.fullmatch(python))]
    return "abi3" in abis and any(version <= minor for version in older)


def _fits(tags: str, platform: str) -> bool:
    return any(tag == "any" or _is(tag, PLATFORMS[platform]) for tag in tags.split("."))


def _is(tag: str, machine: str) -> bool:
    if machine == "win_amd64":
        return tag == machine
    match = _MANYLINUX.fullmatch(tag)
    if match is None:
        return False
    glibc = (int(match[1]), int(match[2])) if match[1] else (2, 17)
    return glibc <= GLIBC and (match[3] or match[4]) == machine
