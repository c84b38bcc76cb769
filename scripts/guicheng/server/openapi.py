"""The description of the API, for programs that call it (OpenAPI 3.1)."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

_TEXT = {"type": "string"}
_WHOLE = {"type": "integer"}
_HIT = dict.fromkeys(("address", "title", "article", "text", "url", "status"), _TEXT)


def description() -> dict[str, Any]:
    """The whole description as JSON values."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "规程检索接口",
            "version": version("guicheng"),
            "description": "只读；不记录检索词。",
        },
        "paths": {
            "/api/search": {"get": _search()},
            "/api/documents/{address}": {"get": _document()},
            "/healthz": {
                "get": {
                    "summary": "是否正常；search 为正常、不全（有的分片没有响应）或者没有响应",
                    "responses": {
                        "200": _answer("正常", {"status": _TEXT, "search": _TEXT}),
                        "503": _answer("没有站点", {"status": _TEXT, "search": _TEXT}),
                    },
                }
            },
            "/find": {"get": _page()},
        },
    }


def _search() -> dict[str, Any]:
    hits = {"type": "array", "items": _object({**_HIT, "score": {"type": "number"}})}
    counts = {"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _WHOLE}}
    notes = {"type": "array", "items": _TEXT}
    answer = {"total": _WHOLE, "hits": hits, "facets": counts, "notes": notes, "partial": {"type": "boolean"}}
    return {
        "summary": "全文检索，检索式与网页、命令行相同",
        "parameters": [
            {"name": "q", "in": "query", "required": True, "schema": {"type": "string", "maxLength": 500}},
            {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100}},
        ],
        "responses": {"200": _answer("结果", answer), **_refusals("400", "429", "503")},
    }


def _page() -> dict[str, Any]:
    page = {"description": "网页", "content": {"text/html": {"schema": _TEXT}}}
    return {
        "summary": "检索结果的网页，不用脚本；结果不全时在页首写明",
        "parameters": [{"name": "q", "in": "query", "schema": {"type": "string", "maxLength": 500}}],
        "responses": {"200": page, "503": page, **_refusals("429")},
    }


def _document() -> dict[str, Any]:
    answer = dict.fromkeys(("address", "title", "label", "text", "status", "url"), _TEXT)
    place = {
        "name": "address",
        "in": "path",
        "required": True,
        "schema": _TEXT,
        "example": "R0001@2021-03-26#t3",
    }
    return {
        "summary": "一个地址的原文；# 写作 %23",
        "parameters": [place],
        "responses": {"200": _answer("原文", answer), **_refusals("400", "404", "429")},
    }


def _refusals(*codes: str) -> dict[str, Any]:
    words = {"400": "参数不对", "404": "库中没有", "429": "请求过于频繁", "503": "检索引擎没有响应"}
    return {code: _answer(words[code], {"error": _TEXT}) for code in codes}


def _answer(words: str, properties: dict[str, Any]) -> dict[str, Any]:
    return {"description": words, "content": {"application/json": {"schema": _object(properties)}}}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties}
