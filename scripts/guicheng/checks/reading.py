"""What reading itself finds, before any check: codes of the reader and of the parser, explained for the manual."""

from __future__ import annotations

READING = {
    "file-encoding": "文件不是 UTF-8 编码。用编辑器另存为 UTF-8。",
    "file-size": "文件超过 50 MB。检查是否放错了文件。",
    "file-unreadable": "文件读不出来。检查权限和磁盘。",
    "frontmatter-missing": "文件不以 --- 开头，没有属性。",
    "frontmatter-open": "属性没有结尾的 ---。",
    "yaml-syntax": "属性写法有误，多半是缩进、冒号后的空格或者括号、引号没有配对。",
    "yaml-shape": "属性应为“键: 值”的形式。",
    "yaml-key": "键应为简单的词。",
    "yaml-alias": "属性里不能用 & 和 * 引用，请把内容重写一遍。",
    "yaml-tag": "属性里不能用 ! 标签；值以 ! 开头的加引号。",
    "key-unknown": "没有这个键。多半是写错了字，信息里会提示可能的键。",
    "key-duplicate": "同一个键写了两次，只保留一处。",
    "key-missing": "缺少必填的键。",
    "value-empty": "值不能为空。",
    "value-form": "值的写法不合规定，如日期应写成 2026-03-01、地址应写成 R0012@2018-10-26#t105。",
    "value-range": "数值太小或者太大。",
    "value-type": "值的类型不对，如应为列表、整数、true 或者 false。",
    "value-unknown": "值不在可选范围内，信息里列出可选的值。",
    "work-missing": "法规文件夹里没有 index.md。",
    "data-missing": "缺少 regs/data/ 里的数据文件。",
    "synonym-columns": "synonyms.tsv 这一行的列数不对，应为口语、规范、类、注，用制表符分隔。",
    "code-form": "编码应为 R、P、C、F 之一加四位数字。",
    "code-duplicate": "两个文件用了同一编码。后读到的一个不收入。",
    "text-number-gap": "条号不连续，可能缺条，也可能原文如此。",
    "text-number-repeat": "条号重复，第二处没有地址。附件里的条文，请以“附件”标题起头。",
    "text-item-repeat": "同一款里项的序号重复，第二处没有地址。",
    "text-heading-article": "条写成了标题，不会编入条文。删去行首的 #。",
    "text-quote-open": "引号没有配对，后面的条可能被当成引文。",
    "fmt-refused": "整理会改变内容，guicheng fmt 没有改动这个文件。",
}
"""Code → what it means and what to do."""
