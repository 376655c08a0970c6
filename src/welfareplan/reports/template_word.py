"""How is an office's own template filled in? (floor 8)

A Word document with tags becomes the paper. It is looked at before anything is done with it: its size, that every tag is closed in
its own paragraph and stands in text. What is wrong with a tag is told with the tag and its place.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from welfareplan.errors import InvalidValueError
from welfareplan.files.limits import (
    HIGHEST_RATIO,
    LONGEST_TEMPLATE_TAG,
    MOST_PARTS,
    MOST_TEMPLATE_TAGS,
    MOST_TEMPLATE_TEXT,
    MOST_UNPACKED,
)
from welfareplan.files.packages import as_declared, repacked
from welfareplan.reports.plain import visible
from welfareplan.reports.template_language import TagError
from welfareplan.reports.template_sandbox import sandbox

if TYPE_CHECKING:
    from lxml.etree import _Element

    Docxtpl = Any  # docxtpl has no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header[0-9]*|footer[0-9]*|footnotes)\.xml", re.ASCII)
_PLACES = {"document": "本文", "header": "ヘッダー", "footer": "フッター", "footnotes": "脚注", "": "文書のプロパティ"}
_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_MARKUP = re.compile(r"<[^>]+>")
_LONGEST = 80
_SYNTAX = (
    ("Unexpected end of template", "（if や for を閉じる endif や endfor がありません）"),
    ("Encountered unknown tag 'end", "（対応する if や for がありません）"),
    ("Encountered unknown tag", "（使えないタグです）"),
    ("Expected an expression", "（中身がないか、途中で終わっています）"),
)
"""What Jinja says of tags, and how it is said in Japanese."""
_MEGABYTE = 1024 * 1024


def filled(template: bytes, values: Mapping[str, object], name: str) -> bytes:
    """A template with its variables filled in (テンプレートへの差込み).

    Args:
        template: the bytes of a ``.docx`` file with tags.
        values: the variables.
        name: what the file is called, for messages.

    Returns:
        The bytes of the paper, the same for the same template and values.

    Raises:
        InvalidValueError: it is no Word document, beyond a limit, or a tag is wrong; it names the tag and where it stands.
        ImportError: docxtpl is not installed.
    """
    import docxtpl

    sound = _sound(template, name)
    for part, xml in _texts(sound):
        _look_at(part, xml, name)
    made = _template_class(docxtpl.DocxTemplate, name)(io.BytesIO(sound))
    try:
        made.render(dict(values), sandbox(values), autoescape=True)
        raw = io.BytesIO()
        made.save(raw)
    except InvalidValueError:
        raise
    except Exception as error:
        raise _no_document(name, type(error).__name__) from error
    return repacked(raw.getvalue())


# --- Before it is rendered --------------------------------------------------------------------------------------------


def _no_document(name: str, detail: str) -> InvalidValueError:
    return InvalidValueError(
        f"{name} is not a Word document that can be read ({detail})",
        f"テンプレート「{name}」をWord文書（.docx）として読めません（{detail}）。",
    )


def _too_large(name: str, found: str) -> InvalidValueError:
    return InvalidValueError(
        f"the template {name} is too large: {found}", f"テンプレート「{name}」が大きすぎます（{found}）。"
    )


def _sound(raw: bytes, name: str) -> bytes:
    """The document, after the whole was found to be of reasonable size, with nothing in it but what was looked at."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            size, packed = sum(each.file_size for each in parts), sum(each.compress_size for each in parts)
            if len(parts) > MOST_PARTS or size > MOST_UNPACKED:
                raise _too_large(name, f"{len(parts)} parts, {size} bytes")
            if size > _MEGABYTE and size > packed * HIGHEST_RATIO:
                raise _too_large(name, f"{size // max(packed, 1)} x")
            for each in parts:
                if _PARTS.fullmatch(each.filename) and each.file_size > MOST_TEMPLATE_TEXT:
                    raise _too_large(name, f"{each.filename}: {each.file_size} bytes")
        return as_declared(raw)
    except InvalidValueError:
        raise
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise _no_document(name, type(error).__name__) from None


