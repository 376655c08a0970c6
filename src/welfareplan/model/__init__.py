"""What does the plan say? (floor 3)

One module per element, ``element.py`` for what all have in common, ``plan.py`` for the plan with its views and the table of
kinds. Elements point to one another by id; what stands between kinds is a Link. Nothing holds its parent.
"""
