"""Regulations: the Work 作品 (``index.md``) and its Editions 版本 (one file each)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from guicheng.model.fields import (
    Day,
    EditionId,
    Record,
    Text,
    Texts,
    Visibility,
    WorkCode,
    mapping_or_nothing,
    one_or_many,
)

Nature = Literal["正式文本", "示范文本", "资料"]
Level = Literal[
    "宪法",
    "法律",
    "行政法规",
    "监察法规",
    "司法解释",
    "部门规章",
    "地方性法规",
    "地方政府规章",
    "党内法规",
    "规范性文件",
    "国家标准",
    "本地工作制度",
    "其他",
]
EventType = Literal["制定", "修正", "修订", "废止", "失效"]
TextState = Literal["全文", "节选"]
ArticleAnchor = Annotated[str, StringConstraints(pattern=r"^(?:f\d+-)?t\d+(?:-\d+)*(?:-[kxm]\d+)*$")]


class Event(Record):
    """One event in the life of a work, read off the note under its title."""

    date: Day = Field(title="日期")
    type: EventType = Field(title="类型")
    by: Text | None = Field(None, title="机关")


class Relations(Record):
    """Relations to other works of the base, by code."""

    implements: Annotated[tuple[WorkCode, ...], BeforeValidator(one_or_many)] = Field((), title="实施")
    replaces: Annotated[tuple[WorkCode, ...], BeforeValidator(one_or_many)] = Field((), title="取代")
    repealed_by: WorkCode | None = Field(None, title="被废止")
    partially_repealed_by: Annotated[tuple[WorkCode, ...], BeforeValidator(one_or_many)] = Field(
        (), title="被部分废止"
    )


class Verification(Record):
    """One check of a text or its validity by a person; ``until`` is the day up to which validity was checked."""

    by: Text = Field(title="核对人")
    date: Day = Field(title="核对日期")
    until: Day | None = Field(None, title="核对截至")

    @property
    def day(self) -> Day:
        """The day up to which this check speaks."""
        return self.until or self.date


Verifications = Annotated[tuple[Verification, ...], BeforeValidator(one_or_many)]


class Work(Record):
    """作品: what stays the same through all editions of a regulation."""

    code: WorkCode = Field(title="编码")
    title: Text = Field(title="名称")
    aliases: Texts = Field((), title="别名")
    nature: Nature = Field(title="性质")
    level: Level = Field(title="位阶")
    issuer: Texts = Field((), title="制定机关")
    doc_no: Text | None = Field(None, title="文号")
    topics: Texts = Field((), title="主题")
    visibility: Visibility = Field("公开", title="可见范围")
    events: Annotated[tuple[Event, ...], BeforeValidator(one_or_many)] = Field((), title="沿革")
    relations: Annotated[Relations, BeforeValidator(mapping_or_nothing)] = Field(
        default_factory=Relations, title="关系"
    )
    lineage: Annotated[
        dict[Text, dict[ArticleAnchor, ArticleAnchor]], BeforeValidator(mapping_or_nothing)
    ] = Field(default_factory=dict, title="条文对应")
    used_for: Text | None = Field(None, title="用途")
    verified: Verifications = Field((), title="核对")


class Commencement(Record):
    """Single articles that come into force on another day than the rest."""

    articles: Annotated[tuple[ArticleAnchor, ...], BeforeValidator(one_or_many)] = Field(title="条文")
    date: Day = Field(title="施行日期")


class ArticleStatus(Record):
    """A single article deleted, suspended or spent from a day on."""

    state: Literal["删去", "暂停适用", "失效"] = Field(title="状态")
    date: Day = Field(title="日期")


class Source(Record):
    """Where the text came from; ``sha256`` is of the file as received."""

    name: Text = Field(title="来源")
    url: Text | None = Field(None, title="网址")
    retrieved: Day | None = Field(None, title="取得日期")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = Field(None, title="校验值")


class Edition(Record):
    """版本: one wording of a work. Its id is the day of the last adoption or amendment, for ever."""

    edition: EditionId = Field(title="版本")
    doc_no: Text | None = Field(None, title="文号")
    adopted: Day | None = Field(None, title="通过日期")
    promulgated: Day | None = Field(None, title="公布日期")
    effective_from: Day | None = Field(None, title="施行日期")
    effective_to: Day | None = Field(None, title="失效日期")
    trial: bool = Field(False, title="试行")
    text_state: TextState = Field("全文", title="文本状态")
    commencement: Annotated[tuple[Commencement, ...], BeforeValidator(one_or_many)] = Field(
        (), title="分条施行"
    )
    article_status: Annotated[dict[ArticleAnchor, ArticleStatus], BeforeValidator(mapping_or_nothing)] = (
        Field(default_factory=dict, title="条文状态")
    )
    source: Source = Field(title="来源")
    verified: Verifications = Field((), title="核对")
