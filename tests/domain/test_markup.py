"""Whatever is typed shows as it stands when Markdown is made of it."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wfhdesk.domain.markup import escaped
from wfhdesk.domain.plaintext import one_line

MARKDOWN = MarkdownIt("commonmark", {"html": True})
SIGNS = "*_`[]()<>#+-=!~|\\&;:.\"'/0123456789abc \u0661é"
lines = (st.text(SIGNS, max_size=25) | st.text(max_size=15)).map(one_line).filter(bool)


def shown(markdown: str) -> str:
    """Return what a reader sees of one paragraph, tags and all."""
    page = MARKDOWN.render(markdown)
    paragraph = re.fullmatch(r"<p>(.*)</p>\n", page, re.DOTALL)
    assert paragraph, page
    assert "<" not in paragraph[1]
    return html.unescape(paragraph[1])


@given(lines)
@example("[link](http://x.org)")
@example("1. not a list")
@example("a &amp; b &#35; <b>x</b>")
@example("---")
@example("\\*")
@example("![x](y)")
@settings(max_examples=1500)
def test_an_escaped_line_shows_as_it_stands(line: str) -> None:
    assert shown(escaped(line)) == line


@given(lines)
@settings(max_examples=300)
def test_it_does_so_within_a_list_too(line: str) -> None:
    page = MARKDOWN.render(f"- {escaped(line)}\n- next\n")
    assert page == f"<ul>\n<li>{html.escape(line, quote=False).replace(chr(34), '&quot;')}</li>\n<li>next</li>\n</ul>\n"


@pytest.mark.parametrize(
    "text", ["Fixed it", "C:\\temp", "a & b", "it's", "3 - 2 + 1", "x.y", "@sam", "100%", "a#b", "U+2028"]
)
def test_a_plain_text_stays_readable(text: str) -> None:
    assert escaped(text) == text
