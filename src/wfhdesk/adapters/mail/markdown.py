"""A Markdown text as a mail's two parts: plain text, and HTML with inline styles only."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# No colours of our own and no background: the reader's mail program picks both, light or dark. A table holds the column
# because classic Outlook lays mails out with Word, which knows neither max-width on a div nor flex.
_FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:15px;line-height:1.5"
_STYLES = {
    "h1": "font-size:20px;line-height:1.3;margin:24px 0 8px",
    "h2": "font-size:16px;line-height:1.3;margin:24px 0 6px;padding-bottom:3px;border-bottom:1px solid #8a8f98",
    "h3": "font-size:15px;line-height:1.3;margin:18px 0 4px",
    "p": "margin:0 0 12px",
    "ul": "margin:0 0 12px;padding-left:22px",
    "ol": "margin:0 0 12px;padding-left:22px",
    "li": "margin:0 0 5px",
    "blockquote": "margin:0 0 12px;padding-left:12px;border-left:3px solid #8a8f98",
    "table": "border-collapse:collapse;margin:0 0 12px",
    "th": "border:1px solid #8a8f98;padding:4px 8px;text-align:left",
    "td": "border:1px solid #8a8f98;padding:4px 8px",
    "pre": "margin:0 0 12px;white-space:pre-wrap",
    "em": "font-style:italic",
}
_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body style="margin:0;padding:0">
<table role="presentation" width="640" cellpadding="0" cellspacing="0" style="width:100%;max-width:640px">
<tr><td style="padding:16px;{font}">
{body}</td></tr>
</table>
</body>
</html>
"""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def to_plain(markdown: str) -> str:
    """Return the plain part: the text as it was written, without the backslashes that keep signs from being markup."""
    return _ESCAPE.sub(r"\1", markdown)


def to_html(markdown: str, title: str, language: str) -> str:
    """Return the HTML part: one column, inline styles, nothing fetched from anywhere; HTML in the text stays text."""
    parser = _parser()
    tokens = parser.parse(markdown)
    _style(tokens)
    body = str(parser.renderer.render(tokens, parser.options, {}))
    return _PAGE.format(language=escape(language), title=escape(title), font=_FONT, body=body)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # No images: a remote one tells its host who reads the mail, and when.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")


def _style(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type in ("fence", "code_block"):
            token.type = "code_block"  # a fence would be drawn with a class, and without a style on its <pre>
            token.attrSet("style", _STYLES["pre"])
        if token.tag in _STYLES and token.nesting >= 0 and not token.hidden:
            token.attrSet("style", _STYLES[token.tag])
        _style(token.children or [])
