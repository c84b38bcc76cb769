"""Documents as HTML: pure functions from the model to markup, without MkDocs.

``article`` and ``text`` print a regulation's words, ``contents`` its side column, ``regulation`` its page;
``procedure``, ``case``, ``form`` print the other kinds; ``catalogue``, ``listing``, ``home``, ``pending`` the lists.
``links`` knows where every page lives, ``prose`` turns Markdown bodies into safe HTML.
"""
