"""Time limits 期限: the working calendar, the regimes of law that say how to count, and the counting itself.

``calendar`` knows days off and make-up days; ``regime`` how each law counts; ``count`` finds the day and shows
its counting; ``step`` reads the limit of a procedure's step; ``browser`` hands the same data to the browser.
"""
