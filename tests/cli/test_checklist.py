"""``guicheng checklist`` writes one whole file, or says why not."""

import pytest
from click.testing import CliRunner

from guicheng.cli import main


def run(base, *words):
    return CliRunner().invoke(main, ["-C", str(base), "checklist", *words])


@pytest.mark.parametrize(
    ("name", "begins"), [("a.docx", b"PK"), ("a.pdf", b"%PDF"), ("a.html", b"<!doctype html>")]
)
def test_the_ending_says_what_is_written(good_base, tmp_path, name, begins):
    target = tmp_path / "出" / name
    target.parent.mkdir()
    result = run(good_base, "P0001", "-o", str(target))
    assert result.exit_code == 0 and "P0001 第1版" in result.output
    assert target.read_bytes().startswith(begins)
    assert [path.name for path in target.parent.iterdir()] == [name]


def test_a_procedure_is_also_found_by_its_title(good_base, tmp_path):
    assert run(good_base, "河道线索登记", "-o", str(tmp_path / "a.html")).exit_code == 0


def test_an_unknown_procedure_names_the_known_ones(good_base, tmp_path):
    result = run(good_base, "P0002", "-o", str(tmp_path / "a.html"))
    assert result.exit_code == 1 and "P0001河道线索登记" in result.output
    assert list(tmp_path.glob("a.*")) == []


def test_another_ending_is_refused(good_base, tmp_path):
    result = run(good_base, "P0001", "-o", str(tmp_path / "a.txt"))
    assert result.exit_code == 1 and ".docx、.pdf、.html" in result.output


def test_a_folder_that_is_not_there_is_explained(good_base, tmp_path):
    result = run(good_base, "P0001", "-o", str(tmp_path / "没有" / "a.html"))
    assert result.exit_code == 1 and "找不到" in result.output and "Traceback" not in result.output
