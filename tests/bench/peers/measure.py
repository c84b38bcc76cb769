"""Ask one engine in a real Chromium: cold, warm, right answers, memory, from the disk."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Browser, Error, Page

from peers.chromium import Memory, fresh_page, memory
from peers.questions import Question
from peers.served import Served, served

SHOWN = 5
FEW = 10
PATIENCE = 30
"""Seconds in which an engine ought to answer the few."""
WATCH = """(selector) => new MutationObserver((_, watch) => {
  if (!document.querySelector(selector)) return;
  window.firstAt = performance.timeOrigin + performance.now();
  watch.disconnect();
}).observe(document, { childList: true, subtree: true })"""


@dataclass(frozen=True, slots=True)
class Engine:
    """How an engine is asked: its page, what shows a result, and a script from a text to places, best first."""

    page: str
    result: str
    ask: str
    quotes: bool = False
    patience: float = 20
    """Seconds after which no result is none."""


OURS = Engine(
    "search/index.html",
    ".found-work, .found-direct",
    # The groups of the box; in place of its few full-text hits the results page: works in order, three places of each.
    """async (text) => {
      const found = await guicheng.found.search(text);
      const works = found.groups.slice(0, 10).map((group) => guicheng.found.show(group.documents.slice(0, 3), found.marks));
      const page = [].concat(...await Promise.all(works)).map((hit) => hit.path + (hit.place ? "#" + hit.place : ""));
      const own = (hit) => hit.path + (hit.anchor ? "#" + hit.anchor : "");
      const groups = (await guicheng.finder.find(text)).map((group) => (
        group.label === "全文" ? page : group.hits.filter((hit) => hit.path !== "search").map(own)
      ));
      return [].concat(...groups);
    }""",
    quotes=True,
)
PAGEFIND = Engine("bench.html", "li", "(text) => bench.hits(text)", quotes=True)
MINISEARCH = Engine("bench.html", "li", "(text) => bench.hits(text)", patience=120)
MATERIAL = Engine(
    "index.html",
    ".md-search-result__item",
    """(text) => new Promise((resolve) => {
      const list = document.querySelector(".md-search-result__list"), input = document.querySelector(".md-search__input");
      const place = (url) => url.pathname.replace(/^\\/|\\/$/g, "") + decodeURIComponent(url.hash);
      // The page stands above its sections: it counts only where no section is shown.
      const places = () => [].concat(...[...list.children].map((item) => {
        const all = [...item.querySelectorAll(".md-search-result__link")].map((link) => new URL(link.href));
        const sections = all.filter((url) => url.hash);
        return (sections.length ? sections : all).map(place);
      }));
      let timer = setTimeout(() => resolve([]), 5000);
      const watch = new MutationObserver(() => {
        window.answeredAt = performance.now();
        clearTimeout(timer);
        timer = setTimeout(() => { watch.disconnect(); resolve(places()); }, 150);
      });
      watch.observe(list, { childList: true, subtree: true });
      input.focus();
      input.value = text;
      input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    })""",
    patience=300,
)
ENGINES = {"规程": OURS, "Pagefind": PAGEFIND, "MiniSearch": MINISEARCH, "Material": MATERIAL}


@dataclass(frozen=True, slots=True)
class Cold:
    """From opening the page to the first result: what came over the wire for the search, and how long it took."""

    bytes: int
    files: int
    seconds: float
    own: int = 0
    own_files: int = 0
    """What belongs to the index; the rest is scripts and names that other pages of the site use too."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Shares of questions answered by the first place and among the first five."""

    asked: int
    first: float
    shown: float


@dataclass
class Figures:
    """All about one engine at one size."""

    cold: list[Cold] = field(default_factory=list)
    warm: dict[str, float] = field(default_factory=dict)
    hits: dict[str, Hits] = field(default_factory=dict)
    memory: Memory | None = None


