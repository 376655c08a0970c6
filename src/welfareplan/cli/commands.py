"""Which commands are there? (floor 9)

One row for each. The table imports nothing heavy, so that the help of the whole is quick.
"""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command (コマンド).

    Attributes:
        name: what the user types.
        function: where the function is, as ``module:name`` below ``welfareplan.cli``.
        usage: its arguments, as the help shows them.
        summary: one sentence that says what it does.
        more: what else the user of the command needs to know.
    """

    name: str
    function: str
    usage: str
    summary: str
    more: str = ""


PLAN_PATH = "PATH[@DATE]"

COMMANDS: tuple[Command, ...] = (
    Command(
        "show",
        "reading:show",
        f"{PLAN_PATH} [オプション]",
        "計画の概要を表示します。",
        "計画期間、課題、方向性、取組、事業、指標、分冊、経過・予定、対応関係を、計画の順に示します。",
    ),
    Command(
        "check",
        "reading:check",
        "PATH [オプション]",
        "計画の綴りを点検し、問題点を示します。",
        "問題点は「誤り」「要確認」「参考」に分けて示します。誤りか要確認があると終了コードは1、参考だけのとき、"
        "又は問題点がないときは0です。",
    ),
    Command(
        "progress",
        "comparing:progress",
        f"{PLAN_PATH} [オプション]",
        "指標の進捗を計算します。",
        "進捗率・経過割合・達成率を計算します。評価（格付け）はしません。--outlook を付けると、今後の見通しも示します。",
    ),
    Command(
        "evaluate",
        "judging:evaluate",
        f"{PLAN_PATH} --scheme NAME|FILE [オプション]",
        "公表された評価方法、又は独自の評価方法で指標を評価します。",
        "評価は方法によって異なるため、既定の方法はありません。推定した望ましい方向は、その旨を示します。",
    ),
    Command(
        "status",
        "reviewing:status",
        "PATH [オプション]",
        "実績がどこまで入っているか、未入力の実績と評価できない指標を示します。",
        "未入力とするのは、目標年度が終わったもの、毎年度の目標がある年度が終わったもの、集計中と記録されたものだけです。"
        "公表の時期を推測することはありません。",
    ),
    Command(
        "tallies",
        "reviewing:tallies",
        f"{PLAN_PATH} [オプション]",
        "点検・評価を、段階・方向性・主体・年度ごとに集計します。",
        "件数を数えるだけで、平均はとりません。前年度からの変化、未回答、対応の記録がない提言も示します。",
    ),
    Command(
        "schemes",
        "judging:schemes",
        "[NAME|FILE] [オプション]",
        "評価方法の一覧と出典を示します。",
        "名前を付けると、その方法の評価区分と、原典に定めのない点を示します。独自の評価方法のファイル（.toml）を付けると、"
        "その内容を確かめて示します。",
    ),
    Command(
        "diff",
        "differences:diff",
        "A[@DATE] B[@DATE] [オプション]",
        "二つの本文を比べ、新旧対照表にします。",
        "Aを改正前、Bを改正後とします。--as で、画面の表（text）のほか、HTML、Word（docx）、Excel（xlsx）、JSONにできます。"
        "違いがあると終了コードは1、ないときは0です。",
    ),
    Command(
        "history",
        "revising:history",
        "PATH ID [オプション]",
        "要素の沿革（いつからいつまで、どの値だったか）を示します。",
        "値ごとに、期間、それを定めた改訂、出典を示します。削られた要素の識別子も使えます。",
    ),
    Command(
        "revise",
        "revising:revise",
        "BEFORE[@DATE] AFTER[@DATE] --adopted DATE [オプション]",
        "二つの本文の違いから、改訂のファイルを作ります。",
        "計画の綴りの revisions フォルダーに置くと、改訂として読み込まれます。表記だけの違いも含みます。",
    ),
    Command(
        "match",
        "continuing:match",
        "OLD[@DATE] NEW[@DATE] [オプション]",
        "次の期の計画のどの要素が、前の期のどの要素を引き継ぐか、候補を示します。",
        "候補を示すだけで、計画は書き換えません。確かめた候補を --accept で指定すると、継承元に書き入れた綴りを -o に"
        "書き出します。コメントは引き継がれません。",
    ),
    Command(
        "follow",
        "continuing:follow",
        "PATH ID [OLD…] [オプション]",
        "指標の値を、前の期の計画にさかのぼってつなげます。",
        "指標の継承元（succeeds）をたどります。定義・把握方法・単位が変わったところ、比較できないと明記されたところ、"
        "統合・分割されたところで止まり、その理由を示します。",
    ),
    Command(
        "merge",
        "uniting:merge",
        "BASE[@DATE] OURS[@DATE] THEIRS[@DATE] [オプション]",
        "二つの部署が別々に直した案を、一つの本文に統合します。",
        "両方が違う直し方をした箇所は競合として示し、終了コードは1です。どちらかを黙って採ることはありません。"
        "採る案は --ours、--theirs で一つずつ、又は --prefer でまとめて指定します。統合した本文は点検し、誤りがあれば"
        "書き出しません。",
    ),
    Command(
        "new",
        "starting:new",
        "PATH.xlsx [オプション]",
        "計画を書き込むExcelブックの様式を作ります。",
        "シートごとに記入例が1行あり、記入例は読み込みません。記入したブックは convert で計画の綴りになります。",
    ),
    Command(
        "convert",
        "converting:convert",
        "SRC[@DATE] DST [オプション]",
        "計画の綴りを別の形式に書き換えます。",
        "形式は名前で決まります。.toml と .json は一つのファイル、.xlsx はExcelブック、それ以外はフォルダーです。"
        "記入したブックを元と先の両方に指定すると、空欄の識別子だけをそのブックに書き込みます（--replace が必要です）。"
        "コメントは引き継がれません。",
    ),
    Command(
        "schema",
        "describing:schema",
        "[オプション]",
        "ファイル形式のJSON Schemaを示します。",
        "エディターに登録すると、項目名や選択肢が補完され、書き誤りに印が付きます。",
    ),
    Command(
        "read",
        "cells:read",
        "--kind KIND [TEXT…] [オプション]",
        "計画書に印刷されたセルを読み取ります。",
        "年度、期間、数値、目標値、単位を読み取ります。推測はせず、読めないセルは「読めない」と示します。"
        "読めないセルがあると終了コードは1です。--format json では、セルごとに1行のJSONを出力します"
        '（読めないセルは {"unreadable": true}）。',
    ),
    Command(
        "import",
        "importing:import_",
        "FILE [オプション]",
        "既存の指標の表（CSV・Excel）を読み取ります。",
        "見出しから指標・単位・基準値・目標値・各年度の実績の列を判断し、読み方と、確認が必要なセルを位置とともに示します。"
        "-o を付けたときだけ計画の綴りを書き出します。CSVの文字コードは UTF-8、CP932 の順に試します。"
        "確認が必要なセルがあると終了コードは1です。",
    ),
    Command(
        "record",
        "recording:record",
        "DOSSIER --figures FILE [オプション]",
        "各年度の実績を計画の綴りに追加します。",
        "指標は識別子か名称で対応付けます。同じ値は変更せず、速報値は確報で置き換え、異なる値は訂正として示して --correct を"
        "付けたときだけ置き換えます。確認が必要なものがあれば何も書き込みません。追加した値には出典を付けます。フォルダーでは"
        " observations.csv だけを書き換え、手書きのファイルはそのまま残します。",
    ),
    Command(
        "sheets",
        "sheets:sheets",
        f"{PLAN_PATH} --year YEAR -o PATH [オプション]",
        "担当ごとの進捗管理シート（Excel）を作ります。",
        "前年度までの実績、自己評価、課題、提言を書き入れ、実績・自己評価・課題・翌年度の取組・方向の欄を空けます。"
        "担当は計画に記載された対応関係によります。記載のないものは「担当の記載なし」にまとめ、推定しません。",
    ),
    Command(
        "collect",
        "sheets:collect",
        f"{PLAN_PATH} SHEETS… [オプション]",
        "記入された進捗管理シートを集計し、回答を取り込みます。",
        "未回答、記録と異なる回答、疑わしい値（単位、桁、符号、年度、前年度と同じ値）を、シートとセルの位置とともに示します。"
        "--write か -o を付けたときだけ書き込みます。訂正には --correct、疑わしい値には --confirmed が要ります。"
        "指摘か未回答があると終了コードは1です。",
    ),
    Command(
        "paper",
        "paper:paper",
        f"{PLAN_PATH} --scheme NAME -o FILE.docx [オプション]",
        "協議会に出す資料（Word、A4縦）を作ります。",
        "進捗の表、評価とその理由、前回からの変化、担当課等の自己評価、提言と対応、報告を待っているものを載せます。"
        "--template で市町村の様式に差し込めます。様式の例は welfareplan paper-template で作ります。",
    ),
    Command(
        "paper-template",
        "paper:paper_template",
        "-o FILE.docx [オプション]",
        "協議会資料の様式（テンプレート）の例を作ります。",
        "使える変数を全て並べた例です。Wordで書き換え、welfareplan paper の --template に指定してください。",
    ),
    Command(
        "summary",
        "summing:summary",
        f"{PLAN_PATH} --scheme NAME [オプション]",
        "計画の総括表を作ります。",
        "方向性ごとの最終の実績と達成状況、自己評価の推移、対応の記録がない提言を示し、取組ごとに「今後の扱い（継続・統合・廃止）」の"
        "欄を空けます。-o を省くと画面に出します。",
    ),
    Command(
        "export",
        "exporting:export",
        "DOSSIER --profile printed|machine -o FILE [オプション]",
        "指標と実績などの表を、CSV又はExcelで書き出します。",
        "printed は計画書の順序・用語・和暦で、machine は総務省の統一ルールに沿って、1セル1値・西暦・単位の列・6桁の団体コードで"
        "書き出します。CSVでは、数式とみなされうる文字列の前に「'」を付けます（import と record はこれを外します）。",
    ),
    Command(
        "report",
        "reporting:report",
        f"{PLAN_PATH} -o FILE.html [オプション]",
        "年次報告を一つのHTMLファイルにします。",
        "計画の体系、進捗の一覧、指標ごとの図、計画の変更、実績の状況、出典を載せます。印刷はA4です。ファイルの外は何も読み込みません。",
    ),
    Command(
        "site",
        "publishing:site",
        f"{PLAN_PATH}… -o DIR [オプション]",
        "市民に公開する頁を作ります。",
        "計画・課題・方向性・取組・事業・指標・改訂の頁と、データ（CSV、Excel、JSON）を書き出します。サーバーは不要で、外部への通信もありません。"
        "読めない計画は名前を示して除き、終了コードは3です。自分が書き出したものでないファイルがあるフォルダーには書き出しません。",
    ),
)
"""The commands in the order of the help."""

HELP_FLAGS = ("--help", "-h")
VERSION_FLAGS = ("--version", "-V")
