"""The change list of a release: what the approver of a transfer reads. Compares two manifests, speaks of documents."""

from __future__ import annotations

from collections.abc import Mapping

from guicheng.release.manifest import Manifest

NAME = "变更说明.txt"
MOST = 300
_GENERATED = ("assets/", "search/", "s/", "catalogue/")


def change_list(new: Manifest, old: Manifest | None, titles: Mapping[str, str]) -> str:
    """The list as plain text. ``titles`` maps page folders (``regulations/<slug>``) to code and title."""
    lines = [
        f"{new.title}　发布包变更说明",
        "",
        f"内容截至：{new.as_of}　　程序版本：{new.version}",
        f"文件数：{len(new.files)}　　总大小：{sum(file.size for file in new.files):,} 字节",
    ]
    if old is None:
        return "\n".join([*lines, "", "首次发布，没有上一版可比。", ""])
    before = {file.path: file.sha256 for file in old.files if file.path != NAME}
    lines.append(f"与上一版比较：上一版内容截至 {old.as_of}，文件 {len(before)} 个")
    after = {file.path: file.sha256 for file in new.files}
    groups = {
        "新增": [path for path in after if path not in before],
        "改动": [path for path in after if path in before and after[path] != before[path]],
        "删除": [path for path in before if path not in after],
    }
    if not any(groups.values()):
        lines += ["", "与上一版没有不同。改过内容的，先用 guicheng build 重新生成，再装包。"]
    for word, paths in groups.items():
        lines += ["", *_group(word, paths, titles)]
    return "\n".join([*lines, ""])


def _group(word: str, paths: list[str], titles: Mapping[str, str]) -> list[str]:
    documents = sorted({title for path in paths if (title := _document(path, titles))})
    others = sorted(path for path in paths if not _document(path, titles) and not _is_generated(path))
    head = f"{word}：文件 {len(paths)} 个，其中内容 {len(documents)} 件"
    named = [f"　　{title}" for title in documents[:MOST]]
    rest = [f"　　另有 {len(documents) - MOST} 件，见清单"] if len(documents) > MOST else []
    return [head, *named, *rest, *(f"　　{path}" for path in others[:MOST])]


def _document(path: str, titles: Mapping[str, str]) -> str | None:
    """The document that a file is a page of, if it is one."""
    folder = path.removeprefix("site/").removeprefix("base/regs/").rpartition("/")[0]
    while folder and folder not in titles:
        folder = folder.rpartition("/")[0]
    return titles.get(folder)


def _is_generated(path: str) -> bool:
    """Files that follow from the documents: index, lists, styles. They are counted, not named."""
    return path.removeprefix("site/").startswith(_GENERATED)
