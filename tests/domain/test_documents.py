"""Documents as Markdown and HTML: what was put in is what a reader sees, and nothing of it is markup."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from wfhdesk.domain.documents import Blank, Bullets, Document, Facts, Heading, Paragraph, Table, as_markdown, lines_of
from wfhdesk.domain.documents_html import as_html
from wfhdesk.domain.documents_plain import as_plain
from wfhdesk.domain.plaintext import one_line

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")
HOSTILE = (
    "<script>alert(1)</script>",
    "a | b \\| c",
    "# no heading",
    "- no item",
    "1. x",
    "---",
    "*x* _y_ `z` ![i](u)",
    "\\",
)
lines = st.text("*_`[]()<>#+-=!~|\\&;:.\"'/019ab é", min_size=1, max_size=25).map(one_line).filter(bool)


def everything(text: str) -> Document:
    return Document(
        text,
        "nl",
        [
            Heading(2, text, text, 3),
            Paragraph(text),
            Paragraph(text, stands_out=True),
            Bullets([text, text]),
            Facts([(text, text)]),
            Table([text, text], [[text, text]], (2, 1)),
            Blank(text, 3),
        ],
    )


def seen(page: str) -> list[str]:
    """Return what a reader sees of a page, piece by piece."""
    body = page[page.index("<h1") :]
    return [piece for piece in (unescape(one).strip() for one in re.split(r"<[^>]*>", body)) if piece]


@given(lines)
@example("a|b")
@example("a\\|b")
@example("x\\")
@settings(max_examples=400)
def test_whatever_is_in_a_text_shows_as_it_stands_in_markdown(text: str) -> None:
    page = MARKDOWN.render(as_markdown(everything(text)))
    assert seen(page).count(text) >= 10
    assert page.count("<tr>") == 2
    assert [tag for tag in set(re.findall(r"<(\w+)", page)) if tag in ("script", "img", "em", "code", "a", "hr")] == []


@given(lines)
@settings(max_examples=200)
def test_whatever_is_in_a_text_shows_as_it_stands_in_html(text: str) -> None:
    assert seen(as_html(everything(text))) == [text] * 14


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_can_not_become_markup(text: str) -> None:
    assert "<script" not in as_html(everything(text))
    assert "<script" not in MARKDOWN.render(as_markdown(everything(text)))


def test_the_html_is_one_page_in_its_language_that_fetches_nothing() -> None:
    page = as_html(everything("Zoë"))
    opened: list[str] = []
    attributes: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag not in ("meta", "col"):
                opened.append(tag)
            attributes.update(name for name, _value in attrs)

        def handle_endtag(self, tag: str) -> None:
            while opened.pop() != tag:
                assert opened[-1:] == ["br"]

    Reader(convert_charrefs=True).feed(page)
    assert opened == []
    assert attributes == {"lang", "charset", "name", "content", "style", "scope"}
    assert page.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert "<title>Zoë</title>" in page
    assert "url(" not in page
    assert "http" not in page


def test_a_line_break_in_a_text_stays_one() -> None:
    document = Document(
        "x", "en", [Paragraph("one\n\ntwo"), Facts([("said", "one\ntwo")]), Table(["a"], [["one\ntwo"]])]
    )
    assert as_html(document).count("one<br>two") == 3
    assert MARKDOWN.render(as_markdown(document)).count("one<br />\ntwo") == 2
    assert "| one · two |" in as_markdown(document)


def test_controls_and_hidden_marks_are_gone() -> None:
    assert lines_of("a\x1b[31mb\u202ec\r\nd\x00") == ["a[31mbc", "d"]
    assert "\x1b" not in as_html(everything("a\x1b]0;x\x07")) + as_markdown(everything("a\x1b]0;x\x07"))


def test_markdown_reads_well_as_it_stands() -> None:
    document = Document(
        "Workstation check",
        "en",
        [
            Heading(3, "Is the screen too low?", "High risk", 3),
            Facts([("Answer", "yes")]),
            Table(["What", "Who"], [["A stand for the laptop", "Ana"]]),
            Blank("Date"),
        ],
    )
    assert as_markdown(document) == (
        "# Workstation check\n\n### High risk: Is the screen too low?\n\n- **Answer:** yes\n\n"
        "| What                   | Who |\n| ---------------------- | --- |\n| A stand for the laptop | Ana |\n\n"
        f"**Date:** {'_' * 40}\n"
    )


def test_plain_words_have_no_markup() -> None:
    document = Document(
        "Workstation *check*",
        "en",
        [
            Heading(3, "Is the screen too low?", "High risk", 3),
            Paragraph("one\n\ntwo", stands_out=True),
            Bullets(["a\nb", "c"]),
            Facts([("Answer", "yes | no")]),
            Table(["What", "Who", "When"], [["A stand", "Ana", "Fri"], ["A lamp", "", "Mon"]]),
            Blank("Date"),
        ],
    )
    assert as_plain(document) == (
        "Workstation *check*\n\nHigh risk: Is the screen too low?\n\none\ntwo\n\n- a\n  b\n- c\n\n- Answer: yes | no\n\n"
        f"- A stand\n  Who: Ana\n  When: Fri\n- A lamp\n  When: Mon\n\nDate: {'_' * 40}\n"
    )


@given(lines)
@settings(max_examples=100)
def test_plain_words_are_what_was_put_in(text: str) -> None:
    assert as_plain(everything(text)).count(text) >= 11
    assert "\x1b" not in as_plain(everything("a\x1b]0;x\x07"))


def test_columns_are_as_wide_as_the_hint_says() -> None:
    page = as_html(Document("x", "en", [Table(["a", "b", "c"], [["1", "2", "3"]], (2, 1, 1))]))
    assert re.findall(r'<col style="width:(\d+)%">', page) == ["50", "25", "25"]
