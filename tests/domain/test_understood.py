"""What a person is told of a line: what wfhdesk made of it, in a few words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk import language
from wfhdesk.domain.accomplishments import KINDS, VISIBILITIES, Accomplishment
from wfhdesk.domain.capture import parse
from wfhdesk.domain.understood import doubts, foreseen, misspelt_readers, shown_kind, shown_readers, understood

TODAY = FRIDAY.date()  # Friday 20 November 2026


def logged(line: str) -> Accomplishment:
    return parse(line, TODAY)._replace(logged=FRIDAY)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Fixed it", "Logged"),
        ("~ Half way", "Logged as in progress"),
        ("> Finish it", "Logged as a plan"),
        ("? Need it", "Logged as a blocker"),
        ("+ Keys rot", "Logged as learned"),
        ("Fixed it #billing", "Logged under billing"),
        ("yesterday: Fixed it", "Logged · on Thu 19 Nov"),
        ("? Need it by thu #billing", "Logged as a blocker under billing · wanted by Thu 26 Nov"),
        ("Met with @ana.lima, thanks @sam", "Logged · spoke with Ana Lima · thanks to Sam"),
        ("> Meet with @ana", "Logged as a plan"),
        ("Fixed it => told \\@sam", "Logged · outcome: told @sam"),
        ("Saw it !private", "Logged · only for you"),
        ("Saw it !supervisor", "Logged · for your supervisor only"),
        ("Saw it !team", "Logged · for the team only"),
    ],
)
def test_what_was_logged_is_told_back(line: str, said: str) -> None:
    """One reads how a line was taken, and today's day isn't worth a word."""
    assert understood(logged(line)) == said


def test_another_deed_than_logging_is_named_instead() -> None:
    """After a change the same facts stand behind what was done."""
    assert understood(logged("> Finish it #billing"), "Changed") == "Changed under billing"


def test_an_entry_without_its_moment_is_told_with_its_day() -> None:
    """Where nobody knows when it was logged, the day can't go without saying."""
    assert understood(parse("Fixed it", TODAY)) == "Logged · on Fri 20 Nov"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Fixed it", "done · on Fri 20 Nov"),
        ("> Finish it #billing", "plan · project billing · on Fri 20 Nov"),
        ("yesterday: ~ Half way", "in progress · on Thu 19 Nov"),
        ("? Need it by thu !team", "blocker · on Fri 20 Nov · wanted by Thu 26 Nov · for the team only"),
        (
            "+ With @ana, thanks @sam and @omar => one key",
            "learned · on Fri 20 Nov · thanks to Sam and Omar · outcome: one key",
        ),
    ],
)
def test_while_one_types_the_line_below_says_what_will_be_stored(line: str, said: str) -> None:
    """Kind, project and day always; the rest as soon as it is there."""
    assert foreseen(parse(line, TODAY)) == said


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Saw the doctor !privat", ["!privat !private"]),
        ("Saw the doctor (!Privé) => well !prive", ["!Privé !private", "!prive !private"]),
        ("Asked for a raise !supervisors", ["!supervisors !supervisor"]),
        ("Asked for a raise !supevisor", ["!supevisor !supervisor"]),
        ("!teams Cake, !prıvate", ["!teams !team", "!prıvate !private"]),
        ("Saw it !private, !TEAM. (!supervisor)", []),
        ("Saw it \\!privat and a!privat", []),
        ("Wow! ! !important !priority != x", []),
    ],
)
def test_a_mistyped_sign_is_told_for_it_may_hide_something(line: str, meant: list[str]) -> None:
    """Who types !privat believes that nobody will read it."""
    assert doubts(line) == ["“{}” is text; did you mean {}?".format(*pair.split()) for pair in meant]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (" tomorrow:  Fix it", "tomorrow"),
        ("Morgen: Fix it", "Morgen"),
        ("\\tomorrow: a song", ""),
        ("> tomorrow: Fix it", ""),
        ("yesterday: tomorrow: x", ""),
        ("today: Fixed it", ""),
    ],
)
def test_a_day_that_lies_ahead_is_told_to_be_text(line: str, word: str) -> None:
    """What is logged is done; a plan has its own sign."""
    told = [f"“{word}:” lies ahead, so it stays text; a plan has > in front."] if word else []
    assert doubts(line) == told


@given(st.text(max_size=40) | st.text(" !:\\privatem(", max_size=20))
@settings(max_examples=300)
def test_any_line_can_be_doubted(line: str) -> None:
    """The app asks at every key."""
    assert all(doubt.endswith((".", "?")) for doubt in doubts(line))


def test_words_like_readers_are_found_in_any_text() -> None:
    """Also in what was logged long ago."""
    assert misspelt_readers("Salary talk !privat and !teem, !wow !team") == [("privat", "private"), ("teem", "team")]


def test_every_kind_and_every_reader_has_its_words_in_both_languages() -> None:
    """No kind is shown by the name that the program has for it in another language."""
    for code in language.LANGUAGES:
        with language.spoken(code):
            assert len({shown_kind(kind) for kind in KINDS}) == len(KINDS)
            assert [bool(shown_readers(visibility)) for visibility in VISIBILITIES] == [False, True, True, True]
    english = [shown_kind(kind) for kind in KINDS]
    with language.spoken("nl"):
        assert [shown_kind(kind) for kind in KINDS] != english
        assert understood(logged("Gedaan #facturen")) == "Genoteerd bij facturen"


@given(
    st.builds(
        Accomplishment,
        st.just("With @ana, thanks @sam"),
        st.dates(TODAY - timedelta(days=400), TODAY),
        kind=st.sampled_from(KINDS),
        project=st.sampled_from(("", "billing")),
        outcome=st.sampled_from(("", "sooner")),
        visibility=st.sampled_from(VISIBILITIES),
        by=st.sampled_from((None, TODAY)),
        logged=st.sampled_from((None, FRIDAY)),
    )
)
@settings(max_examples=200)
def test_every_entry_is_told_in_one_line(entry: Accomplishment) -> None:
    """Whatever an entry holds, its facts are told, and told alike before and after."""
    facts = foreseen(entry).split(" · ")
    told = understood(entry).split(" · ")
    assert facts[0] == shown_kind(entry.kind)
    assert ("project billing" in facts) == bool(entry.project) == told[0].endswith(" under billing")
    assert ("outcome: sooner" in facts) == bool(entry.outcome)
    assert ("only for you" in facts) == (entry.visibility == "private")
    assert set(told[1:]) <= set(facts)
