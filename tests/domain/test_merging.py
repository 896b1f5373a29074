"""Two versions of a document as one."""

from __future__ import annotations

from typing import Any

import pytest

from wfhdesk.domain.merging import as_one_had_it, merged
from wfhdesk.domain.people import MOST

Doc = dict[str, Any]


@pytest.mark.parametrize(
    ("base", "older", "newer", "expected"),
    [
        (
            {"name": "A"},
            {"name": "A", "phone": "1"},
            {"name": "A", "role": "x"},
            {"name": "A", "phone": "1", "role": "x"},
        ),
        ({"phone": "1"}, {"phone": "1"}, {"phone": "2"}, {"phone": "2"}),
        ({"phone": "1"}, {"phone": "2"}, {"phone": "1"}, {"phone": "2"}),
        ({"phone": "1"}, {}, {"phone": "1"}, {}),
        ({"phone": "1"}, {"phone": "2"}, {"phone": "2"}, {"phone": "2"}),
        ({}, {"topics": ["a"]}, {"topics": ["b"]}, {"topics": ["b", "a"]}),
        ({"topics": ["a", "b"]}, {"topics": ["b", "c"]}, {"topics": ["a", "b", "d"]}, {"topics": ["b", "d", "c"]}),
        ({"topics": ["a"]}, {}, {"topics": ["a", "b"]}, {"topics": ["b"]}),
        ({"topics": ["a", "b"]}, {"topics": ["a"]}, {"topics": ["b"]}, {}),
        ({}, {"snoozed": ["2026-11-20"]}, {"snoozed": ["2026-11-02"]}, {"snoozed": ["2026-11-02", "2026-11-20"]}),
        (
            {"pauses": [["2026-01-05", None]]},
            {"pauses": [["2026-01-05", "2026-02-01"]]},
            {"pauses": [["2026-01-05", None], ["2026-03-01", "2026-03-02"]]},
            {"pauses": [["2026-01-05", "2026-02-01"], ["2026-03-01", "2026-03-02"]]},
        ),
        ({"cadence": 7}, {"cadence": 0}, {"cadence": 7}, {"cadence": 0}),
        (None, {"topics": ["a"]}, {"topics": ["b"]}, {"topics": ["b", "a"]}),
    ],
)
def test_what_one_side_changed_and_what_both_added_is_there(
    base: Doc | None, older: Doc, newer: Doc, expected: Doc
) -> None:
    assert merged(base, older, newer) == (expected, frozenset())


@pytest.mark.parametrize(
    ("base", "older", "newer", "doc"),
    [
        ({"phone": "1"}, {"phone": "2"}, {"phone": "3"}, {"phone": "3"}),
        ({"phone": "1"}, {"phone": "2"}, {}, {}),
        ({"phone": "1"}, {}, {"phone": "3"}, {"phone": "3"}),
        (None, {"phone": "2"}, {}, {"phone": "2"}),
        (None, {"phone": "2"}, {"phone": "3"}, {"phone": "3"}),
        ({}, {"phone": ["2"]}, {"phone": "3"}, {"phone": "3"}),
    ],
)
def test_what_both_changed_is_a_clash(base: Doc | None, older: Doc, newer: Doc, doc: Doc) -> None:
    assert merged(base, older, newer) == (doc, frozenset({"phone"}))


def test_lists_that_have_no_room_together_stay_as_the_newer_one_has_it() -> None:
    older, newer = ({"topics": [f"{side}{n}" for n in range(MOST - 1)]} for side in "ab")
    assert merged({}, older, newer) == (newer, frozenset({"topics"}))


def test_to_choose_a_side_is_to_choose_where_they_clash() -> None:
    both = {"name": "A", "phone": "2", "role": "x"}
    assert as_one_had_it(both, frozenset({"phone"}), {"name": "old", "phone": "1"}) == {**both, "phone": "1"}
    assert as_one_had_it(both, frozenset({"phone"}), {"name": "old"}) == {"name": "A", "role": "x"}
