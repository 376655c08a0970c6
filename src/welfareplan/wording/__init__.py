"""In which words is a problem told? (floor 1)

The rows of the table of codes, by severity; ``problems`` puts them together.
"""
