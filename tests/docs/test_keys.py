"""The page on the app tells every key that is a letter, where it tells of the place in which the key is one."""

from __future__ import annotations

import re

import pytest

from docs.pages import ROOT
from wfhdesk.tui.commands import GROUPS

TOLD_UNDER = {
    "app": "",
    "today": "Today",
    "log": "Log",
    "updates": "Updates",
    "past": "Updates",
    "people": "People",
    "ergonomics": "Ergonomics",
    "run": "Ergonomics",
    "result": "Ergonomics",
    "compare": "Ergonomics",
    "actions": "Ergonomics",
    "availability": "Availability",
}
"""The heading under which the keys of a group stand; those that are the same everywhere stand on the whole page."""


def told_under(heading: str) -> str:
    page = (ROOT / "docs" / "app.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## (.*)\n((?:(?!^## ).*\n)*)", page, re.MULTILINE))
    return parts[heading] if heading else page


@pytest.mark.parametrize("group", GROUPS)
def test_every_letter_that_is_a_key_is_told(group: str) -> None:
    letters = [command.key for command in GROUPS[group] if len(command.key) == 1]
    told = re.findall(r"`([^`]+)`", told_under(TOLD_UNDER[group]))
    assert [letter for letter in letters if letter not in told] == []
