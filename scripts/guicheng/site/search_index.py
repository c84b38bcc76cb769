"""The browser index as a product of the site: brought up to date where a few works changed, else built whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

from guicheng.search.browser.build import index_of_base
from guicheng.search.browser.incremental import updated
from guicheng.search.browser.shard import File
from guicheng.search.browser.standing import Read
from guicheng.search.browser.state import State, read_state
from guicheng.search.browser.works import Works
from guicheng.site.manifest import Product
from guicheng.site.output import Change


class SearchIndex:
    """The index of one build; ``works`` are listed when asked for, ``read`` gives the files of the last site."""

    def __init__(self, works: Callable[[], Works], read: Read) -> None:
        self._list, self._read = works, read
        self._state = State()

    def files(self) -> Iterator[File]:
        """All files."""
        return index_of_base(self._works, self._state)

    def change(self, standing: Product) -> Change | None:
        """What is to be changed in the last index; None: all is to be made."""
        update = updated(self._works, read_state(standing.remark), self._read)
        if update is None:
            return None
        self._state = update.state
        return update.files, update.gone

    def state(self) -> str:
        """What the next build must know of it."""
        return self._state.packed()

    @cached_property
    def _works(self) -> Works:
        return self._list()
