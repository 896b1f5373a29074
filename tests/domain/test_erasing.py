"""A person's name taken out of texts: nothing of it is left, and nothing else is touched."""

from __future__ import annotations

from datetime import date
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from wfhdesk import language
from wfhdesk.domain import mentions
from wfhdesk.domain.accomplishments import KINDS, Accomplishment
from wfhdesk.domain.capture import parse, render
from wfhdesk.domain.erasing import (
    can_mean_others,
    differences,
    document_without,
    is_in_another_case,
    wholly_without,
    without,
    words_without,
)
from wfhdesk.domain.people import Person
from wfhdesk.domain.plaintext import one_line
from wfhdesk.domain.traces import traces_of

PRIYA = Person(
    "Priyanka Raghunathan",
    nicknames=("pri", "Pipi"),
    emails=("Priyanka.R@example.org",),
    phone="+31 6 1234 5678",
    added=date(2026, 1, 5),
    id="p",
)
SAM = Person("Sam de Vries", emails=("sam@example.org",), added=date(2026, 1, 5), id="s")
OMAR = Person("Omar Haddad", added=date(2026, 1, 5), id="o")
EVERYBODY = [PRIYA, SAM, OMAR]
TRACES = traces_of([PRIYA], EVERYBODY, "Alex Jansen")
TODAY = date(2026, 11, 20)


def erased(text: str) -> str:
    return without(text, TRACES)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Fixed the export with @priyanka", "Fixed the export with someone"),
        ("Thanks @pri for the review", "Thanks someone for the review"),
        ("asked @Priyanka.Raghunathan and (@pipi)", "asked someone and (someone)"),
        ("@priyanka's report", "someone's report"),
        ("Priyanka asked. Priyanka answered", "Someone asked. Someone answered"),
        ("Raghunathan's draft, Pipi’s too", "Someone's draft, someone’s too"),
        ("a talk by priyanka raghunathan, PriyankaRaghunathan", "a talk by someone, someone"),
        ("\\@priyanka is a handle", "someone is a handle"),
        ("@Priyanka-led review", "someone-led review"),
        ("mail priyanka.r@example.org.", "mail …."),
        ("mail <Priyanka.R@EXAMPLE.org>", "mail <…>"),
        ("call +31612345678, 06-12345678 or 0031 (0)6 12 34 56 78", "call …, … or …"),
        ("at 10 06 1234 5678", "at 10 …"),
    ],
)
def test_what_names_the_person_goes(text: str, left: str) -> None:
    assert erased(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "priyanka in small letters may be a word",
        "PRIYANKA",
        "Priyanka-Marie is somebody else, and so is Anne-Priyanka",
        "@sam and Sam de Vries, @omar",
        "Spring, springs, Privation",
        "xpriyanka.r@example.org priyanka.r@example.org.uk",
        "invoice 1061234567812",
        "2026-11-20",
        "cafe\u0301 and a  double space ",
        "",
    ],
)
def test_what_names_somebody_or_something_else_stays(text: str) -> None:
    assert erased(text) == text


def test_the_word_is_in_the_language_that_is_spoken() -> None:
    language.speak("nl")
    assert erased("with @priyanka and Pipi") != "with @priyanka and Pipi"
    assert "@" not in erased("with @priyanka")


def test_what_was_said_of_others_in_the_same_breath_stays_said_of_them() -> None:
    text = "Prepared the demo with @priyanka, @sam and @omar"
    assert erased(text) == "Prepared the demo with @sam, @omar and someone"
    assert [mention for mention in mentions.mentions(text) if mention.name != "priyanka"] == mentions.mentions(
        erased(text)
    )


def test_a_name_that_another_person_has_too_is_nobodys_trace() -> None:
    other = Person("Priyanka Roy", added=date(2026, 6, 1), id="q")
    traces = traces_of([PRIYA], [*EVERYBODY, other])
    text = "Priyanka and @priyanka, Priyanka Raghunathan, Raghunathan"
    assert without(text, traces) == "Priyanka and @priyanka, someone, someone"
    assert can_mean_others(text, traces)
    assert not can_mean_others("@omar", traces)
    assert not can_mean_others(text, TRACES)


def test_a_mention_means_who_was_known_when_it_was_written() -> None:
    later = Person("Priyanka Roy", added=date(2026, 6, 1), id="q")
    traces = traces_of([PRIYA], [*EVERYBODY, later])
    assert without("with @priyanka", traces, date(2026, 3, 1)) == "with someone"
    assert without("with @priyanka", traces, date(2026, 7, 1)) == "with @priyanka"


def test_the_owners_own_name_stays() -> None:
    assert (
        without("Jansen and Alex", traces_of([Person("Piet Jansen", id="j")], [], "Alex Jansen")) == "Jansen and Alex"
    )


def test_names_and_addresses_of_before_count_too() -> None:
    once = Person("Priyanka Sharma", emails=("sharma@example.org",), phone="020 765 4321", id="p")
    traces = traces_of([PRIYA, once], EVERYBODY)
    text = "Sharma, sharma@example.org, +31 20 765 4321, Raghunathan"
    assert without(text, traces) == "Someone, …, …, someone"


def test_in_any_case_is_only_what_was_asked_for() -> None:
    text = "will Will WILL do it?"
    traces = traces_of([Person("Will Peters", id="w")], [])
    assert without(text, traces) == "will someone WILL do it?"
    assert is_in_another_case(without(text, traces), traces)
    every = traces._replace(is_any_case=True)
    assert without(text, every) == "someone someone someone do it?"
    assert not is_in_another_case(without(text, every), traces)
    assert wholly_without("x will", traces) == "x someone"


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("logged “Fixed it with @priyanka”", "logged “Fixed it with someone”"),
        ("logged “Fixed it with @priyan…”", "logged “Fixed it with someone…”"),
        ("logged “Asked Priyanka Raghu…”", "logged “Asked someone…”"),
        ("logged “Asked priyanka.r@exam…”", "logged “Asked someone…”"),
        ("logged “The pr…”", "logged “The pr…”"),
    ],
)
def test_a_name_that_was_cut_off_goes_too(words: str, left: str) -> None:
    assert words_without(words, TRACES) == left


