"""What makes a document sound? (floor 6, the lower step)

The rules by subject. ``checks`` says which of them look at which text; no rule knows another.
"""
