"""施行日期: never older than the last change, never guessed."""

import datetime as dt

from guicheng.importer.commence import commence
from guicheng.importer.note import Happened

CLOSING = (
    "第一条　内容。",
    "第二条　内容。",
    "第三条　本条例自2010年1月1日起施行。2001年3月1日施行的《示例办法》同时废止。",
)
ON_PROMULGATION = ("第一条　内容。", "第二条　本办法自公布之日起施行。")


def made(text, promulgated=None, kind="制定", partial=False):
    day = dt.date.fromisoformat(text)
    known = dt.date.fromisoformat(promulgated) if promulgated else None
    return Happened(day, kind, ("示例市人民政府",), True, known, None, partial)


def told(body, last, note=()):
    return commence(note, False, body, last, last.day if last else None)


def test_the_closing_article_gives_the_day():
    assert told(CLOSING, made("2009-11-02")).day == dt.date(2010, 1, 1)


def test_a_day_older_than_the_last_amendment_is_never_taken():
    begun = told(CLOSING, made("2018-10-26", kind="修正", partial=True))
    assert begun.day is None
    assert begun.doubt is not None
    assert begun.doubt.startswith("施行日期待核：文中只有“2010年1月1日起施行”")


def test_the_day_of_the_amendment_itself_is_taken():
    assert told(CLOSING, made("2010-01-01", kind="修订")).day == dt.date(2010, 1, 1)


def test_from_promulgation_needs_the_day_of_promulgation():
    assert told(ON_PROMULGATION, made("2009-11-02", "2009-11-05")).day == dt.date(2009, 11, 5)
    assert told(ON_PROMULGATION, made("2009-11-02")).day is None


def test_from_promulgation_says_nothing_after_an_amendment():
    amended = made("2018-10-26", "2018-10-26", kind="修正", partial=True)
    assert told(ON_PROMULGATION, amended).day is None


def test_the_days_of_repealed_acts_do_not_count():
    assert told(("第一条　2001年3月1日起施行的《示例办法》同时废止。",), made("2000-01-01")).day is None


def test_without_a_note_the_day_is_doubted():
    begun = told(CLOSING, None)
    assert begun.day == dt.date(2010, 1, 1)
    assert begun.doubt is not None


def test_a_text_that_says_nothing_is_doubted():
    assert told(("第一条　内容。",), made("2009-11-02")).doubt == "施行日期待核：文中没有写"
