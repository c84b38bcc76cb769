"""Checks of a knowledge base: one check a function with a code, grouped after the nouns they look at.

``codes`` the register, ``regulation``, ``procedure``, ``basis``, ``case``, ``form``, ``data``, ``links``;
``run`` applies them all, ``manual`` prints their pages.
"""
