"""Search: one analysis for every engine, the query language, engines behind one boundary, results.

``segment`` cuts words, ``analysis`` makes terms, ``documents`` turns the Corpus into what is searched,
``query`` reads what the reader typed, ``engine`` is the boundary and ``whoosh_engine`` stands behind it,
``index`` builds and opens the index on disk, ``jump``, ``highlight`` and ``find`` make results of ids.
"""
