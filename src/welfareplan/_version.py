"""Which version is this? (floor 1)

A constant, because reading it from the metadata of the installed package takes longer than starting Python.
"""

VERSION = "0.1.0"
"""The version of the library; the package is built with it."""