def test_a_month_is_no_name() -> None:
    traces = traces_of([Person("Jan Smit", id="j")], [])
    left = without("Jan comes on 3 Jan. Asked Jan", traces)
    assert left == "Someone comes on 3 Jan. Asked someone"
    assert is_in_another_case(left, traces)
    assert without("3 Jan", traces._replace(is_any_case=True)) == "3 someone"


def test_a_name_alone_is_enough() -> None:
    traces = traces_of([Person("Cher")], [])
    assert without("Cher sang, @cher; cherish", traces) == "Someone sang, someone; cherish"


# --- documents --------------------------------------------------------------------------------------------------------


def test_only_texts_of_a_document_change() -> None:
    doc = {
        "day": "2026-11-20",
        "kind": "Pipi",
        "text": "Pipi",
        "Pipi": 1,
        "moves": [["2026-11-20T10:00:00+01:00", "waits for Pipi"]],
        "nested": {"deep": ["Pipi", 7, None, True]},
        "people": ["Pipi"],
        "project": "Pipi-onboarding",
    }
    changed = document_without(doc, erased, kept=["nested"])
    assert changed == {
        **doc,
        "text": "Someone",
        "moves": [["2026-11-20T10:00:00+01:00", "waits for someone"]],
        "project": "Someone-onboarding",
    }
    assert ("waits for Pipi", "waits for someone") in differences(doc, changed)
    assert document_without(changed, erased, kept=["nested"]) is changed


def test_a_project_stays_one_word() -> None:
    traces = traces_of([Person("Ann Lee", phone="061234567", id="a")], [])
    doc = document_without({"project": "Desk/061234567"}, lambda text: without(text, traces))
    assert doc == {"project": "someone"}


# --- any text ---------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            "@priyanka",
            "@Pri",
            "@pipi",
            "@priyanka.raghunathan",
            "\\@priyanka",
            "Priyanka",
            "Raghunathan",
            "Pipi",
            "Pri",
        ),
        *("priyanka raghunathan", "Priyanka.Raghunathan", "priyanka.r@example.org", "+31612345678", "0612345678"),
        *(
            "@sam",
            "@omar",
            "@nobody",
            "Sam",
            "sam@example.org",
            "with",
            "thanks",
            "and",
            "by",
            "not",
            "#project",
            "!team",
        ),
        *(" ", ", ", ". ", "'s", "-", "(", ")", "\\", "@", "=>", ">", "?", "fri", "…", "é", "\u0301", "\n", "20"),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=14).map(" ".join) | st.lists(PIECES, max_size=10).map(
    "".join
)


@given(TEXTS)
@example("@priyanka and @sam")
@example("with (@priyanka, @sam & @omar)")
@example("@@priyanka")
@example("\\@priyanka\u0301")
def test_a_text_without_the_person_holds_nothing_of_them(text: str) -> None:
    left = erased(text)
    assert erased(left) == left
    # A letter and its loose accent are one sign, so what a name ends in may be the beginning of another word.
    assert TRACES.spelt.search(normalize("NFC", left)) is None or "-" in left  # one half of somebody else's name stays
    assert TRACES.outside is not None
    assert TRACES.outside.search(left) is None
    meant = [TRACES.names.candidates(mention.name) for mention in mentions.mentions(left)]
    assert [PRIYA] not in meant
    assert not any(mention.name.casefold() == "someone" for mention in mentions.mentions(left))


@given(TEXTS)
def test_what_is_told_of_others_stays(text: str) -> None:
    assume("priyanka.r@" not in text)  # which may be the beginning of what looks like another's mention
    others = [one for one in mentions.mentions(text) if TRACES.names.candidates(one.name) in ([SAM], [OMAR])]
    after = [one for one in mentions.mentions(erased(text)) if TRACES.names.candidates(one.name) in ([SAM], [OMAR])]
    assert after == others


@given(st.text(alphabet=st.characters(exclude_characters="@0123456789PpRr"), max_size=60))
def test_a_text_that_names_nobody_is_the_same_byte_for_byte(text: str) -> None:
    assert erased(text) is text or erased(text) == text
    assert words_without(text, TRACES) == text


@given(TEXTS.map(one_line).filter(bool), TEXTS.map(one_line), st.sampled_from(KINDS))
def test_an_entry_without_the_person_can_be_written_as_a_line_and_read_again(
    text: str, outcome: str, kind: str
) -> None:
    entry = Accomplishment(text, TODAY, kind=kind, outcome=outcome)
    assume(_is_one(entry))
    left = entry._replace(text=erased(text), outcome=erased(outcome))
    assert parse(render(left), TODAY) == left


def _is_one(entry: Accomplishment) -> bool:
    try:
        return parse(render(entry), TODAY) == entry
    except Exception:
        return False


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.sampled_from(["text", "day", "x", "people"]), some),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["text", "note", "day", "moves"]), JSON))
def test_a_document_keeps_its_form(doc: dict[str, Any]) -> None:
    changed = document_without(doc, erased)
    assert document_without(changed, erased) == changed
    assert _form(changed) == _form(doc)


def _form(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _form(part) for name, part in value.items()}
    return [_form(part) for part in value] if isinstance(value, list) else type(value)
