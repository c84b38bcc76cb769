"""After a rename the old addresses lead on: the document, the permanent pages of its editions, the place in them."""

import shutil
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.site.renamed import renamed

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture
def base(tmp_path):
    """The reading base in which one regulation and the procedure were once called otherwise."""
    shutil.copytree(FIXTURES / "good", tmp_path / "base")
    shutil.copytree(FIXTURES / "reading", tmp_path / "base", dirs_exist_ok=True)
    register = tmp_path / "base" / "regs" / "data" / "codes.yml"
    text = register.read_text(encoding="utf-8")
    text = text.replace(
        "{slug: shili-difang-guiding}", "{slug: shili-difang-guiding, old_slugs: [difang, difang-banfa]}"
    )
    text = text.replace("{slug: hedao-xiansuo,", "{slug: hedao-xiansuo, old_slugs: [xiansuo],")
    register.write_text(text, encoding="utf-8")
    return tmp_path / "base"


def test_every_old_folder_leads_to_the_new_one_with_its_editions(base):
    new = "regulations/shili-difang-guiding"
    leads = {(old, target) for old, target, _ in renamed(read_corpus(base))}
    assert leads == {
        *((f"regulations/{old}", new) for old in ("difang", "difang-banfa")),
        *((f"regulations/{old}/2019-05-01", f"{new}/2019-05-01") for old in ("difang", "difang-banfa")),
        *((f"regulations/{old}/2024-03-01", f"{new}/2024-03-01") for old in ("difang", "difang-banfa")),
        ("procedures/xiansuo", "procedures/hedao-xiansuo"),
    }


@pytest.mark.browser
def test_an_old_address_leads_to_the_same_place(base, page):
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    config = load_config(str(base / "mkdocs.yml"))
    config.plugins["guicheng"].config.update({"as_of": "2026-11-25"})
    build(config)
    site = Path(config.site_dir)
    old = site / "regulations/difang/2019-05-01/index.html"
    assert (
        '<a id="target" href="../../../regulations/shili-difang-guiding/2019-05-01/index.html">'
        in old.read_text(encoding="utf-8")
    )
    page.goto(old.as_uri() + "#t2")
    page.wait_for_url("**/regulations/shili-difang-guiding/2019-05-01/index.html#t2")
