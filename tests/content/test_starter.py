"""The starter: found in a checkout and in a wheel, copied whole or without content."""

from pathlib import Path

import pytest

from guicheng.content.starter import copy_starter, starter_root
from guicheng.errors import GuichengError


def make_base(root: Path) -> Path:
    for folder in ("docs", "regs/data", "regs/forms"):
        (root / folder).mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: 甲\n", encoding="utf-8")
    (root / "docs/index.md").write_text("# 甲\n", encoding="utf-8")
    (root / "regs/data/codes.yml").write_text("# 只增不减\nF0001: {slug: f0001}\n", encoding="utf-8")
    (root / "regs/forms/f0001.md").write_text("---\ncode: F0001\ntitle: 乙\n---\n", encoding="utf-8")
    return root


def files(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_wheel_has_the_starter_beside_the_package(tmp_path: Path) -> None:
    starter = make_base(tmp_path / "site-packages/guicheng/starter")
    assert starter_root(tmp_path / "site-packages/guicheng") == starter


def test_a_checkout_is_its_own_starter(tmp_path: Path) -> None:
    checkout = make_base(tmp_path / "checkout")
    package = checkout / "scripts/guicheng"
    package.mkdir(parents=True)
    assert starter_root(package) == checkout


def test_an_installation_without_starter_says_so(tmp_path: Path) -> None:
    package = tmp_path / "a/b/guicheng"
    package.mkdir(parents=True)
    with pytest.raises(GuichengError, match="安装不完整"):
        starter_root(package)


def test_with_the_model_everything_is_copied(tmp_path: Path) -> None:
    source = make_base(tmp_path / "source")
    copy_starter(tmp_path / "new", model=True, source=source)
    assert files(tmp_path / "new") == files(source)


def test_without_the_model_content_folders_are_empty_and_the_register_keeps_its_heading(
    tmp_path: Path,
) -> None:
    copy_starter(tmp_path / "new", model=False, source=make_base(tmp_path / "source"))
    assert files(tmp_path / "new") == {"mkdocs.yml", "docs/index.md", "regs/data/codes.yml"}
    assert (tmp_path / "new/regs/cases").is_dir()
    assert (tmp_path / "new/regs/data/codes.yml").read_text(encoding="utf-8") == "# 只增不减\n"


def test_without_the_model_no_page_leads_to_content_that_is_not_there(tmp_path: Path) -> None:
    source = make_base(tmp_path / "source")
    page = "# 乙\n\n走[丙](F0001)，写作 `[丙](F0001#k1)`，见[丁](index.md)、[戊](requirements.md)。\n"
    (source / "docs/page.md").write_text(page, encoding="utf-8")
    (source / "docs/index.md").write_text("# 甲\n\n- [丙](F0001)\n", encoding="utf-8")
    (source / "docs/requirements.md").write_text("# 戊\n", encoding="utf-8")
    nav = "nav:\n  - 首页: index.md\n"
    (source / "mkdocs.yml").write_text(nav + "  - 戊: requirements.md\n", encoding="utf-8")
    copy_starter(tmp_path / "new", model=False, source=source)
    kept = (tmp_path / "new/docs/page.md").read_text(encoding="utf-8")
    assert kept == "# 乙\n\n走丙，写作 `[丙](F0001#k1)`，见[丁](index.md)、戊。\n"
    assert (tmp_path / "new/docs/index.md").read_text(encoding="utf-8") == "# 甲\n\n"
    assert not (tmp_path / "new/docs/requirements.md").exists()
    assert (tmp_path / "new/mkdocs.yml").read_text(encoding="utf-8") == nav


def test_an_empty_folder_is_taken_and_a_file_of_that_name_refused(tmp_path: Path) -> None:
    source = make_base(tmp_path / "source")
    (tmp_path / "empty").mkdir()
    copy_starter(tmp_path / "empty", model=False, source=source)
    (tmp_path / "file").write_text("甲", encoding="utf-8")
    with pytest.raises(GuichengError, match="不是空文件夹"):
        copy_starter(tmp_path / "file", model=False, source=source)


@pytest.mark.parametrize("existed", [False, True])
def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path, existed: bool) -> None:
    source = make_base(tmp_path / "source")
    (source / "mkdocs.yml").unlink()
    target = tmp_path / "new"
    if existed:
        target.mkdir()
    with pytest.raises(FileNotFoundError):
        copy_starter(target, model=True, source=source)
    assert target.exists() == existed
    assert not existed or files(target) == set()
