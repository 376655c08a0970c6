"""How do people read it? (floor 8)

Tables first, computed once as values; then renderings of a table. ``wording.py`` says how a value reads in Japanese, and
everything that prints uses it.
"""
