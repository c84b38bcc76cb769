"""The publication gate: nobody recognisable, nothing classified.

``view`` shows a text as a reader would read it, ``detect`` applies one file of rules a family
(``identifiers``, ``numbers``, ``places``, ``institutions``, ``persons``, ``masked``, ``media``, ``secrecy``),
``table`` says which rule holds for which kind of document, ``files`` what of a base is looked at,
``risk`` adds up what is harmless alone, ``anonymise`` proposes other words, ``blocklist`` knows names without storing them.
"""
