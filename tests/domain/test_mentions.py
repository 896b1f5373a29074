"""Who a line names, with whom it tells of contact, and whom it thanks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import KINDS, Accomplishment
from wfhdesk.domain.mentions import contacts, may_tell_contact, means, mentions, people, plain, thanks
from wfhdesk.domain.plaintext import one_line


def entry(text: str, kind: str = "done", outcome: str = "") -> Accomplishment:
    return Accomplishment(text, FRIDAY.date(), kind, outcome=outcome)


@pytest.mark.parametrize(
    ("text", "spoken_with"),
    [
        ("Fixed it with @priya", ["priya"]),
        ("With @priya on the export", ["priya"]),
        ("Met @priya about it", ["priya"]),
        ("Called @priya back", ["priya"]),
        ("Met @priya overlegd", ["priya"]),
        ("Samen met @priya gefikst", ["priya"]),
        ("Gebeld met @priya", ["priya"]),
        ("Fixed it with @a, @b and @c", ["a", "b", "c"]),
        ("Fixed it with @a and @b, @c", ["a", "b", "c"]),
        ("Fixed it with @a, @b, and @c", ["a", "b", "c"]),
        ("Gemaakt met @a, @b en @c", ["a", "b", "c"]),
        ("Fixed it with @a & @b", ["a", "b"]),
        ("Fixed it with @a and then @b came", ["a"]),
        ("Fixed it with @a. Saw @b", ["a"]),
        ("Fixed it with @a, thanks @b", ["a"]),
        ("Met @a and called @b", ["a", "b"]),
        ("Fixed it with @zoë and @o'neill", ["zoë", "o'neill"]),
        ("Fixed it with @O’Neill's help", ["O’Neill"]),
        ("Fixed it with @anne-marie.de-vries.", ["anne-marie.de-vries"]),
        ("Fixed it with @sam's team", ["sam"]),
        ("Fixed it with @李", ["李"]),
        ("@priya helped", []),
        ("For @priya", []),
        ("Fixed it with priya", []),
        ("Fixed it with the help of @priya", []),
        ("Fixed it herewith @priya", []),
        ("Fixed it without @priya", []),
        ("Didn't fix it with @priya", []),
        ("Didn’t speak with @priya", []),
        ("Did not talk with @priya", []),
        ("Never met @priya", []),
        ("Couldn't meet: fixed it with @priya", ["priya"]),
        ("Niet gesproken met @priya", []),
        ("Nog geen gesprek met @priya", []),
        ("Klaar zonder gedoe met @priya", []),
        ("Did not wait, fixed it with @priya", ["priya"]),
        ("Not done but spoke with @priya", ["priya"]),
        ("Niet af maar gebeld met @priya", ["priya"]),
        ("Another knot with @priya", ["priya"]),
        ("Not with @a, @b and @c", []),
        ("Fixed it with \\@priya", []),
        ("Mailed with ana@example.org", []),
        ("Fixed it with @1password", []),
        ("Fixed it with @", []),
    ],
)
def test_contact_is_told_by_a_word_right_before_a_name(text: str, spoken_with: list[str]) -> None:
    assert contacts(entry(text)) == spoken_with


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_is_done_or_under_way_tells_of_contact(kind: str) -> None:
    assert contacts(entry("Fix it with @priya", kind)) == (["priya"] if kind in ("done", "progress") else [])


@pytest.mark.parametrize(
    ("text", "thanked"),
    [
        ("Fixed it, thanks @sam", ["sam"]),
        ("Thanks @sam and @priya", ["sam", "priya"]),
        ("Thanks to @sam", ["sam"]),
        ("Gefikst, dank @sam", ["sam"]),
        ("Gefikst dankzij @sam", ["sam"]),
        ("Bedankt @sam", ["sam"]),
        ("Dank aan @sam", ["sam"]),
        ("Thanks a lot @sam", []),
        ("Ondanks @sam", []),
        ("Fixed it with @sam", []),
        ("Thanks \\@sam", []),
    ],
)
def test_thanks_go_to_the_names_right_behind_the_word(text: str, thanked: list[str]) -> None:
    assert thanks(entry(text)) == thanked


def test_thanks_are_given_in_any_kind_of_entry() -> None:
    assert thanks(entry("Ask again, thanks @sam", "plan")) == ["sam"]


def test_the_outcome_names_people_too() -> None:
    told = entry("Fixed it with @priya", outcome="@omar can go on, thanks @sam")
    assert people(told) == ["priya", "omar", "sam"]
    assert thanks(told) == ["sam"]
    assert people(entry("Fixed it", outcome="sooner")) == []


def test_everybody_is_named_once_as_spelt_first() -> None:
    assert people(entry("@Sam and @sam met @SAM")) == ["Sam"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(@sam)", ["sam"]),
        ("a@b.nl", []),
        ("[@sam]", []),
        ("@sam, @sam.", ["sam"]),
        ("@sam!", ["sam"]),
        ("@123", []),
        ("@a_b1", ["a_b1"]),
        ("\\@sam and \\\\@omar", []),
    ],
)
def test_a_name_starts_with_a_letter_behind_a_space_or_a_bracket(text: str, names: list[str]) -> None:
    assert people(entry(text)) == names


def test_the_role_of_each_mention_is_told_in_order() -> None:
    assert [(one.name, one.role) for one in mentions("@a: met @b and @c, thanks @d")] == [
        ("a", "named"),
        ("b", "spoke"),
        ("c", "spoke"),
        ("d", "thanked"),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\\@sam", "@sam"),
        ("\\\\@sam", "\\@sam"),
        ("(\\@sam)", "(@sam)"),
        ("@sam \\@1", "@sam \\@1"),
        ("C:\\temp", "C:\\temp"),
    ],
)
def test_a_reader_doesnt_see_the_backslash(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("mention", "full_name", "meant"),
    [
        ("priya", "Priya Shah", True),
        ("priya.shah", "Priya Shah", True),
        ("PriyaShah", "Priya Shah", True),
        ("anne-marie", "Anne-Marie de Vries", True),
        ("shah", "Priya Shah", False),
        ("pri", "Priya Shah", False),
        ("priya", "", False),
    ],
)
def test_a_mention_means_who_bears_that_name(mention: str, full_name: str, meant: bool) -> None:
    assert means(mention, full_name) is meant


@given(st.lists(st.sampled_from(["with", "Met", "called", "@ab", "@c,", "and", "not", " ", "(", ".", "thanks"])))
def test_no_line_that_tells_of_contact_is_passed_over_by_a_quick_look(words: list[str]) -> None:
    text = one_line(" ".join(words))
    assert may_tell_contact(text) or not contacts(entry(text))


def test_a_quick_look_passes_over_who_is_only_named() -> None:
    assert not may_tell_contact("Reviewed the change of @ana, thanks to @joris")


@given(st.text("@ab \\.,'s-(1", max_size=30))
@settings(max_examples=500)
def test_every_contact_and_thank_is_of_somebody_named(text: str) -> None:
    told = entry(f"with {text} thanks {text}")
    assert set(contacts(told)) | set(thanks(told)) <= set(people(told)) | {name for name, _role in mentions(told.text)}
    assert all(name[0].isalpha() and not name.endswith((".", "-", "'")) for name in people(told))
