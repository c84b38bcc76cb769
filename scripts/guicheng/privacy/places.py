"""Names of places: counties and cities by a list, townships, villages and groups by their shape, addresses by number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from guicheng.privacy.finding import Hit, graded
from guicheng.privacy.lexicon import common_words, generic, given_characters, places
from guicheng.privacy.view import View

_SMALL = re.compile(
    r"(?:镇|乡(?![村镇])|苏木|街道(?!两侧)|村(?!民自治|规|务公开|干部|级)|屯(?![垦田兵积])|嘎查|林场|农场|牧场|渔场|社区|居委会|[0-9一二三四五六七八九十]{1,3}(?:组|社|队)(?=村民|农户|的?农民))"
)
_OFFICE = re.compile(
    r"人民政府|政府|党委|村委|村民|村支|居民|派出所|法庭|司法所|信访|农民|农户|群众|委员会|办事处|中心校|卫生院|小学|中学|敬老院|综治|综合|委会|书记|镇长|乡长"
)
_ORGANS = (
    "委|人民法院|法院|人民检察院|检察院|公安|司法局|人民政府|政府|人大|政协|纪委|监委|政法委|信访|中级|看守所|监狱|农业|工商|建设|支行|分行"
    "|财政|教育|民政|国土|自然资源|住建|交通|水务|水利|林业|城管|市场监管|税务"
)
_ORGAN = re.compile(_ORGANS)
_UPPER = re.compile(rf"(?:市|县|旗|自治州|盟|区)(?=(?:{_ORGANS})|[\u4e00-\u9fff]{{1,4}}(?:镇|乡|街道|村))")
_ROAD = re.compile(
    r"(?:(?![住在居于至到])[\u4e00-\u9fff]){2,6}(?:路|街|大道|大街|巷|胡同|弄|里)[0-9]{1,5}号?(?:院|楼|附[0-9]+号?)?|[0-9]{1,4}(?:栋|幢|号楼|单元|座)[0-9]{0,3}(?:单元)?[0-9]{0,4}(?:室|号|户)?(?=[^\u4e00-\u9fff]|住|的|居|内|房|室|$)"
)
_EDGE = "条者户名个位不未没无非哪报送抄呈请转交知告的在到于由从对向和与及、等为是将被把给至经往回离因以各该其某本我你他了着过并或"


def places_named(view: View) -> Iterator[Hit]:
    """Named places with where they stand; 某县、本市、各乡镇 are none."""
    text = view.text
    yield from _counties(text)
    yield from _before_offices(text)
    yield from _townships(text)
    for match in _ROAD.finditer(text):
        yield Hit(match.start(), match.end(), "address", "error", "具体地址", "删去")


def _counties(text: str) -> Iterator[Hit]:
    """Places of the list: with their suffix sure, without it doubtful."""
    for match in _known().finditer(text):
        suffixed = (
            text[match.end() : match.end() + 1] in places()[match[0]][:1]
            or text[match.end() : match.end() + 1] in "省市县区旗州盟"
        )
        if suffixed and match.end() < len(text):
            yield _place(match.start(), match.end() + 1, sure=True)
        elif places()[match[0]] == "省" or len(match[0]) >= 3 or _office_follows(text, match.end()):
            yield _place(match.start(), match.end(), sure=_office_follows(text, match.end()))


def _office_follows(text: str, at: int) -> bool:
    return (
        re.match(
            r"(?:中级|高级|基层)?(?:人民)?(?:法院|检察院)|公安|派出所|警方|农业银行|银行", text[at : at + 8]
        )
        is not None
    )


def _before_offices(text: str) -> Iterator[Hit]:
    """示例市人民法院: a place that no list knows, told by the organ behind it."""
    for match in _UPPER.finditer(text):
        name = _name_before(text, match.start(), 6)[-4:]
        if name not in places() and _is_ordinary(text, name, match):
            continue
        if len(name) >= 2 or (len(name) == 1 and match[0] in "县旗" and name not in "一两各每该本某全此我"):
            yield _place(match.start() - len(name), match.end(), sure=True)
    for match in re.finditer(r"(?:人民法院|法院|检察院|公安局|派出所|法庭|司法所|看守所|监狱)", text):
        name = _name_before(text, match.start(), 3)
        if len(name) in (2, 3) and not _is_plain(name):
            yield _place(match.start() - len(name), match.end(), sure=False)


def _is_ordinary(text: str, name: str, suffix: re.Match[str]) -> bool:
    """Words that happen to stand before the suffix: 引导城|市, 建立|县乡, 代表|县委; not 青石|县委."""
    if name[-1:] + suffix[0] in common_words():
        return True
    organ = _ORGAN.match(text, suffix.end()) is not None
    return name[-2:] in common_words() and not (organ and _sounds_like_a_name(name))


def _sounds_like_a_name(name: str) -> bool:
    """青石, 河阳: characters of names, though together they may be a word."""
    return all(char in given_characters() for char in name)


def _townships(text: str) -> Iterator[Hit]:
    """杨柳镇, 青石沟村: sure where an office follows or a larger place stands before."""
    for match in _SMALL.finditer(text):
        suffix = match[0]
        name = _name_before(text, match.start(), 6)[-4:]
        start = match.start() - len(name)
        below = text[start - 1 : start] in tuple("市县区旗镇乡")
        follows = _OFFICE.match(text, match.end()) is not None
        short = len(name) == 1 and not follows and not below
        if name and not short and not suffix[0].isdigit() and not _is_ordinary_small(name, suffix, follows):
            sure = (follows or below) and name[-1] + suffix not in common_words()
            yield _place(start, match.end(), sure=sure)


def _is_ordinary_small(name: str, suffix: str, follows: bool) -> bool:
    """Words that happen to stand before 镇, 乡, 村, 社区: 鼓励乡|镇, 城|镇, 完善|社区."""
    if name + suffix in common_words():
        return True
    if name in common_words() and not (follows and _sounds_like_a_name(name)):
        return True
    if name[-1] + suffix not in common_words():
        return False
    return not follows or len(name) < 3 or name[:-1] in common_words() or name[-3:-1] in common_words()


def _name_before(text: str, end: int, longest: int) -> str:
    """The Chinese characters before a suffix up to an edge; empty when they are no name."""
    start = end
    while start > 0 and end - start < longest and "\u4e00" <= text[start - 1] <= "\u9fff":
        if text[start - 1] in _EDGE or (end - start >= 1 and text[start - 1] in "省市县区旗州盟镇乡村"):
            break
        start -= 1
    return _trimmed(text[start:end])


def _trimmed(name: str) -> str:
    """Cut common words off the front, then judge what is left."""
    while len(name) > 2:
        for size in (3, 2, 1):
            if len(name) - size >= 2 and (name[:size] in common_words() or (size == 1 and name[0] == "人")):
                name = name[size:]
                break
        else:
            break
    plain = (
        name in generic("地方")
        or name[-2:] in generic("地方")
        or (len(name) == 1 and name in generic("地方"))
    )
    return "" if plain or any(char in "某×甲乙丙各每该本" for char in name) else name


def _is_plain(name: str) -> bool:
    return (
        name in generic("法院")
        or name in common_words()
        or name[-2:] in generic("法院")
        or name[:2] in common_words()
        or name[-2:] in common_words()
    )


def _place(start: int, end: int, *, sure: bool) -> Hit:
    return Hit(start, end, *graded("place", sure), "写明了地方", "县以下删去；县、市、省写“某县”“某市”“某省”")


@cache
def _known() -> re.Pattern[str]:
    names = sorted(
        (name for name, kind in places().items() if kind == "省" or name not in common_words()),
        key=len,
        reverse=True,
    )
    return re.compile("|".join(names))
