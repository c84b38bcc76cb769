"""``guicheng bundle``: says when the site in the capsule is older than what it was made from."""

import os
from pathlib import Path


def test_a_source_written_after_the_build_is_named(in_base, good_base: Path, tmp_path: Path) -> None:
    site, manifest = good_base / "build/site/index.html", good_base / "build/cache/site.manifest"
    for file in (site, manifest):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("站点", encoding="utf-8")
    key, source = tmp_path / "k.key", next((good_base / "regs").rglob("*.md"))
    assert in_base("bundle", "--new-key", key).code == 0
    for second, said in ((-60, False), (60, True)):
        moment = manifest.stat().st_mtime + second
        for path in (good_base / "regs").rglob("*"):
            os.utime(path, (moment - 120, moment - 120))
        os.utime(source, (moment, moment))
        run = in_base("bundle", "-o", tmp_path / f"{said}.zip", "--key", key)
        assert run.code == 0, run.err
        assert (source.relative_to(good_base).as_posix() in run.err) is said
