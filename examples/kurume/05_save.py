"""点検し、書き出し、読み戻す。 Check it, write it, read it again."""

import tempfile
from pathlib import Path

import welfareplan as wp

dossier = wp.load(Path(__file__).parent / "dossier")

problems = wp.check(dossier)
print("誤り:", sum(each.severity is wp.Severity.ERROR for each in problems))

with tempfile.TemporaryDirectory() as folder:
    for name in ("dossier", "kurume.toml", "kurume.json"):
        path = Path(folder) / name
        wp.dump(dossier, path)
        print(f"{name}: 読み戻しても同じ {wp.load(path) == dossier}")
