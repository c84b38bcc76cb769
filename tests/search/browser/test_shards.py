"""What is kept of the index in a page, and that long work leaves the main thread its turns."""

from collections.abc import Callable
from typing import Any

Browser = Callable[..., Any]


def test_what_was_used_longest_ago_is_dropped_and_read_again(browser: Browser) -> None:
    reads = browser(
        """const reads = [];
        g.shards.open(async (name) => { reads.push(name); g.shards.add(name, "x".repeat(3000000)); });
        for (const name of ["a", "b", "a", "c", "a", "b"]) await g.shards.need(name, ([text]) => text.length);
        return reads"""
    )
    assert reads == ["a", "b", "c", "b"]


def test_a_file_asked_for_twice_at_once_is_read_once(browser: Browser) -> None:
    reads = browser(
        """let reads = 0;
        g.shards.open(async (name) => { reads += 1; g.shards.add(name, name); });
        await Promise.all(["a", "a", "a"].map((name) => g.shards.need(name, ([text]) => text)));
        return reads"""
    )
    assert reads == 1


def test_long_work_lets_other_tasks_in(browser: Browser) -> None:
    assert browser(
        """let others = 0;
        const timer = setInterval(() => { others += 1; }, 1);
        const end = performance.now() + 100;
        while (performance.now() < end) await g.shards.pause();
        clearInterval(timer);
        return others > 0"""
    )


def test_the_best_of_many_documents_are_those_of_a_full_sort(browser: Browser) -> None:
    body = """const out = [];
    for (const text of ["登记", "河道 登记", "应当在五个工作日内登记并书面告知理由"]) {
      const all = await g.engine.search(text, { limit: 100000 });
      const few = await g.engine.search(text, { limit: 7 });
      out.push([all.hits.length > 7, all.hits.slice(0, 7), few.hits]);
    }
    return out"""
    for many, best, few in browser(body):
        assert many and best == few
