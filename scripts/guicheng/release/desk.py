"""The page in a capsule for a desk without a network: how the program is installed from it, and on which computers."""

from __future__ import annotations

from collections.abc import Sequence

from guicheng.release.wheels import GLIBC, Desk

NAME = "安装说明.txt"


def guide(title: str, desks: Sequence[Desk], *, fonts: bool, base: bool) -> str:
    """The page as plain text; steps for what the capsule does not hold are left out."""
    python = next((desk.python for desk in desks if not desk.missing), desks[0].python)
    steps = [_checked(), _unpacked(), _installed(python)]
    if fonts:
        steps.append(_fonts())
    steps.append(_verified())
    if base:
        steps.append(_rebuilt())
    body = "\n\n".join(f"{number}、{step}" for number, step in zip("一二三四五六", steps, strict=False))
    return f"{title}　不能上网的电脑怎样安装\n\n{platforms(desks)}\n\n{body}\n"


def platforms(desks: Sequence[Desk]) -> str:
    """Which computers the wheels are for, a line each."""
    lines = ["按安装包的文件名逐个核对（没有在每一种电脑上试装）："]
    lines += [f"　　{desk.platform}：{desk.words}" for desk in desks]
    wanted = ".".join(map(str, GLIBC))
    lines.append(
        f"　　Linux 要 glibc {wanted} 以上，用 ldd --version 查看；别的平台只能看站点，不能重新生成。"
    )
    return "\n".join(lines)


def _checked() -> str:
    return """核对来源
　　这台电脑上还没有规程，不能用 guicheng verify。先算出发布包的 SHA-256，与发布人当面或者电话里念的一致，再往下做：
　　　　Windows：certutil -hashfile 发布包.zip SHA256
　　　　Linux：sha256sum 发布包.zip"""


def _unpacked() -> str:
    return """解开（发布包.zip 换成实际的文件名）
　　　　Windows：py -m zipfile -e 发布包.zip 发布包
　　　　Linux：python3 -m zipfile -e 发布包.zip 发布包"""


def _installed(python: str) -> str:
    return f"""安装程序（要先有 Python {python}，带 pip 和 venv；Debian、统信一类另要 python{python}-venv）
　　　　Windows（命令提示符）：
　　　　　　py -{python} -m venv 程序
　　　　　　程序\\Scripts\\pip install --no-index --find-links 发布包\\wheels guicheng
　　　　　　程序\\Scripts\\activate
　　　　Linux：
　　　　　　python{python} -m venv 程序
　　　　　　程序/bin/pip install --no-index --find-links 发布包/wheels guicheng
　　　　　　source 程序/bin/activate
　　以后每次打开命令行，先执行最后一行。"""


def _fonts() -> str:
    return """安装字体（打印成 PDF 要用；已经有仿宋、黑体的不用装）
　　　　Windows：打开 发布包\\fonts，全部选中，右键，安装。
　　　　Linux：mkdir -p ~/.local/share/fonts && cp 发布包/fonts/* ~/.local/share/fonts/"""


def _verified() -> str:
    return """核验，打开站点（公钥由发布人另行交付）
　　　　guicheng verify 发布包.zip --key 规程.key.pub --unpack 站点
　　打开 站点 文件夹里的 site/index.html。"""


def _rebuilt() -> str:
    return """修改内容，重新生成
　　把 发布包 里的 base 文件夹复制到固定的位置，改名，例如 知识库；以后的发布包里的 base 是发布人那边的，不要覆盖本地改过的。
　　　　cd 知识库
　　　　guicheng check
　　　　guicheng build
　　　　guicheng serve"""
