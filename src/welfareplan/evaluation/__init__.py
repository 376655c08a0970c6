"""How is it doing? (floor 5)

Numbers first (``numbers``), then a named rule (``schemes``, ``grading``). What was promised stands in the plan, what
happened in the observations; evaluation reads both and changes neither. It knows nothing of dossiers and files.
"""
