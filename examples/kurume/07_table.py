"""二つの改訂をそれぞれ新旧対照表にする。 The old-and-new table of each revision."""

import welfareplan as wp

dossier = wp.example("kurume")
before = dossier.base
for revision in dossier.revisions:
    after = wp.apply(before, revision)
    print(revision.adopted.wareki(), revision.title)
    print()
    # HTML・Word・Excelにするには: welfareplan diff dossier@2021-11 dossier@2021-12 --act 改訂 --as docx -o 新旧対照表.docx
    print(wp.table(before, after, act="改訂"))
    print()
    before = after
