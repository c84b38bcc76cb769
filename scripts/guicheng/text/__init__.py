"""The text of a regulation: numerals, widths, the parser and the printer, the names of places.

``parse_text`` and ``print_text`` are inverses: text in normal form survives the round trip byte for byte,
any other text keeps every character that is not white space.
"""
