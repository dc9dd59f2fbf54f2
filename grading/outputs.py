"""Make a submission's outputs safe to keep and to show: known kinds, bounded sizes, no scripts."""

from __future__ import annotations

import base64
import binascii
import html
import re
from typing import Any

MAX_OUTPUTS = 200
MAX_TEXT = 2**18
MAX_PICTURE = 4 * 2**20
PICTURES = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8\xff"}

Output = dict[str, Any]


def clean_outputs(outputs: Any, room: int = 2**30) -> list[Output]:
    """Return a cell's outputs rebuilt from the little that is believed of them.

    Parameters
    ----------
    outputs : anything
        What the sandbox sent.
    room : int
        Characters that all of them together may have.

    Examples
    --------
    >>> clean_outputs([{"output_type": "display_data", "data": {"application/javascript": "x"}}])
    []
    """
    if not isinstance(outputs, list):
        return []
    kept: list[Output] = []
    for output in outputs[:MAX_OUTPUTS]:
        cleaned = _clean(output) if isinstance(output, dict) else None
        if cleaned is None:
            continue
        room -= size_of([cleaned])
        if room < 0:
            note = "[more output left out]\n"
            return [*kept, {"output_type": "stream", "name": "stderr", "text": note}]
        kept.append(cleaned)
    return kept


def size_of(outputs: list[Output]) -> int:
    """Return about how many characters outputs take."""
    return sum(
        100
        + len(output.get("text", ""))
        + sum(map(len, output.get("data", {}).values()))
        + sum(map(len, output.get("traceback", ())))
        for output in outputs
    )


def _clean(output: Output) -> Output | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return {"output_type": "stream", "name": name, "text": _text(output.get("text"))}
    if kind == "error":
        lines = output.get("traceback")
        return {
            "output_type": "error",
            "ename": _text(output.get("ename"))[:200],
            "evalue": _text(output.get("evalue"))[:2000],
            "traceback": [_text(line) for line in lines[:50]] if isinstance(lines, list) else [],
        }
    if kind not in ("display_data", "execute_result"):
        return None
    data = output.get("data")
    kept = _data(data) if isinstance(data, dict) else {}
    if not kept:
        return None
    cleaned: Output = {"output_type": kind, "data": kept, "metadata": {}}
    if kind == "execute_result":
        cleaned["execution_count"] = None
    return cleaned


def _data(data: dict[str, Any]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for kind in ("text/plain", "text/latex"):
        if kind in data:
            kept[kind] = _text(data[kind])
    for kind, start in PICTURES.items():
        if isinstance(picture := data.get(kind), str) and _is_picture(picture, start):
            kept[kind] = picture
    if isinstance(page := data.get("text/html"), str):
        kept["text/html"] = clean_html(page)
    if "text/latex" in kept:
        kept["text/latex"] = harmless_formulas(kept["text/latex"])
    return kept


def _is_picture(text: str, start: bytes) -> bool:
    if len(text) > MAX_PICTURE:
        return False
    try:
        return base64.b64decode(text, validate=False).startswith(start)
    except (binascii.Error, ValueError):
        return False


def _text(value: Any) -> str:
    return value[:MAX_TEXT].encode("utf-8", "replace").decode() if isinstance(value, str) else ""


TAGS = set(
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption "
    "figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub "
    "summary sup table tbody td tfoot th thead tr u ul var".split()
)
EMPTY = {"br", "col", "hr", "img"}
ATTRIBUTES = {"alt", "width", "height", "colspan", "rowspan", "scope", "title", "role"}
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+(?:=\"[^\"<>]*\")?)*)\s*/?>")
ATTRIBUTE = re.compile(r"(?<![a-zA-Z-])([a-zA-Z-]++)=\"([^\"<>]*)\"")
HIDDEN = [
    (re.compile(rf"<{tag}\b", re.IGNORECASE), re.compile(rf"</{tag}\s*>", re.IGNORECASE))
    for tag in ("script", "style", "template", "iframe", "noscript")
] + [(re.compile("<!--"), re.compile("-->"))]
PICTURE = re.compile(r"data:image/(png|jpeg);base64,[A-Za-z0-9+/=\s]*")
FORMULA = re.compile(
    r"(?i)(?<!\\)\\++(?=(?:href|url|require|style|class|cssid|data|html\w*|includegraphics|unicode"
    r"|mmltoken|def|let|newcommand|renewcommand|newenvironment|texttip|tooltip|action)(?![a-z]))"
)
"""A run of back slashes is looked at once, not again from each: hence ``(?<!`` and ``++``."""
LONG_REFERENCE = re.compile(r"&#(?=[0-9]{8})")
"""A character by a number that none has; `html.unescape` fails on one that is long."""
MAX_TAGS = 5000


def clean_html(page: str) -> str:
    """Return HTML in which only tags and attributes of a short list are left as such.

    All else is shown as the text that it is. It takes time in proportion to the page's length,
    whatever the page is.

    Examples
    --------
    >>> clean_html('<b onclick="x()">bold</b><script>x()</script> 1 < 2 <svg onload=x()>')
    '<b>bold</b> 1 &lt; 2 &lt;svg onload=x()&gt;'
    """
    page = page[:MAX_PICTURE]
    for start, end in HIDDEN:
        page = _without(page, start, end)
    parts: list[str] = []
    opened: list[str] = []
    position = 0
    for number, match in enumerate(TAG.finditer(page)):
        if number == MAX_TAGS:
            break
        tag = match[2].lower()
        if tag not in TAGS:
            continue
        parts.append(_as_text(page[position : match.start()]))
        position = match.end()
        if not match[1]:
            parts.append(f"<{tag}{_attributes(tag, match[3])}>")
            if tag not in EMPTY:
                opened.append(tag)
        elif tag in opened[-50:]:
            while (last := opened.pop()) != tag:
                parts.append(f"</{last}>")
            parts.append(f"</{tag}>")
    parts.append(_as_text(page[position:]))
    parts += [f"</{tag}>" for tag in reversed(opened)]
    return harmless_formulas("".join(parts))


def _as_text(page: str) -> str:
    return html.escape(html.unescape(LONG_REFERENCE.sub("&amp;#", page)))


def _without(page: str, start: re.Pattern[str], end: re.Pattern[str]) -> str:
    """Take out all that stands between a start and an end; each character is looked at once."""
    parts = []
    position = 0
    while (first := start.search(page, position)) and (last := end.search(page, first.end())):
        parts.append(page[position : first.start()])
        position = last.end()
    return "".join([*parts, page[position:]])


def harmless_formulas(text: str) -> str:
    r"""Return a text whose formulas only show: no links, no styles, no new commands.

    Examples
    --------
    >>> harmless_formulas(r"$\href{javascript:x()}{y} \frac 1 2$")
    '$href{javascript:x()}{y} \\frac 1 2$'
    """
    return FORMULA.sub("", text)


def _attributes(tag: str, text: str) -> str:
    kept = []
    for name, value in ATTRIBUTE.findall(text):
        picture = tag == "img" and name.lower() == "src" and PICTURE.fullmatch(value)
        if picture or name.lower() in ATTRIBUTES:
            kept.append(f' {name.lower()}="{value}"')
    return "".join(kept)
