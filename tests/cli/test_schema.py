"""``guicheng schema``: one JSON Schema a kind, one object for all."""

import pytest

from guicheng.cli.schema import KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_schema_with_chinese_titles(guicheng, kind: str) -> None:
    schema = guicheng("schema", kind).value
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False
    titles = "".join(value.get("title", "") for value in schema["properties"].values())
    assert any("\u4e00" <= character <= "\u9fff" for character in titles)


def test_all_kinds_come_in_one_object_whose_references_resolve(guicheng) -> None:
    schema = guicheng("schema").value
    assert set(schema["properties"]) == set(KINDS)
    for reference in schema["properties"].values():
        assert reference["$ref"].removeprefix("#/$defs/") in schema["$defs"]
