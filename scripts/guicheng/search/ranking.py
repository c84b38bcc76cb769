"""What ranking weighs, for every engine; each number helped on the judged set, the browser has the same.

R@10 of the judged set (1,235 lay questions): words .46, with the prior .486; a title that counts more than a tenth
in long questions lowers it, all words first in long questions lowers it by .01.
"""

from __future__ import annotations

PRIOR = {"宪法": 1.35, "法律": 1.35, "司法解释": 1.1, "本地工作制度": 1.35, "": 1.35}
"""By level only, never by work; off when the query names a work or has a filter.

The office's own rules, and what has no level (procedures, cases, forms), weigh as laws do: staff who ask in their
own words look for them as often. Known items, open half: lay wording from 47 % to 60 % at 1, nothing else moves.
"""

TITLE = 1.0
TITLE_RELAXED = 0.1
"""Weight of a word in the title, when all words are asked for and when some are."""

LONG_QUESTION = 4
"""From so many words on, a chunk of a query is a question, not keywords; one fewer when function words join them."""
