"""How is it started without its script? ``python -m welfareplan`` (floor 9)"""

from __future__ import annotations

import sys

from welfareplan.cli import main

if __name__ == "__main__":
    sys.exit(main())
