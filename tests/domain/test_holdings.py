"""What would change where one desk becomes like another one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wfhdesk.domain.holdings import (
    CHANGED,
    GONE,
    NEW,
    ONLY_ADDED,
    TABLES,
    Difference,
    compare,
    counts_of_same,
    is_deeper,
    is_own_name,
    settings_that_differ,
    title,
    told,
    told_apart,
)

DOCS = st.dictionaries(st.sampled_from("abcd"), st.fixed_dictionaries({"text": st.sampled_from("xyz")}), max_size=4)
DESKS = st.dictionaries(st.sampled_from(("accomplishments", "people", "updates", "shown")), DOCS, max_size=4)


def applied(ours: dict[str, Any], differences: list[Difference]) -> dict[str, Any]:
    """Return what a desk holds after what is taken was written."""
    after = {table: dict(documents) for table, documents in ours.items()}
    for one in differences:
        if one.is_taken and one.theirs is None:
            del after[one.table][one.id]
        elif one.is_taken:
            after.setdefault(one.table, {})[one.id] = one.theirs
    return {table: documents for table, documents in after.items() if documents}


def without_fixed(desk: dict[str, Any]) -> dict[str, Any]:
    return {table: documents for table, documents in desk.items() if documents and table not in ONLY_ADDED}


@given(DESKS, DESKS)
def test_restored_a_desk_is_what_it_was_but_for_what_others_have_seen(ours: Any, theirs: Any) -> None:
    after = applied(ours, compare(ours, theirs, removes=True, overwrites=True))
    assert without_fixed(after) == without_fixed(theirs)
    for table in ONLY_ADDED & {*ours, *theirs}:
        assert after.get(table, {}) == {**theirs.get(table, {}), **ours.get(table, {})}


@given(DESKS, DESKS)
def test_an_import_adds_and_takes_nothing_away(ours: Any, theirs: Any) -> None:
    after = applied(ours, compare(ours, theirs, removes=False, overwrites=False))
    for table in {*ours, *theirs}:
        assert after.get(table, {}) == {**theirs.get(table, {}), **ours.get(table, {})}


@given(DESKS, DESKS, st.booleans(), st.booleans())
def test_every_document_is_either_the_same_or_a_difference(
    ours: Any, theirs: Any, removes: bool, overwrites: bool
) -> None:
    found = compare(ours, theirs, removes=removes, overwrites=overwrites)
    same = sum(counts_of_same(ours, theirs).values())
    assert same + sum(one.theirs is not None for one in found) == sum(map(len, theirs.values()))


def test_what_was_deleted_here_comes_back_only_where_theirs_is_to_win() -> None:
    theirs = {"accomplishments": {"a": {"text": "x"}}}
    (stays,) = compare({}, theirs, removes=False, overwrites=False, left_out={"a"})
    assert (stays.state, stays.is_taken) == (CHANGED, False)
    (comes,) = compare({}, theirs, removes=False, overwrites=True, left_out={"a"})
    assert comes.is_taken
    (restored,) = compare({}, theirs, removes=True, overwrites=True)
    assert (restored.state, restored.is_taken) == (NEW, True)
    assert [one.state for one in compare(theirs, {}, removes=True, overwrites=True)] == [GONE]


@pytest.mark.parametrize(
    "name", ["config.toml", "templates/en/weekly.md.j2", "checklists/my desk (2).toml", "checklists/é.toml"]
)
def test_settings_templates_and_checklists_have_names_that_can_be_theirs(name: str) -> None:
    assert is_own_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("../config.toml", "/etc/passwd", "templates/../../x", "templates/en/../x", "checklists/..", "checklists/.x"),
        *(
            "templates/en/a/b",
            "checklists/a\\b",
            "checklists/C:x",
            "checklists/a\nb",
            "checklists/",
            "",
            "config.toml\n",
        ),
        *("templates/en", "2026.k3f9.jsonl", "checklists/a\u202eb", "config.toml/x"),
    ],
)
def test_no_other_name_is(name: str) -> None:
    assert not is_own_name(name)


def test_what_goes_too_deep_is_seen_without_going_there() -> None:
    deep: Any = []
    for _step in range(100_000):
        deep = [deep]
    assert is_deeper({"x": deep})
    assert not is_deeper({"moves": [["2026-11-20", "why"]]})


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_title_and_a_hostile_document_is_told_in_one_line(table: str) -> None:
    assert title(table) != table or table in {
        "updates",
        "people",
        "projects",
        "contacts",
        "workstations",
        "actions",
        "publications",
    }
    for doc in ({}, dict.fromkeys(("text", "name", "day"), "\x1b[2J\n" * 500), {"text": [1], "name": {"x": 1}}):
        line = told(table, doc)
        assert line
        assert line.isprintable()
        assert len(line) < 200


def test_versions_are_told_apart_in_words_with_the_fields_in_which_they_differ() -> None:
    """Who chooses between two versions of a run can't read it from all that is kept of it."""
    one = {"started": "2026-11-20T14:10", "title": "Home safety", "checklist": "home", "finished": "2026-11-20T14:20"}
    two = {"started": "2026-11-20T14:10", "title": "Home safety", "checklist": "home", "places": [1]}
    assert told_apart("runs", [one, two, None]) == [
        "2026-11-20T14:10  Home safety; finished: 2026-11-20T14:20; places: –",
        "2026-11-20T14:10  Home safety; finished: –; places: [1]",
        "deleted",
    ]
    assert told_apart("accomplishments", [{"text": "Mine", "\x1b": "\x1b[2J\n"}, {"text": "Theirs"}]) == [
        "Mine; : [2J",
        "Theirs; : –",
    ]


def test_settings_are_compared_line_by_line_with_their_sections() -> None:
    ours = b'# mine\n[me]\nname = "Ana"\n\n[team]\nname = "Ana"\n'
    theirs = b'[me]\nname = "Ana"\n# theirs\n[publish]\ncommand = "rm \x1b[2J -rf"\n'
    assert settings_that_differ(ours, theirs) == (
        '- [team] name = "Ana"',
        '+ [publish] command = "rm [2J -rf"',
    )
    assert settings_that_differ(theirs, theirs) == ()
    assert settings_that_differ(b"", b"\xff = 1") == ("+ \ufffd = 1",)
