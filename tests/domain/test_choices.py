"""One of a few words: whole or begun, in either language."""

from __future__ import annotations

import pytest

from wfhdesk import language
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.contacts import KINDS, parse_kind, shown_kind
from wfhdesk.domain.people import RELATIONS, parse_relation, shown_relation

SHOWN = {"key co-worker": "naaste collega", "team": "team", "weak tie": "losse band", "weaker": "lossere"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("key co-worker", "key co-worker"),
        ("KEY  co worker", "key co-worker"),
        ("naaste-collega", "key co-worker"),
        ("n", "key co-worker"),
        ("weak tie", "weak tie"),
        ("weak", None),
        ("", None),
        ("x", None),
    ],
)
def test_a_word_is_chosen_whole_or_by_a_beginning_of_its_own(text: str, found: str | None) -> None:
    assert chosen(text, SHOWN) == found


@pytest.mark.parametrize("spoken", ["en", "nl"])
def test_what_is_kept_and_what_is_shown_are_understood_in_both_languages(spoken: str) -> None:
    with language.spoken(spoken):
        assert [parse_relation(one) for one in RELATIONS] == [*RELATIONS]
        assert [parse_relation(shown_relation(one)) for one in RELATIONS] == [*RELATIONS]
        assert [parse_kind(one) for one in KINDS] == [*KINDS]
        assert [parse_kind(shown_kind(one)) for one in KINDS] == [*KINDS]