def measure(name: str, site: Path, browser: Browser, sets: dict[str, list[Question]], cold: int) -> Figures:
    """Everything, over http."""
    engine, figures = ENGINES[name], Figures()
    with served(site) as server:
        for question in _mixed(sets)[:cold]:
            figures.cold += cold_start(engine, server, browser, question.text)
        with fresh_page(browser) as page:
            open_page(engine, server, page)
            for label, questions in sets.items():
                texts = [
                    f'"{one.text}"' if label == "原文" and engine.quotes else one.text for one in questions
                ]
                answers = _answers(page, engine, texts)
                asked = questions[: len(answers)]
                figures.hits[label] = _hits(asked, answers)
                figures.warm[label] = median(_timed(page, engine, text) for text in texts[: len(answers)])
            figures.memory = memory(page, browser)
    return figures


def cold_start(engine: Engine, server: Served, browser: Browser, text: str) -> Iterable[Cold]:
    """A reader's first search; nothing when no result came."""
    server.log.clear()
    with fresh_page(browser) as page:
        page.add_init_script(f"({WATCH})({engine.result!r})")
        begun = time.time()
        page.goto(f"{server.url}/{engine.page}?q={quote(text)}", wait_until="commit")
        first = _first(page, engine.patience)
        if first is None:
            return
        sent = server.data(first)
        own = [one.size for one in sent if engine is not OURS or "guicheng/search/" in one.path]
        yield Cold(sum(one.size for one in sent), len(sent), first - begun, sum(own), len(own))


def open_page(engine: Engine, server: Served, page: Page) -> None:
    """The page with its search ready: one question is asked and answered."""
    page.goto(f"{server.url}/{engine.page}?q={quote('规定')}")
    page.wait_for_selector(engine.result, state="attached", timeout=600_000)


def from_disk(name: str, site: Path, browser: Browser, text: str) -> float | None:
    """Seconds to the first result without a server; None when there is none within a minute."""
    engine = ENGINES[name]
    with fresh_page(browser) as page:
        page.add_init_script(f"({WATCH})({engine.result!r})")
        begun = time.time()
        page.goto(f"{(site / engine.page).as_uri()}?q={quote(text)}", wait_until="commit")
        first = _first(page, 60)
        return None if first is None else first - begun


def _first(page: Page, patience: float) -> float | None:
    """The moment of the first result. Asked again and again: our pages let nobody evaluate a condition."""
    end = time.time() + patience
    while time.time() < end:
        try:
            first = page.evaluate("window.firstAt || 0")
        except Error:  # between two pages
            first = 0
        if first:
            return float(first) / 1000 if first > 0 else None
        page.wait_for_timeout(50)
    return None


def _answers(page: Page, engine: Engine, texts: list[str]) -> list[list[str]]:
    """To all questions; an engine that takes seconds for each is asked a few only."""
    answers: list[list[str]] = []
    begun = time.monotonic()
    for text in texts:
        if len(answers) >= FEW and time.monotonic() - begun > PATIENCE:
            break
        answers.append(page.evaluate(engine.ask, text))
    return answers


def _timed(page: Page, engine: Engine, text: str) -> float:
    """Milliseconds of a question that was asked before; ours is asked for the box and for the page."""
    timed = f"""async (text) => {{
      window.answeredAt = 0;
      const begun = performance.now();
      await ({engine.ask})(text);
      return (window.answeredAt || performance.now()) - begun;
    }}"""
    return float(page.evaluate(timed, text))


def _mixed(sets: dict[str, list[Question]]) -> list[Question]:
    """Questions of all sets by turns."""
    return [one for group in zip_longest(*sets.values()) for one in group if one is not None]


def _hits(questions: list[Question], answers: list[list[str]]) -> Hits:
    ranks = [
        next((at for at, place in enumerate(answer[:SHOWN]) if question.answered_by(place)), SHOWN)
        for question, answer in zip(questions, answers, strict=True)
    ]
    size = max(1, len(ranks))
    return Hits(
        len(ranks), sum(rank == 0 for rank in ranks) / size, sum(rank < SHOWN for rank in ranks) / size
    )
