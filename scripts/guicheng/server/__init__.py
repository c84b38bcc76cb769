"""The office server: the built site and a small search API for a network of readers; read-only.

Request -> log -> headers -> rate (API only) -> files of ``build/site``, or search and documents
from the library that is current: made anew whenever the site is.
"""
