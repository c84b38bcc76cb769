"""Our index with the page that reads it, without the pages of the works: `python ours.py BASE SITE`.

SITE is a site of an empty base, built before; its index and titles are written anew from BASE.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from guicheng.content.corpus import read_corpus
from guicheng.content.target import edition_for
from guicheng.render.links import Links
from guicheng.search.browser.build import browser_files
from guicheng.site.articles import article_runs
from guicheng.site.titles import title_files
from guicheng.text.parser import parse_text

DAY = dt.date(2026, 11, 25)


def main(base: Path, site: Path) -> None:
    """Write every file of the index and the titles."""
    corpus = read_corpus(base)
    runs = {}
    for code, work in corpus.works.items():
        edition = edition_for(work, None, DAY)
        if edition is not None:
            runs[code] = article_runs(parse_text(edition.body).text)
    for path, content in title_files(Links(corpus, DAY), runs).items():
        (site / path).write_bytes(content)
    for path, content in browser_files(corpus, DAY):
        file = site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
