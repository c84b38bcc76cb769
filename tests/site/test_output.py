"""What stays of a product, what is written, and what of the last site can be relied on."""

from pathlib import Path

import pytest

from guicheng.site.manifest import FileRecord, Manifest, Product
from guicheng.site.output import Output

WORDS = {"a": b"one", "b": b"two", "c": b"three"}


@pytest.fixture
def last(tmp_path: Path) -> Manifest:
    """A site with one product of three files."""
    output = Output(tmp_path / "site", Manifest())
    output.products["index"] = Product("key", (), output.write_all(WORDS.items()))
    return output.complete(tmp_path / "site").standing(tmp_path / "site")


def test_a_changed_product_keeps_what_is_not_named(tmp_path: Path, last: Manifest) -> None:
    output = Output(tmp_path / "new", last)
    paths = output.change(last.products["index"], ([("b", b"other"), ("c", b"three"), ("d", b"new")], {"a"}))
    output.products["index"] = Product("later", (), paths)
    manifest = output.complete(tmp_path / "site")
    assert paths == ("b", "c", "d")
    assert (output.written, output.gone, output.kept) == (["b", "d"], ["a"], {"c"})
    assert manifest.files["c"] == last.files["c"] and manifest.files["b"] != last.files["b"]
    assert set(manifest.files) == {"b", "c", "d"}


def test_a_file_that_does_not_hold_what_was_written_is_not_read(tmp_path: Path, last: Manifest) -> None:
    output = Output(tmp_path / "new", last)
    assert {path: output.read(path) for path in WORDS} == WORDS
    (tmp_path / "site" / "a").write_bytes(b"one?")
    (tmp_path / "site" / "b").unlink()
    assert [output.read(path) for path in ("a", "b", "nowhere")] == [None, None, None]
    assert Output(tmp_path / "new", Manifest({"c": FileRecord(5, 0, "")})).read("c") is None
