"""Releases that cross the air gap: a signed capsule of the built site, its check, its unpacking, the way back.

A capsule is one ZIP: ``site/…``, ``wheels/…`` (optional), ``manifest.json`` (SHA-256 and SM3 of every file),
``sbom.json`` (CycloneDX), ``变更说明.txt``; the signature stands in the ZIP's comment and covers every byte before it.
"""
