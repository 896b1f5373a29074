"""The updates of a rich week, word for word, as their readers get them.

What they should be lies in `golden/`: the text as Markdown, and the message with the boundary of its parts made the same and
its lines ended by line feeds. After a change that is meant, write them anew and read the difference as the reader of the mail:

    WFHDESK_GOLDEN=write python -m pytest tests/desk/test_updates_golden.py
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from adapters.letters import blocks, crude_header, html_part, plain_part, without_boundary
from conftest import FrozenClock
from desk.golden.week import KINDS, rich_week
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.drafts import Draft, Wishes, eml
from wfhdesk.language import LANGUAGES

GOLDEN = Path(__file__).parent / "golden"
WRITES = (
    os.environ.get("WFHDESK_GOLDEN") == "write"
)  # read here: the tests themselves run without the person's variables

every_update = pytest.mark.parametrize(("kind", "spoken"), [(kind, spoken) for kind in KINDS for spoken in LANGUAGES])


@pytest.fixture
def week(desk: Desk, clock: FrozenClock, tmp_path: Path) -> Desk:
    rich_week(desk, clock, tmp_path)
    return desk


def drafted(desk: Desk, kind: str, spoken: str) -> Draft:
    return desk.updates.draft(kind, Wishes(language=spoken))


def compare(name: str, made: str) -> None:
    path = GOLDEN / name
    if WRITES:
        path.write_bytes(made.encode())
    assert made == path.read_bytes().decode(), f"{name} differs; see the docstring of this file"


@every_update
def test_the_text_is_the_golden_one(week: Desk, kind: str, spoken: str) -> None:
    compare(f"{kind}.{spoken}.md", drafted(week, kind, spoken).text)


@every_update
def test_the_message_is_the_golden_one(week: Desk, kind: str, spoken: str) -> None:
    message = without_boundary(eml(drafted(week, kind, spoken))).decode("ascii")
    assert "\n" not in message.replace("\r\n", "")
    compare(f"{kind}.{spoken}.eml", message.replace("\r\n", "\n"))


@every_update
def test_both_parts_of_the_message_say_the_same_words(week: Desk, kind: str, spoken: str) -> None:
    draft = drafted(week, kind, spoken)
    data = eml(draft)
    assert plain_part(data) == draft.text
    title, *seen = blocks(html_part(data))
    assert title == crude_header(data, "subject") == draft.subject
    assert seen == [_without_markup(line) for line in draft.text.split("\n") if line]


def _without_markup(line: str) -> str:
    line = re.sub(r"^(## |- |\d\. )", "", line)
    return re.sub(r"\*\*(.*?)\*\*|\*(\(.*?\))\*", lambda marked: marked[1] or marked[2], line)
