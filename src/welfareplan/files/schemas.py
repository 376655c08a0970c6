"""What may stand in a file, for editors? (floor 7)

The JSON Schemas of the TOML files and of the JSON document. They are made from the classes of the library when it is built,
not when it is used (``tests/files/schema_making.py``).
"""

from __future__ import annotations

from importlib.resources import files
from typing import Literal


def schema_text(form: Literal["toml", "json"]) -> str:
    """The JSON Schema of a TOML file, or of the JSON document (スキーマ), as text.

    >>> import json
    >>> json.loads(schema_text("toml"))["title"]
    'welfareplan, format 1: a TOML file'
    """
    return files("welfareplan.files").joinpath("_schemas", f"{form}.schema.json").read_text(encoding="utf-8")
