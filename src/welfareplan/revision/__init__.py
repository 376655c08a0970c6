"""How does it change? (floor 4)

Four kinds of change, the difference between two plans as data, its application, and dated revisions that hold the same
data. The laws are in the documentation and in ``tests/laws``.
"""
