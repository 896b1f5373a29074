"""The two parts of a mail: what a reader sees is what was typed, and nothing is fetched from anywhere."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.hostile import HOSTILE
from adapters.letters import Tag, a_draft, blocks, html_part, plain_part, tags
from wfhdesk.adapters.mail.markdown import to_html, to_plain
from wfhdesk.domain.markup import escaped
from wfhdesk.domain.plaintext import one_line

EVERYTHING = """\
# Title

Hi **Petra**, *this* is `code`, a [link](https://example.org/page) and <b>no tag</b>.

## Section

- one
- two

  with a second paragraph
- ![pixel](http://tracker.example/x.png)

1. first
2. second

> quoted

| a | b |
|---|---|
| 1 | 2 |

    indented <script>alert(1)</script>

```html
<img src="http://tracker.example/x.png" onerror="alert(1)">
```

### Small

---

<script>alert(1)</script>
<img src="http://tracker.example/y.png">
<style>* {color: red}</style>
<link rel="stylesheet" href="http://tracker.example/z.css">
<!-- comment -->

[x](javascript:alert(1)) [y](data:text/html,x) [z](vbscript:x) [w](file:///etc/passwd)

[ref]: http://tracker.example/ref
"""

TYPED = [
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "![p](http://tracker/x.png)",
    "<http://tracker/x>",
    "http://example.org/a_b_c?d=1&copy=2",
    "&amp; &#35; &lt;b&gt; &copy;",
    "*not bold* **nor this**",
    "_x_ __y__ snake_case_name",
    "# not a heading",
    "####### nor this",
    "Learned C #",
    "ends with ###",
    "#",
    "1. not a list",
    "12) nor this",
    "- nor this",
    "+ nor this",
    "* nor this",
    "> not quoted",
    "`not code` ``nor this``",
    "``` not a fence",
    "~~~ nor this",
    "~~not struck~~",
    "C:\\temp\\*.log \\",
    "\\ \\\\ \\\\\\ \\* \\\\*",
    "a | b",
    "|---|",
    ":--|--:",
    "---",
    "===",
    "***",
    "[ ] not a task",
    "[x]: http://tracker/ref",
    "[^1]: no footnote",
    "{{ me }} {% if x %} {# c #}",
    "<!-- shown -->",
    "<!DOCTYPE html>",
    "</td></tr></table>",
    '" onmouseover="alert(1)',
    "tilde~ caret^ hash#tag @sam",
    "=> arrow <- arrow",
    "100 % of 3 < 4 & 5 > 4",
    "“quotes” – dashes … 日本 é 😀",
]
typed = pytest.mark.parametrize("text", TYPED)

SIGNS = "*_`[]()<>#+-=!~|\\&;:.\"'/{}%@^$ 0123456789abcXYZé"
lines = (st.text(SIGNS, max_size=30) | st.text(st.characters(codec="utf-8"), max_size=30)).map(one_line).filter(bool)


def shown(markdown: str) -> list[str]:
    """Return what a reader sees of a mail's page, without its title."""
    return blocks(to_html(markdown, "Title", "en"))[1:]


# --- a text shows as it was typed -----------------------------------------------------------------------------------

PLACES = {
    "a paragraph": ("{}", ["{}"]),
    "a point": ("- {}\n- next", ["{}", "next"]),
    "a numbered point": ("1. {}\n2. next", ["{}", "next"]),
    "a strong text": ("- **{}.** and more", ["{}. and more"]),
    "what stands in brackets": ("- more *({})*", ["more ({})"]),
    "behind a label": ("- Learned: {} *(x)*", ["Learned: {} (x)"]),
    "a heading": ("## About {}\n\nmore", ["About {}", "more"]),
    "before other signs": ("- {}*x*\n- {}**y**", ["{}x", "{}y"]),
    "the last line of two": ("first\n{}\n\nmore", ["first\n{}", "more"]),
}
places = pytest.mark.parametrize(("markdown", "seen"), PLACES.values(), ids=PLACES)


@typed
@places
def test_a_typed_text_shows_as_it_stands(markdown: str, seen: list[str], text: str) -> None:
    assert_shown(markdown, seen, text)


@places
@given(lines)
@settings(max_examples=150)
def test_any_text_shows_as_it_stands(markdown: str, seen: list[str], text: str) -> None:
    assert_shown(markdown, seen, text)


def assert_shown(markdown: str, seen: list[str], text: str) -> None:
    written = markdown.replace("{}", escaped(text))
    assert shown(written) == [line.replace("{}", text) for line in seen]
    assert to_plain(written) == markdown.replace("{}", text)


@given(lines, lines)
@example("a\\", "*b*")
@settings(max_examples=200)
def test_texts_side_by_side_stay_apart(one: str, other: str) -> None:
    written = f"- **{escaped(one)}.** {escaped(other)} *({escaped(one)})*"
    assert shown(written) == [f"{one}. {other} ({one})"]


@given(lines)
@settings(max_examples=200)
def test_the_plain_part_is_the_text_without_its_backslashes(text: str) -> None:
    assert to_plain(escaped(text)) == text


@typed
def test_both_parts_of_a_message_show_what_was_typed(text: str) -> None:
    data = a_draft(f"Hi,\n\n- {escaped(text)}\n")
    assert plain_part(data) == f"Hi,\n\n- {text}\n"
    assert blocks(html_part(data))[1:] == ["Hi,", text]


# --- what a page is made of -----------------------------------------------------------------------------------------

ALLOWED = {
    "html": {"lang"},
    "head": set(),
    "meta": {"charset", "name", "content"},
    "title": set(),
    "body": {"style"},
    "table": {"style", "role", "width", "cellpadding", "cellspacing"},
    "a": {"href", "style"},
    "ol": {"style", "start"},
}
TEXT_TAGS = {"p", "h1", "h2", "h3", "ul", "li", "blockquote", "pre", "code", "strong", "em", "hr", "br"}
TABLE_TAGS = {"thead", "tbody", "tr", "th", "td"}


def assert_harmless(page: str) -> None:
    for tag in tags(page):
        assert tag.name in {*ALLOWED, *TEXT_TAGS, *TABLE_TAGS}, tag
        assert set(tag.attributes) <= ALLOWED.get(tag.name, {"style"}), tag
        for value in tag.attributes.values():
            assert "url(" not in (value or "")
            assert "@import" not in (value or "")
        assert_a_link_goes_somewhere_known(tag)


def assert_a_link_goes_somewhere_known(tag: Tag) -> None:
    for name, value in tag.attributes.items():
        if "://" in (value or "") or name in ("href", "src"):
            assert tag.name == "a"
            assert re.match(r"https?://|mailto:", value or "")


def test_a_page_has_inline_styles_and_nothing_else() -> None:
    page = to_html(EVERYTHING, "Title", "en")
    assert_harmless(page)
    assert {tag.name for tag in tags(page)} >= {"h1", "h2", "h3", "ul", "ol", "table", "blockquote", "pre", "em", "a"}


def test_tags_in_a_text_are_text() -> None:
    seen = "\n".join(shown(EVERYTHING))
    for text in ("<b>no tag</b>", "<style>* {color: red}</style>", "<!-- comment -->", "<script>alert(1)</script>"):
        assert text in seen
    assert [tag.attributes["href"] for tag in tags(to_html(EVERYTHING, "", "en")) if tag.name == "a"] == [
        "https://example.org/page",
        "http://tracker.example/x.png",
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_makes_a_harmless_page(text: str) -> None:
    page = to_html(f"- {escaped(one_line(text))}\n", text.encode("utf-8", "replace").decode(), "en")
    assert_harmless(page)


@given(st.text(SIGNS + "\n", max_size=120))
@settings(max_examples=300)
def test_any_markdown_makes_a_harmless_page(markdown: str) -> None:
    assert_harmless(to_html(markdown, markdown, "en"))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_page_says_its_language_and_its_title(language: str) -> None:
    page = to_html("Hi\n", 'News & "more" <b>', language)
    assert page.startswith("<!DOCTYPE html>\n")
    assert next(tag for tag in tags(page) if tag.name == "html").attributes == {"lang": language}
    assert blocks(page)[0] == 'News & "more" <b>'


def test_every_text_of_a_page_has_a_style_of_its_own() -> None:
    styled = {"h1", "h2", "h3", "p", "ul", "ol", "li", "blockquote", "table", "th", "td", "pre", "em"}
    found = [tag for tag in tags(to_html(EVERYTHING, "", "en")) if tag.name in styled]
    assert {tag.name for tag in found} == styled
    assert all(tag.attributes.get("style") for tag in found)


def test_the_page_sets_no_colours_that_fight_with_the_readers() -> None:
    styles = " ".join(tag.attributes.get("style") or "" for tag in tags(to_html(EVERYTHING, "", "en")))
    assert "background" not in styles
    assert not re.search(r"(?<!-)\bcolor:", styles)


def test_a_link_the_writer_made_stays_one() -> None:
    page = to_html("[guide](https://example.org/a?b=1&c=2)\n", "", "en")
    (href,) = re.findall(r'href="([^"]*)"', page)
    assert unescape(href) == "https://example.org/a?b=1&c=2"
