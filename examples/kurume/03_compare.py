"""改訂の前後を比べる。 What did the revisions change?"""

import welfareplan as wp

dossier = wp.example("kurume")
before, after = dossier.as_of("2020-04-01"), dossier.as_of("2022-12-01")

for revision in dossier.revisions:
    print(revision.adopted.wareki(), revision.title)
print()

changes = wp.diff(before, after)
print(repr(changes))
for change in changes:
    if change.kind in {wp.Kind.SUBPLAN, wp.Kind.PROGRAMME}:
        print(f"  {change.kind.ja}の新設: {change.element.name}")

# 差分はそのまま改訂の中身であり、取り消すこともできる。
print(wp.apply(before, changes) == after, wp.apply(after, changes.inverse()) == before)

print()
print(wp.table(before, after))
