"""Names that are no surname with a given name: minority and foreign names with ·, names in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guicheng.privacy.finding import Hit, Tier, graded
from guicheng.privacy.lexicon import cues
from guicheng.privacy.view import View

# Characters used to write sounds.
SOUNDS = (
    "阿艾爱埃安奥巴拜班邦包鲍贝本比彼毕别宾波伯博布茨查昌朝策达大代戴丹当道德登邓迪蒂丁东杜多朵顿恩尔法范方菲费芬丰弗福富伽盖甘冈高戈格葛根贡古桂国果哈海"
    "汉豪合何赫黑亨胡华怀霍基吉及加贾坚江杰金津京久卡凯康考柯科克肯孔库夸奎拉莱赖兰朗劳勒雷黎里理力利立丽莉连良列烈林琳龄留柳龙卢鲁路露吕伦罗洛马玛迈麦曼毛"
    "梅门蒙孟米密明莫墨默姆木穆拿娜纳乃南内尼宁牛纽努诺欧帕潘庞培佩彭皮平珀普其奇齐恰乔钦琴琼屈热仁日荣茹瑞若萨塞赛桑森沙莎山尚绍舍申施史士斯松苏素孙索塔"
    "泰坦汤唐特提腾田铁廷图土托瓦万汪旺威韦维卫魏温文翁沃乌伍武西希锡夏香向肖谢辛欣修许雅亚雁扬杨耶叶伊依易益因英尤于裕约扎泽詹珍芝治中忠朱卓兹宗祖买热孜"
    "提古丽尔江吐鲁洪木合买拜克热娜帕蒂麦艾则麻尼扎旦廉逊吾守措卓玛央金次仁多吉顿珠格桑拉姆白巴桑索朗旺堆嘎呷阿衣史嫫依"
)
DOTTED = re.compile(r"[\u4e00-\u9fff]{1,10}(?:·[\u4e00-\u9fffA-Z]{1,10}){1,4}")
LATIN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{1,14}(?:[·-]?[A-Z][a-z]{1,14}){1,3}(?![A-Za-z])")
_LATIN_ALONE: tuple[str, Tier] = ("person-latin", "review")
_SUGGESTION = "改为称谓：当事人甲、外籍当事人乙"


def foreign_names(view: View) -> Iterator[Hit]:
    """Names with · and names in Latin letters that stand beside Chinese words."""
    for match in DOTTED.finditer(view.text):
        yield from _dotted(match)
    for match in LATIN.finditer(view.text):
        if _is_written_apart(view, match):
            role = any(
                view.text[max(0, match.start() - size) : match.start()] in cues().roles
                for size in range(2, 7)
            )
            rule, tier = graded("person", True) if role else _LATIN_ALONE
            yield Hit(match.start(), match.end(), rule, tier, "外文姓名的样式", _SUGGESTION)


def _dotted(match: re.Match[str]) -> Iterator[Hit]:
    """Cut the neighbours off: only characters used for sounds belong to the first and the last part."""
    first, *_, last = match[0].split("·")
    head = _sounding_tail(first)
    tail = _sounding_head(last)
    if not head or not tail:
        return
    start = match.start() + len(first) - len(head)
    end = match.end() - len(last) + len(tail)
    sure = len(head) + len(tail) >= 4
    yield Hit(start, end, *graded("person", sure), "少数民族或者外国人姓名的样式", _SUGGESTION)


def _sounding_tail(words: str) -> str:
    kept = len(words)
    while kept and words[kept - 1] in _sounds():
        kept -= 1
    return words[kept:]


def _sounding_head(words: str) -> str:
    kept = 0
    while kept < len(words) and (words[kept] in _sounds() or words[kept].isascii()):
        kept += 1
    return words[:kept]


def _is_written_apart(view: View, match: re.Match[str]) -> bool:
    """Two words with a space between, not one word in CamelCase."""
    inner = [place for place in range(match.start() + 1, match.end()) if view.text[place].isupper()]
    return all(place in view.gaps or view.text[place - 1] in "·-" for place in inner)


@cache
def _sounds() -> frozenset[str]:
    return frozenset(SOUNDS)