def _texts(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts that hold text."""
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        for each in archive.namelist():
            if _PARTS.fullmatch(each):
                yield each, archive.read(each)


def _look_at(part: str, xml: bytes, name: str) -> None:
    """See that the tags of a part stand in its text and are closed where they are opened.

    docxtpl looks for tags with patterns that take for ever on tags that are never closed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise _no_document(name, type(error).__name__) from None
    if root.getroottree().docinfo.doctype:
        raise _no_document(name, "DOCTYPE")
    tags = 0
    for paragraph in root.iter(f"{_W}p"):
        tags += _closed(_words(paragraph), part, name)
        if tags > MOST_TEMPLATE_TAGS:
            raise _too_large(name, f"more than {MOST_TEMPLATE_TAGS} tags")
    for element in root.iter():
        hidden = [*element.attrib.values(), *([] if element.tag == f"{_W}t" else [element.text]), element.tail]
        for text in hidden:
            if text is not None and _MARK.search(text) and _ENDS.keys() & set(_MARK.findall(text)):
                raise _wrong((name, part, text), "a tag stands outside of text", "文章以外の場所にタグがあります。")


def _words(paragraph: _Element) -> str:
    """The text of a paragraph, without that of paragraphs within it (text boxes)."""
    return "".join(
        each.text or "" for each in paragraph.iter(f"{_W}t") if next(each.iterancestors(f"{_W}p"), None) is paragraph
    )


def _closed(text: str, part: str, name: str) -> int:
    """How many tags stand in a text, after each was found to be closed in it."""
    tags, waiting, start = 0, "", 0
    for mark in _MARK.finditer(text):
        if not waiting and mark[0] in _ENDS:
            waiting, tags, start = _ENDS[mark[0]], tags + 1, mark.start()
        elif mark[0] == waiting:
            waiting = ""
            if mark.end() - start > LONGEST_TEMPLATE_TAG:
                raise _wrong(
                    (name, part, text[start:]),
                    f"a tag is longer than {LONGEST_TEMPLATE_TAG} signs",
                    f"タグが{LONGEST_TEMPLATE_TAG:,}字を超えています。",
                )
    if waiting:
        raise _wrong(
            (name, part, text[start:]),
            f"a tag is not closed with {waiting} in its paragraph",
            f"タグが段落の中で「{waiting}」で閉じていません。",
        )
    return tags


def _wrong(place: tuple[str, str, str], why: str, why_ja: str) -> InvalidValueError:
    """What is wrong with a tag; its place is the name of the file, the part and the words."""
    name, part, text = place
    kind = next((each for each in _PLACES if each and part.rpartition("/")[2].startswith(each)), "")
    flat = " ".join(visible(text).split())
    shown = flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST]}…"
    tag, tag_ja = (f", {shown!r}", f"「{shown}」") if shown else ("", "")
    return InvalidValueError(
        f"template {name}, {kind or 'properties'}{tag}: {why}",
        f"テンプレート「{name}」の{_PLACES[kind]}{tag_ja}：{why_ja}",
    )


# --- While it is rendered ---------------------------------------------------------------------------------------------


def _template_class(base: Docxtpl, name: str) -> Docxtpl:
    """Docxtpl's template, which tells where a tag is wrong and refuses a document that its tags have torn apart."""

    class Template(base):  # type: ignore[misc]
        def render_xml_part(self, src_xml: str, part: Docxtpl, context: Docxtpl, jinja_env: Docxtpl = None) -> Docxtpl:
            try:
                return super().render_xml_part(src_xml, part, context, jinja_env)
            except Exception as error:  # noqa: BLE001 - whatever goes wrong in a tag of somebody else's is told with its place
                lines = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
                raise _at(error, lines, str(part.partname), name) from None

        def render_properties(self, context: Docxtpl, jinja_env: Docxtpl = None) -> None:
            try:
                super().render_properties(context, jinja_env)
            except Exception as error:  # noqa: BLE001 - as above
                raise _at(error, [], "", name) from None

        def fix_tables(self, xml: str) -> Docxtpl:
            from lxml import etree

            try:  # docxtpl would mend it in silence, and lose what does not fit
                etree.fromstring(xml.encode())
            except etree.XMLSyntaxError as error:
                raise InvalidValueError(
                    f"the tags of template {name} tear its paragraphs or tables apart ({error.msg}); "
                    "use {%p … %} around paragraphs and {%tr … %} around rows",
                    f"テンプレート「{name}」のタグが段落や表の途中をまたいでいます。段落を繰り返すときは {{%p … %}}、"
                    "表の行を繰り返すときは {%tr … %} を使ってください。",
                ) from None
            return super().fix_tables(xml)

    return Template


def _at(error: Exception, lines: list[str], part: str, name: str) -> InvalidValueError:
    """What is wrong with a tag of a template, with its place."""
    told = error if isinstance(error, TagError) else None
    found = _line_of(error) if told is None or told.line is None else told.line
    text = _MARKUP.sub("", lines[found - 1]) if found and found <= len(lines) else ""
    if told is None:
        message = str(error)
        japanese = next((said for sign, said in _SYNTAX if message.startswith(sign)), f"（{message}）")
        return _wrong((name, part, text), message, f"タグの書き方に誤りがあります{japanese}。")
    if told.asked is not None:
        text = next((each for each in _TAG.findall(text) if told.asked in each), text)
    return _wrong((name, part, text), told.english, told.japanese)


def _line_of(error: Exception) -> int | None:
    """The line of the template in which something went wrong; Jinja puts it into the exception or the traceback."""
    found: int | None = getattr(error, "lineno", None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found
