"""How is it doing? (floor 5)

Numbers first (``numbers``), then a named rule (``schemes``, ``grading``). What was promised stands in the plan, what
happened in the observations; evaluation reads both and changes neither. Beside it stand what is awaited or out of date
(``staleness``), what was judged by people (``tallying``) and where it may lead (``outlooks``).
"""
