"""Two editions of a regulation side by side, and what a change breaks.

``align``   which article of the old edition became which of the new one
``words``   the words that were taken out and put in
``weight``  duties, numbers and time limits, which a reader must see first
``compare`` a whole comparison with its summary
``impact``  which steps, cases and rules rely on what changed
"""
