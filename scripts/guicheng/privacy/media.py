"""Roundabout traces: headlines, links, posts that one person holds, 全县首例."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guicheng.privacy.finding import Hit, Tier
from guicheng.privacy.view import View

_TITLE = re.compile(
    r"(?:题为|标题为|标题是|以[“《\"]|刊发|刊登|发表|播出|报道了?|推送)[^。\n]{0,8}[《“\"][^》”\"\n]{4,40}[》”\"](?:一文|的?报道|的?文章|为题)?"
    r"|[《“\"][^》”\"\n]{4,40}[》”\"](?:一文|的?报道|的?帖子|的?视频)"
    r"|[\u4e00-\u9fff]{2,6}(?:日报|晚报|都市报|早报|时报|电视台)(?=[^\u4e00-\u9fff]|[\u4e00-\u9fff]{0,4}(?:报道|记者|刊|播|讯))"
)
_LINK = re.compile(
    r"(?:https?:|ftp:)//[^\s\u4e00-\u9fff，。；）)>\"']+|(?<![\w@.-])(?:www\.)?(?:[a-z0-9-]{2,40}\.){1,3}(?:com|cn|net|org|gov|edu|cc|top|xyz|info)(?:\.cn)?(?![\w.])(?:/[^\s\u4e00-\u9fff，。；）)>\"']*)?",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:市委|县委|区委|省委|州委|旗委)?政法委员?会?书记|常务(?:副)?(?:省|市|县|区|州|旗)长|(?:省|市|县|区|州|旗|乡|镇)(?:委书记|长)(?![期度短])"
    r"|(?:主管|分管)[\u4e00-\u9fff]{0,6}(?:副院长|院长|庭长|副局长|副检察长|副县长|副市长|副书记)"
    r"|(?<![副人民级该本原])(?:院长|检察长|公安局长|局长|庭长)"
)
_ONLY = re.compile(
    r"(?:全国|全省|全市|全县|全区|全镇|全乡|全村|我市|我县|本地|当地|辖区)(?:内)?(?:唯一|首例|首起|首个|首家|第一例|第一起|第一家|最大|最小|仅有|独有|独一)"
)


def media(view: View) -> Iterator[Hit]:
    """Headlines, links, unique posts, superlatives of a place."""
    yield from _each(
        _TITLE, view, "media-title", "error", "媒体报道或者其标题，一查便知", "删去报道的名称和出处"
    )
    yield from _each(_LINK, view, "web-link", "error", "网址会引回原始材料", "删去网址")
    yield from _each(_POST, view, "post", "review", "一地一人的职务", "写“某县有关负责人”“某法院负责人”")
    yield from _each(_ONLY, view, "only-one", "review", "独一无二的特征", "删去或者改写")


def _each(
    pattern: re.Pattern[str], view: View, rule: str, tier: Tier, why: str, advice: str
) -> Iterator[Hit]:
    for match in pattern.finditer(view.text):
        yield Hit(match.start(), match.end(), rule, tier, why, advice)
