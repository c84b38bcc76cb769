"""The limit of a step names its regime: by the law it cites, else the office's own."""

from guicheng.content.corpus import read_corpus
from guicheng.deadlines.step import step_limit
from guicheng.model.procedure import Deadline


def test_an_internal_limit_comes_from_the_data_file(good_base):
    limit = step_limit(read_corpus(good_base), Deadline(event="received", key="intake.register"))
    assert (limit.period.words, limit.regime.name, limit.legal) == ("5个工作日", "内控", False)


def test_a_limit_of_a_law_whose_counting_is_unknown_is_counted_with_care(good_base):
    deadline = Deadline(event="received", amount=5, unit="日", basis="R0001@2021-03-26#t3")
    limit = step_limit(read_corpus(good_base), deadline)
    assert (limit.period.words, limit.regime.roll, limit.legal) == ("5日", "存疑", True)


def test_an_unknown_key_gives_no_limit(good_base):
    assert step_limit(read_corpus(good_base), Deadline(event="received", key="no.such")) is None
