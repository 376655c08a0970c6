"""同じ数値を、公表された別々の方法で評価する。 The same figures, graded by every published rule."""

import welfareplan as wp

dossier = wp.example("kurume")
year = wp.FiscalYear(2022)

for scheme in wp.schemes.ALL:
    found = wp.evaluate(dossier, through=year, scheme=scheme)
    print(f"{scheme.name}（{scheme.slug}）")
    for result in found:
        print(f"  {result.symbol or '―'}  {result.rate_text or '―'}  {result.indicator.name}")

print("\n指標１は福岡市の方法で b、健康日本21（第二次）の方法で C。望ましい方向は、どちらも目標からの推定。\n")
for slug in ("fukuoka", "kenko-nippon-21-2"):
    found = wp.evaluate(dossier, through=year, scheme=slug)
    print(found["mutual-help"].explain(), end="\n\n")

print("指標３は達成率が200.4%でも、増加と減少のどちらが望ましいか示されていないので、評価がない。\n")
for declared in ({}, {"new-consultations": wp.Better.UP}, {"new-consultations": wp.Better.DOWN}):
    found = wp.evaluate(dossier, through=year, scheme="fukuoka", declare=declared)
    print(found["new-consultations"].explain(), end="\n\n")
