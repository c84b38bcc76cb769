"""The browser index: small scripts that a page loads as a query needs them, the same from a server and from a disk.

term -> (work number, local number) -> impact; bigram -> (work, local) -> positions; text shards a work.
``shard`` says how a file is written, ``bytes`` how numbers are, ``build`` what there is.
The reader is ``site/assets/search-*.js``.
"""
