"""目標を変えたらどうなるかを試す（仮の数値）。 What if a target were raised? The figure is made up."""

import attrs

import welfareplan as wp

dossier = wp.example("kurume")
plan = dossier.latest

visits = plan.indicator("visits")
target = attrs.evolve(visits.targets[0], amount=wp.Amount("320000", "件"), printed=None)
raised = attrs.evolve(visits, targets=(target,))
proposal = attrs.evolve(plan, indicators=tuple(raised if each.id == raised.id else each for each in plan.indicators))

changes = wp.diff(plan, proposal)
for change in changes:
    print(f"{plan[change.id].name}: {change.field} を {change.old[0].amount} から {change.new[0].amount} へ")

for name, version in (("今の目標", plan), ("仮の目標", proposal)):
    row = wp.progress(version, dossier.observations, through=wp.FiscalYear(2022))["visits"]
    print(f"{name}: 進捗率 {row.share_of_way:.1%}")

print("元の計画は変わらない:", dossier.latest.indicator("visits").targets[0].amount)
