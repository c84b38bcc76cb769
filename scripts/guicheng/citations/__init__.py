"""Citations 引用 of regulations in running text: find -> resolve -> annotate, and the graph of a whole base.

``citation``  what a citation is: span, form, name, places
``places``    reads 第十条第二款第（三）项, lists and ranges
``names``     the names works are cited by, 以下简称 definitions, what a bare short name may stand next to
``boundary``  what may stand around a name without 《》
``patterns``  the forms of citations as patterns
``find``      text -> citations
``library``   the base as citations see it: editions by day, articles by anchor
``context``   where a citation stands, and the day
``place_anchor``  a place as written -> anchors of an edition
``resolve``   citation + where it stands + day -> addresses and status, or the reason why not
``annotate``  text -> spans with addresses, for links
``graph``     who cites whom in a whole base
``rules``     what the office's own rules cite
``standard``  the right form of a citation
``browser``   patterns and data for judging a draft in the browser
``wording``   words that decide the substance of a case, labels on complainants
"""
