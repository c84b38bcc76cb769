"""Legacy office files (OLE containers, RTF): told apart, and converted by LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from guicheng.errors import RefusedFile
from guicheng.importer.sheet import Received

LEGACY = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECONDS = 120


def explain_ole(data: bytes) -> None:
    """Refuse the containers that no conversion opens: a password, a workbook, slides."""
    if not data.startswith(LEGACY):
        return
    if _names(data, "EncryptedPackage") or _names(data, "EncryptionInfo"):
        raise RefusedFile(
            "文件设了密码，无法读取。建议：在 WPS 或 Word 中打开，取消密码后另存为 .docx 再导入。"
        )
    if _names(data, "Workbook") or _names(data, "PowerPoint Document"):
        raise RefusedFile("这是表格或者演示文稿，不是法规文本。建议：把正文另存为 .docx 再导入。")


def convert_doc(file: Received) -> bytes | None:
    """The file as .docx; None when LibreOffice is not installed.

    Macros are not run: LibreOffice starts with an empty profile of its own, whose default refuses them.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source{file.suffix or '.doc'}"
        source.write_bytes(file.data)
        _run(program, source, Path(folder))
        result = source.with_suffix(".docx")
        if not result.is_file():
            raise RefusedFile("LibreOffice 没能转换这个文件。建议：用 WPS 或 Word 另存为 .docx 再导入。")
        return result.read_bytes()


def _run(program: str, source: Path, folder: Path) -> None:
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(source),
    ]
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=_SECONDS)
    except (subprocess.TimeoutExpired, OSError):
        raise RefusedFile(
            "LibreOffice 转换超时或者出错。建议：用 WPS 或 Word 另存为 .docx 再导入。"
        ) from None


def _names(data: bytes, stream: str) -> bool:
    """Whether the container has a stream of this name (names are UTF-16 in its directory)."""
    return stream.encode("utf-16-le") in data
