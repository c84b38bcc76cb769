"""Checklists 核对单: one list of blocks, printed as HTML, DOCX and PDF with the same steps and ids.

Procedure + Corpus -> ``blocks`` -> ``sheet`` (the nouns) -> ``html`` | ``word`` | ``pdf``.
"""
