"""``guicheng build``: checked, staged, swapped in; a failed build leaves the last good site."""

import hashlib
from pathlib import Path

import pytest

from guicheng.cli import building


def tree(folder: Path) -> dict[str, str]:
    """Every file with its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_site_is_built_and_its_place_said(in_base, good_base: Path) -> None:
    run = in_base("build")
    assert run.code == 0
    assert "检查：错误 0，需复核 0，提示 0。" in run.out
    assert f"打开 {good_base.resolve() / 'build/site/index.html'} 查看。" in run.out
    assert (good_base / "build/site/regulations/shili-hedao-tiaoli/index.html").is_file()


def test_the_same_base_and_day_give_the_same_bytes(in_base, good_base: Path) -> None:
    in_base("build", "--as-of", "2026-03-01")
    first = tree(good_base / "build/site")
    in_base("build", "--full", "--as-of", "2026-03-01")
    assert tree(good_base / "build/site") == first


def test_the_day_of_the_build_decides_what_holds(in_base, good_base: Path) -> None:
    page = good_base / "build/site/regulations/shili-hedao-tiaoli/index.html"
    in_base("build", "--as-of", "2021-04-01")
    assert "尚未生效" in page.read_text(encoding="utf-8")
    in_base("build", "--as-of", "2022-04-01")
    assert "尚未生效" not in page.read_text(encoding="utf-8")


def test_internal_content_stays_out_of_the_public_site(in_base, good_base: Path) -> None:
    form = good_base / "regs/forms/f0001.md"
    text = form.read_text(encoding="utf-8").replace("edition: 1\n", "edition: 1\nvisibility: 内部\n")
    form.write_text(text, encoding="utf-8")
    in_base("build")
    in_base("build", "--profile", "internal")
    assert not (good_base / "build/site/forms/f0001/index.html").exists()
    assert (good_base / "build/site-internal/forms/f0001/index.html").is_file()


def test_an_error_in_the_base_stops_the_build_and_keeps_the_last_site(in_base, good_base: Path) -> None:
    in_base("build")
    before = tree(good_base / "build/site")
    form = good_base / "regs/forms/f0001.md"
    form.write_text(form.read_text(encoding="utf-8").replace("P0001", "P0009"), encoding="utf-8")
    run = in_base("build", "--format", "json")
    assert run.code == 1
    assert [problem["code"] for problem in run.value["problems"]] == ["unknown-procedure"]
    assert tree(good_base / "build/site") == before


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("site_name: 甲\n", "plugins 里没有 guicheng"),
        ("site_name: [\n", "没有生成站点："),
        ("site_name: 甲\ntheme: {name: 无此主题}\nplugins: [guicheng]\n", "没有生成站点："),
        (
            "site_name: 甲\nplugins: [guicheng: {profil: public}]\ntheme: {name: guicheng}\nnav: 3\n",
            "没有生成站点：",
        ),
    ],
)
def test_a_failed_build_is_explained_and_keeps_the_last_site(
    in_base, good_base: Path, settings: str, said: str
) -> None:
    in_base("build")
    before = tree(good_base / "build/site")
    (good_base / "mkdocs.yml").write_text(settings, encoding="utf-8")
    run = in_base("build")
    assert run.code == 1
    assert said in run.err
    assert tree(good_base / "build/site") == before


def test_a_site_left_under_its_other_name_by_a_kill_is_put_back(good_base: Path) -> None:
    old = good_base / "build/.site-old"
    old.mkdir(parents=True)
    (old / "index.html").write_text("上一次", encoding="utf-8")
    (good_base / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    with pytest.raises(building.GuichengError):
        building.build_site(good_base, good_base / "build/site", "public", None)
    assert (good_base / "build/site/index.html").read_text(encoding="utf-8") == "上一次"
