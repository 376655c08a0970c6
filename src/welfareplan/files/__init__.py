"""How does a dossier get in and out? (floor 7)

``reader`` and ``writer`` are the two doors. The format modules turn bytes into plain data and back, each with the places a
person would look up; ``converter`` alone knows how plain data become values, and cattrs is imported nowhere else.
"""
