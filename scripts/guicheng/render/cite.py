"""The page 法条引用核对: a draft is pasted, every citation judged for a day; nothing leaves the page or is stored."""

from __future__ import annotations

from guicheng.render.links import Links

PATH = "cite"


def cite_html(links: Links) -> str:
    """The frame that ``cite-page.js`` works in."""
    return (
        f'<div class="doc broad cite-page" data-module="cite-page" data-root="{links.root}">'
        "<header><h1>法条引用核对</h1>"
        '<p class="lead">把文稿贴在下面，逐处核对引用的条文是不是存在、有没有废止或者修改，'
        "并指出决定案件实体处理的话和贬损称谓。</p>"
        "<p>全部在本页里进行：文稿不上传、不保存，关掉页面就没有了。涉密文稿不要贴。</p></header>"
        '<noscript><p class="notice">核对需要脚本。没有脚本时，请维护人员用命令 <code>guicheng cite 文件</code> 核对。</p></noscript>'
        '<form hidden><label for="cite-draft">文稿</label>'
        '<textarea id="cite-draft" class="cite-draft" autocomplete="off" spellcheck="false"></textarea>'
        '<p><label for="cite-day">按这一天的效力核对</label> '
        f'<input type="date" id="cite-day" value="{links.on.isoformat()}" required> '
        '<button type="submit">核对</button> <button type="reset">清空</button></p></form>'
        '<p class="cite-count" role="status" aria-live="polite"></p>'
        '<ol class="judged"></ol></div>'
    )
