"""Does import keep every article word for word? Counted by a reader of its own, from the sources and the written files.

    python tests/bench/import_fidelity.py --data DIR      DIR holds laws/ (Markdown) and official/ (docx, pdf, html)

Imports nothing of guicheng: it runs the ``guicheng`` command in temporary bases and reads what lies on disk.
Criteria, each of which fails the run: no crash; every file has an outcome and a reason where nothing was written;
at least 99.9 % of the articles of the sources stand in the written files with the same words (white space and
widths aside); docx, pdf and Markdown of one law give the same articles; no edition comes into force before its
last amendment; the same input twice changes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SHARE = 0.999
HEAD = re.compile(r"^(第[〇零一二三四五六七八九十百千0-9]+条(?:之[一二三四五六七八九十]+)*)(?=[\s　])")
INVISIBLE = re.compile("[\u200b-\u200f\ufeff\u00ad\ue000-\uf8ff]")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# A line that ends an article: a heading, or an annex.
OTHER = re.compile(
    r"^(?:#"
    r"|第[〇零一二三四五六七八九十百千0-9]+[编章节](?:[\s　]|$)"
    r"|附[ 　]*[件录表图]*[ 　]*[一二三四五六七八九十\d]*[ 　]*(?:[：:]|$)"
    r"|[一二三四五六七八九十]+、[^。；：]{2,40}$)"
)


def normal(text: str) -> str:
    """Width and white space do not count."""
    return "".join(unicodedata.normalize("NFKC", INVISIBLE.sub("", text)).split())


def articles(text: str) -> Iterator[str]:
    """The articles of a plain text, each as its label and all its words."""
    words: list[str] = []
    for raw in text.replace("\r", "").replace("\x00", "").split("\n"):
        line = INVISIBLE.sub("", raw).strip(" 　\t\u00a0")
        if not line or line.startswith(("<!--", "|")):
            continue  # tables are not compared: sources print them in too many ways
        starts, ends = HEAD.match(line), OTHER.match(line)
        if (starts or ends) and words:
            yield normal("".join(words))
            words = []
        if starts or (words and not ends):
            words.append(line)
    if words:
        yield normal("".join(words))


def docx_text(path: Path) -> str:
    """Paragraphs of a Word file, by regular expressions on its XML."""
    xml = zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")
    paragraphs = re.findall(
        r"<w:p[ >].*?</w:p>", re.sub(r"<w:tbl>.*?</w:tbl>", "", xml, flags=re.DOTALL), re.DOTALL
    )
    return "\n".join("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", p)) for p in paragraphs)


def body_of(path: Path) -> tuple[dict[str, str], str]:
    """Frontmatter lines ``key: value`` and the body of a written file."""
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return dict(line.split(": ", 1) for line in head.splitlines() if re.match(r"\w+: ", line)), body


def run(base: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``guicheng`` in a base."""
    command = [sys.executable, "-c", "from guicheng.cli import main; main()", "-C", str(base), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def import_into(base: Path, *paths: Path) -> list[dict[str, object]]:
    """Import and give the files' reports."""
    (base / "regs" / "data").mkdir(parents=True, exist_ok=True)
    (base / "mkdocs.yml").touch()
    result = run(base, "import", *map(str, paths), "--format", "json")
    if result.returncode not in (0, 1) or "files" not in (report := json.loads(result.stdout or "{}")):
        sys.exit(f"导入没有完成：{result.stderr[-2000:]}")
    files: list[dict[str, object]] = report["files"]
    return files


def written(base: Path) -> dict[str, list[str]]:
    """All editions of a base: path -> articles."""
    editions = sorted((base / "regs" / "regulations").glob("*/*.md"))
    return {str(p.relative_to(base)): list(articles(body_of(p)[1])) for p in editions if p.name != "index.md"}


def check_articles(laws: Path, base: Path, reports: list[dict[str, object]]) -> bool:
    """Every article of every law file is looked for in the work that the file went to.

    The articles of an edition are searched as one run of words: a source that prints two articles in one paragraph
    is counted once and found where they stand apart.
    """
    by_work: dict[str, str] = {}
    for path, found in written(base).items():
        slug = path.split("/")[2]
        by_work[slug] = by_work.get(slug, "") + "\n" + "".join(found)
    slugs = dict(_codes(base))
    total = missed = 0
    for report in reports:
        source = laws / str(report["file"])
        body = (
            source.read_text(encoding="utf-8").split("<!-- INFO END -->")[-1]
            if source.suffix == ".md"
            else ""
        )
        known = by_work.get(slugs.get(str(report["code"]), ""), "")
        wanted = list(articles(body))
        lost = [article for article in wanted if article not in known]
        total, missed = total + len(wanted), missed + len(lost)
        for article in lost:
            print(f"  缺：{report['file']}（{report['outcome']}）：{article[:60]}")
    share = 1 - missed / max(total, 1)
    print(f"条文 {total}，原样存在 {total - missed}，{share:.4%}")
    return share >= SHARE


def _codes(base: Path) -> Iterator[tuple[str, str]]:
    text = (base / "regs" / "data" / "codes.yml").read_text(encoding="utf-8")
    yield from re.findall(r"^(R\d+): \{slug: ([a-z0-9-]+)", text, re.MULTILINE)


def check_reports(reports: list[dict[str, object]]) -> bool:
    """Each file has an outcome; where nothing was written the reason is told."""
    counts = Counter(str(report["outcome"]) for report in reports)
    silent = [r["file"] for r in reports if r["outcome"] in ("跳过", "拒绝") and not r["reason"]]
    for report in reports:
        if report["outcome"] == "拒绝":
            print(f"  拒绝：{report['file']}：{str(report['reason'])[:80]}")
    print(f"文件 {len(reports)}：{dict(counts)}；没有说明的 {len(silent)}")
    return not silent


def check_dates(base: Path) -> bool:
    """effective_from is never older than the edition's day, or an amendment of its work up to that day."""
    wrong = []
    absent = 0
    for path in sorted((base / "regs" / "regulations").glob("*/*.md")):
        if path.name == "index.md":
            continue
        head, _ = body_of(path)
        begins, edition = head.get("effective_from"), head["edition"][:10]
        absent += begins is None
        index = (path.parent / "index.md").read_text(encoding="utf-8")
        events = re.findall(r"date: (\d{4}-\d{2}-\d{2}), type: (?:制定|修正|修订)", index)
        last = max([day for day in [*events, edition] if DATE.match(day) and day <= edition], default="")
        if begins is not None and begins < last:
            wrong.append(f"{path.parent.name}/{path.name}: {begins} < {last}")
    print(f"施行日期早于最后一次修改的 {len(wrong)}；没有施行日期（待核）的 {absent}")
    for line in wrong:
        print(f"  {line}")
    return not wrong


def check_formats(data: Path, folder: Path) -> bool:
    """Each official file in a base of its own; files of one law and day are held against each other and the docx."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    sources = sorted((data / "official").iterdir()) + _same_laws(data)
    good = True
    for number, source in enumerate(sources):
        base = folder / f"one{number}"
        report = import_into(base, source)[0]
        if report["outcome"] == "拒绝":
            print(f"  拒绝：{source.name}：{str(report['reason'])[:60]}")
            continue
        (edition,) = written(base).values()
        recognised = report["recognised"]
        assert isinstance(recognised, dict)
        found.setdefault((recognised["title"], recognised["edition"]), {})[source.suffix] = edition
        if source.suffix == ".docx":
            lost = set(articles(docx_text(source))) - set(edition)
            good &= not lost
            print(f"  {source.name}：{len(edition)} 条" + "".join(f"；缺 {article[:40]}" for article in lost))
    for (title, day), kinds in sorted(found.items()):
        if len(kinds) > 1:
            same = len({tuple(edition) for edition in kinds.values()}) == 1
            good &= same
            print(f"  {title} {day}：{'、'.join(sorted(kinds))} {'相同' if same else '不同！'}")
    return good


def _same_laws(data: Path) -> list[Path]:
    """Markdown files of the laws that also came as docx or pdf."""
    names = {
        p.stem.replace("中华人民共和国", "") for p in (data / "official").iterdir() if p.suffix != ".html"
    }
    return [p for p in sorted((data / "laws").rglob("*.md")) if p.name.split("(")[0] in names]


def check_again(base: Path, laws: Path) -> bool:
    """The same folder once more: no file of the base changes."""
    before = _digest(base)
    reports = import_into(base, laws)
    counts = Counter(str(report["outcome"]) for report in reports)
    print(f"再次导入：{dict(counts)}")
    return before == _digest(base) and not {"入库", "附入"} & set(counts)


def _digest(base: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted((base / "regs").rglob("*")):
        digest.update(str(path).encode() + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def main() -> int:
    """Run all criteria; 0 when each holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with laws/ and official/")
    data: Path = parser.parse_args().data
    with tempfile.TemporaryDirectory() as folder:
        base, laws = Path(folder) / "all", data / "laws"
        start = time.monotonic()
        reports = import_into(base, laws)
        print(f"导入 {len(reports)} 个文件，{time.monotonic() - start:.0f} 秒")
        results = {
            "每个文件有结果": check_reports(reports),
            "条文原样": check_articles(laws, base, reports),
            "施行日期": check_dates(base),
            "重复导入不变": check_again(base, laws),
            "各格式相同": check_formats(data, Path(folder)),
        }
    for name, holds in results.items():
        print(f"{'通过' if holds else '不通过'}　{name}")
    return 0 if all(results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
