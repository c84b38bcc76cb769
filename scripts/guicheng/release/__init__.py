"""Releases that cross the air gap: a signed capsule of the built site, its check, its unpacking, the way back.

A capsule is one ZIP: ``site/…``, ``manifest.json`` (SHA-256 and SM3 of every file), ``sbom.json`` (CycloneDX),
``变更说明.txt``; for a desk that rebuilds also ``wheels/…``, ``fonts/…``, ``base/…``, ``安装说明.txt``. The signature stands in the ZIP's comment and covers every byte before it.
"""
