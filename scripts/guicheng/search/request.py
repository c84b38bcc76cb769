"""From a query to a request: words cut, user words recognised, function words dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guicheng.search.analysis import Analyzer, Token
from guicheng.search.engine import Other, Request, Wanted
from guicheng.search.names import UserWords
from guicheng.search.normal import normal_text, squeeze
from guicheng.search.query import Query
from guicheng.search.ranking import LONG_QUESTION

_FUNCTION_WORDS = """
的 了 和 与 或 等 及 在 对 是 有 为 以 之 其 吗 呢 吧 啊 么 把 被 让 能 会 要 就 都 也 还 又
什么 怎么 怎样 如何 哪些 哪个 哪里 哪 谁 几 是否 是不是 能不能 可不可以 有没有 为什么 多少
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that carry no matter: dropped from a query that has others."""
COUNTRY = "中华人民共和国"
"""Texts that speak of a law leave it out."""

MOST_WANTED = 32
"""Nobody means all of more words to be in one article: a page that was pasted is ranked as a question is."""

NO_SYNONYMS: Mapping[str, tuple[Other, ...]] = {}


def make_request(
    query: Query,
    analyzer: Analyzer,
    names: UserWords,
    synonyms: Mapping[str, tuple[Other, ...]] = NO_SYNONYMS,
) -> Request:
    """Analyse a query. A query of function words only keeps them.

    ``synonyms`` leads from a squeezed user word to the words that do as well; a quoted word has none. The words these
    are cut into add to the score.
    """
    wanted: dict[Wanted, None] = {}
    parts: dict[str, None] = {}
    question = False
    for chunk in query.words:
        own: dict[Wanted, None] = {}
        for piece, is_name in names.split(chunk):
            name = Wanted(piece if is_name else "", others=synonyms.get(piece, ()))
            _take(list(analyzer.tokens(piece)), name, own, parts)
            parts |= {word: None for other in name.others for word in other.words}
        question = question or _is_question(own)
        wanted |= own
    kept = tuple(want for want in wanted if want.text not in FUNCTION_WORDS) or tuple(wanted)
    texts = {want.text for want in kept if not want.name}
    extra = tuple(part for part in parts if part not in texts and part not in FUNCTION_WORDS)
    question = question or len(kept) > MOST_WANTED
    return Request(kept, extra, query.phrases, query.without, query.filters, query.days, question)


def cut_other(word: str, analyzer: Analyzer) -> Other:
    """A word that does as well, cut; function words and the country count only where there are no others."""
    normal = normal_text(word)
    words = [token.text for token in analyzer.tokens(normal) if not token.part]
    matter = [one for one in words if one not in FUNCTION_WORDS and one != COUNTRY]
    return Other(squeeze(normal), tuple(dict.fromkeys(matter or words)))


def _is_question(own: Iterable[Wanted]) -> bool:
    """Whether a chunk is running words: many words that matter, or several joined by words that do not."""
    dropped = [want.text in FUNCTION_WORDS for want in own]
    matter = dropped.count(False)
    return matter >= LONG_QUESTION or (matter >= LONG_QUESTION - 1 and any(dropped))


def _take(tokens: list[Token], name: Wanted, wanted: dict[Wanted, None], parts: dict[str, None]) -> None:
    """Sort the tokens of a piece into what is wanted and what only adds to the score; ``name`` is empty for none."""
    runs = [name.text] if name.text and tokens[0].text != name.text else _single_runs(tokens)
    wanted |= {Wanted(run, True, name.others): None for run in runs}
    for token in tokens:
        if token.part or any(token.text in run for run in runs):
            parts[token.text] = None
        else:
            wanted[Wanted(token.text, others=name.others)] = None


def _single_runs(tokens: Iterable[Token]) -> list[str]:
    """Neighbouring single ideographs: a word the dictionary lacks (采/砂), wanted as it stands."""
    runs = [""]
    end = 0
    for token in tokens:
        single = len(token.text) == 1 and not token.part and token.text not in FUNCTION_WORDS
        if token.start != end or not single:
            runs.append("")
        if single:
            runs[-1] += token.text
        end = token.end
    return [run for run in runs if len(run) > 1]


def marked_terms(request: Request) -> tuple[frozenset[str], tuple[str, ...], tuple[Other, ...]]:
    """What to mark in a hit: single terms, runs of characters (phrases and user words), words that do as well."""
    terms = frozenset(want.text for want in request.wanted if not want.name)
    runs = (want.text for want in request.wanted if want.name)
    others = (other for want in request.wanted for other in want.others)
    return terms, tuple(squeeze(run) for run in (*request.phrases, *runs)), tuple(dict.fromkeys(others))
