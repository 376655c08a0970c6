"""中間実績までの進み具合を、評価を付けずに見る。 How far has it come? Numbers only, no grades."""

from decimal import Decimal

import welfareplan as wp

dossier = wp.example("kurume")
progress = wp.progress(dossier.latest, dossier.observations, through=wp.FiscalYear(2022))


def per_cent(ratio: Decimal | wp.Undefined) -> str:
    return f"―（{ratio.reason}）" if isinstance(ratio, wp.Undefined) else f"{ratio:.1%}"


for row in progress:
    print(row.indicator.title)
    print(f"  {row.baseline.printed} → {row.actual.reading.printed} → R7目標 {row.target.printed}")
    print(f"  進捗率 {per_cent(row.share_of_way)}、達成率 {per_cent(row.level_ratio)}")

print("\n数値のない指標:", "、".join(dossier.latest[id].name for id in progress.without_figures))
