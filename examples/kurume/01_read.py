"""計画を読む。 Read the plan."""

import welfareplan as wp

dossier = wp.example("kurume")
plan = dossier.as_of("2022-12-01")

print(plan.title, plan.period.wareki())
for joint in plan.joint:
    print(f"  {joint.ordinal}{joint.title}（{plan.body(joint.issuer).title}）")

print("\n課題")
for issue in plan.issues:
    print(f"  {issue.name}")

print("\n取組み")
for initiative in plan.initiatives:
    print(f"  {initiative.name}")

print("\n方向性と成果指標")
for place in (plan, *plan.directions):
    print(f"  {'全体' if place is plan else place.title}")
    for link in plan.links_to(place, wp.Relation.SHOWS):
        shown = plan.indicator(link.source)
        for indicator in (shown, *plan.children(shown)):
            print(f"    {indicator.name}")
            for target in indicator.targets:
                print(f"      基準 {indicator.baseline.printed} → R7目標 {target.printed}")

# 書かれていないことは None か空であり、推測で埋まっていない。
print("\n書かれていないこと")
print("  基本理念の文言:", plan.vision)
print("  望ましい方向が明記された指標:", sum(each.better is not None for each in plan.indicators))
print("  課題に結び付けられた取組み:", sum(bool(plan.links_to(each, wp.Relation.ANSWERS)) for each in plan.issues))
