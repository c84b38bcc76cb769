"""The nouns of the knowledge base: kinds of document, nodes of a regulation's text, addresses.

Kinds of document (``work``, ``procedure``, ``case``, ``form``, ``data``) are frozen pydantic models;
nodes of a text (``provision``) are slotted frozen dataclasses; ``address`` says where a place lives;
``status`` says what holds on a day.
"""
