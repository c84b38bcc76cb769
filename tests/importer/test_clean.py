"""Cleaning takes away what is not the text and no character of what is."""

from hypothesis import given
from hypothesis import strategies as st

from guicheng.importer.clean import clean
from guicheng.importer.sheet import Sheet

WORDS = st.text(
    alphabet="甲乙丙丁应当可以不得，；“”《》（）第一二三十条款项0129%．·—ab", min_size=1, max_size=30
)
HEADS = st.sampled_from(["第一章　总　　则", "第二节　一般规定", "（一）", "1．", "第三条　", ""])


def cleaned(*lines, head=0):
    return clean(Sheet(lines, head=head))


def bare(lines):
    return "".join("".join(lines).split())


@given(st.lists(st.tuples(HEADS, WORDS), min_size=1, max_size=12))
def test_no_character_of_running_text_is_lost(parts):
    lines = [f"第{n}条　{head}{words}。" for n, (head, words) in enumerate(parts, start=1)]
    # A full-width point between digits becomes a plain one: the one change of width these words allow.
    kept = bare(cleaned(*lines).sheet.lines).replace(".", "．")
    assert kept == bare(lines).replace(".", "．")


def test_the_contents_go_up_to_their_first_entry_in_the_text(papers):
    found = cleaned(*papers.law)
    assert found.sheet.lines[2:4] == ("第一章　总则", "第一条　为了加强河道管理，保障防洪安全，制定本条例。")
    assert found.notes == ("略去目录 3 行",)


def test_contents_with_page_numbers_and_broken_entries_go():
    lines = ("示例法", "目录", "第一章 总则……1", "第二章 很长的", "标题……12", "第一章 总则", "第一条　内容。")
    assert cleaned(*lines).sheet.lines == ("示例法", "第一章 总则", "第一条　内容。")


def test_the_word_contents_alone_takes_nothing_away():
    lines = ("示例目录", "目录", "第一条　内容。", "第二条　内容。")
    assert cleaned(*lines).sheet.lines == ("示例目录", "第一条　内容。", "第二条　内容。")


def test_widths_and_invisible_characters_are_unified_and_told():
    found = cleaned("第一条　自２０２１年１月１日起\u200b施行，\ue004税率０．５％。")
    assert found.sheet.lines == ("第一条　自2021年1月1日起施行， 税率0.5％。",)
    assert set(found.notes) == {"全角数字、字母改为半角", "删去看不见的零宽字符", "私用区字符改为空格"}


def test_headings_set_apart_for_looks_are_closed():
    assert cleaned("第一章　总　　则", "附　　则", "第二章 法 律 责 任").sheet.lines == (
        "第一章　总则",
        "附则",
        "第二章 法律责任",
    )


def test_articles_that_run_on_in_one_paragraph_stand_apart():
    found = cleaned("第一条 甲的内容。 第二条 乙的内容，依照第三条 的规定。 第三条 丙。")
    assert found.sheet.lines == ("第一条 甲的内容。", "第二条 乙的内容，依照第三条 的规定。", "第三条 丙。")


def test_papers_after_the_closing_article_are_cut_off():
    found = cleaned(
        "第一条　本法自2021年1月1日起施行。", "关于《中华人民共和国示例法（草案）》的说明", "各位委员："
    )
    assert found.sheet.lines == ("第一条　本法自2021年1月1日起施行。",)
    assert "略去正文之后的其他文件" in found.notes[0]


def test_words_of_the_website_at_the_end_go():
    found = cleaned("第一条　内容。", "【打印此页】", "版权所有：示例网 京ICP备1号")
    assert found.sheet.lines == ("第一条　内容。",)
