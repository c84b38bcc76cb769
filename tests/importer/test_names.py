"""Organs, levels, titles, dates and slugs: small tables."""

import datetime as dt

import pytest

from guicheng.importer.dates import date_in_name, only_date
from guicheng.importer.level import rank
from guicheng.importer.organ import find_organs, organs_of_title
from guicheng.importer.slug import slug_of
from guicheng.importer.title import match_key, report_title, short_names, title_of_file


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("第十三届全国人民代表大会常务委员会第十次会议通过", ("全国人民代表大会常务委员会",)),
        ("第八届全国人民代表大会第一次会议修订", ("全国人民代表大会",)),
        ("中华人民共和国国务院、中华人民共和国中央军事委员会令第578号公布", ("国务院", "中央军事委员会")),
        ("示例省第十三届人民代表大会常务委员会第十次会议通过", ("示例省人民代表大会常务委员会",)),
        ("证监会令第158号公布", ("证监会",)),
        ("卫生部令第17号发布", ("卫生部",)),
        ("示例市人民政府令第3号公布", ("示例市人民政府",)),
    ],
)
def test_organs_of_a_clause(text, organs):
    assert find_organs(text) == organs


@pytest.mark.parametrize(
    ("title", "organs"),
    [
        ("最高人民法院、最高人民检察院关于办理示例案件的解释", ("最高人民法院", "最高人民检察院")),
        ("国务院关于示例的规定", ("国务院",)),
        ("关于示例的规定", ()),
        ("示例市河道管理条例", ()),
    ],
)
def test_organs_of_a_title(title, organs):
    assert organs_of_title(title) == organs


@pytest.mark.parametrize(
    ("title", "issuers", "approved_by", "folders", "level"),
    [
        ("中华人民共和国宪法修正案", (), (), (), "宪法"),
        ("中华人民共和国示例法", ("全国人民代表大会常务委员会",), (), (), "法律"),
        ("示例条例", ("国务院",), (), (), "行政法规"),
        ("国务院关于示例的通知", ("国务院",), (), (), "规范性文件"),
        ("示例办法", ("卫生部",), ("国务院",), (), "行政法规"),
        ("示例规定", ("最高人民法院",), (), (), "司法解释"),
        ("示例规定", ("国家监察委员会",), (), (), "监察法规"),
        ("示例办法", ("公安部",), (), (), "部门规章"),
        ("示例通知", ("公安部",), (), (), "规范性文件"),
        ("示例条例", ("示例省人民代表大会常务委员会",), (), (), "地方性法规"),
        ("示例办法", ("示例市人民政府",), (), (), "地方政府规章"),
        ("示例条例", ("中共中央",), (), (), "党内法规"),
        ("示例意见", ("中共中央", "国务院"), (), (), "规范性文件"),
        ("示例条例", (), (), ("下载", "行政法规"), "行政法规"),
        ("中华人民共和国示例条例", (), (), (), "行政法规"),
        ("示例", (), (), (), "其他"),
    ],
)
def test_levels(title, issuers, approved_by, folders, level):
    assert rank(title, issuers, approved_by, folders).level == level


def test_a_level_without_an_issuer_is_doubted():
    assert "文件夹" in (rank("示例条例", (), (), ("行政法规",)).doubt or "")
    assert rank("示例条例", ("国务院",), (), ()).doubt is None


@pytest.mark.parametrize(
    ("stem", "title", "day"),
    [
        ("示例法(2018-10-26)", "示例法", dt.date(2018, 10, 26)),
        ("009_示例办法_02_规章库正文页", "示例办法", None),
        ("示例办法_20200101", "示例办法", dt.date(2020, 1, 1)),
        ("示例办法（试行）", "示例办法（试行）", None),
        ("示例法(2018-13-26)", "示例法", None),
    ],
)
def test_names_of_files(stem, title, day):
    assert title_of_file(stem) == title
    assert date_in_name(stem) == day


@pytest.mark.parametrize(
    "text", ["2018年10月26日", "二〇一八年十月二十六日", "2018 年 10 月 26 日", "（2018年10月26日）"]
)
def test_a_line_that_is_a_date(text):
    assert only_date(text) == dt.date(2018, 10, 26)


def test_a_day_that_does_not_exist_is_no_date():
    assert only_date("2018年2月30日") is None


def test_names_are_compared_without_what_varies():
    assert match_key("《中华人民共和国示例法》") == match_key("示例法")
    assert match_key("最高人民法院、最高人民检察院关于示例的解释") == match_key(
        "最高人民法院 最高人民检察院关于示例的解释"
    )


def test_the_short_name_lacks_the_state():
    assert short_names("中华人民共和国示例法") == ("示例法",)
    assert short_names("示例市条例") == ()


def test_a_report_names_itself_in_its_first_paragraph():
    assert (
        report_title(("以下是关于关于示例工作规范化建设的调研报告，供参考。",))
        == "关于示例工作规范化建设的调研报告"
    )


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("中华人民共和国刑事诉讼法", "xingshi-susong-fa"),
        ("重庆示例办法", "chongqing-shili-banfa"),
        ("最高人民法院、最高人民检察院关于办理示例案件的解释", "lianggao-banli-shili-jieshi"),
        ("2022年度示例报告", "2022-niandu-shili-baogao"),
        ("《》", "wenben"),
    ],
)
def test_slugs_are_pinyin_by_words(title, slug):
    assert slug_of(title, ()) == slug


def test_a_taken_slug_gets_a_number_and_stays_short():
    first = slug_of("很长的名称" * 20, ())
    assert len(first) <= 60
    second = slug_of("很长的名称" * 20, (first,))
    assert len(second) <= 60
    assert second.endswith("-2")
