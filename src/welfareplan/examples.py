"""Where is a real plan to try things on? (floor 9)

The wheel carries the data of ``examples/kurume`` as ``welfareplan/_data/kurume``. A checkout does not have that folder;
there the data are read from where they are kept.
"""

from __future__ import annotations

from pathlib import Path

from welfareplan.dossier import Dossier
from welfareplan.errors import UnknownIdError
from welfareplan.files.reader import load
from welfareplan.ids import nearest

_HERE = Path(__file__).parent
_SHIPPED = ("kurume",)


def example_path(name: str) -> Path:
    """Where the data of an example lie (記載例の所在), for programs that want the files themselves.

    Args:
        name: the example; ``kurume`` is the one there is.

    Raises:
        UnknownIdError: there is no such example.

    >>> import welfareplan as wp
    >>> sorted(path.name for path in wp.example_path("kurume").glob("*.toml"))
    ['indicators.toml', 'plan.toml', 'structure.toml']
    """
    if name not in _SHIPPED:
        where_ja = f"用例（{'、'.join(_SHIPPED)}）"
        raise UnknownIdError(name, f"the examples ({', '.join(_SHIPPED)})", nearest(name, _SHIPPED), where_ja=where_ja)
    shipped = _HERE / "_data" / name
    return shipped if shipped.is_dir() else _HERE.parents[1] / "examples" / name / "dossier"


def example(name: str) -> Dossier:
    """A worked example (記載例): ``kurume`` is 久留米市「くるめ支え合うプラン」 with its two revisions.

    Args:
        name: the example; ``kurume`` is the one there is.

    Raises:
        UnknownIdError: there is no such example.

    >>> import welfareplan as wp
    >>> wp.example("kurume").base.title
    'くるめ支え合うプラン'
    """
    return load(example_path(name))
