"""Which entries a person means."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import KINDS, VISIBILITIES, Accomplishment
from wfhdesk.domain.periods import Period
from wfhdesk.domain.search import Index, Query, Wanted, folded, matching, query, without_half_a_date
from wfhdesk.domain.signs import SIGN_OF

TODAY = FRIDAY.date()
ENTRIES = [
    Accomplishment("Fixed the payroll export with @priya", TODAY, project="Billing", outcome="a day earlier"),
    Accomplishment("Café met @priya.shah in de Straße", TODAY, project="billing-eu"),
    Accomplishment("Payroll guide", TODAY, kind="plan", project="onboarding"),
    Accomplishment("Told @Anne-Marie of \\@sam and 100%", TODAY, kind="learned"),
]


def found(wanted: Wanted) -> list[int]:
    return [ENTRIES.index(entry) for entry in matching(ENTRIES, wanted)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        (["payroll"], [0, 2]),
        (["PAYROLL", "export"], [0]),
        (["payroll export"], [0]),
        (["export", "payroll"], [0]),
        (["payroll", "café"], []),
        (["cafe"], [1]),
        (["CAFÉ"], [1]),
        (["cafe\u0301"], [1]),
        (["strasse"], [1]),
        (["STRAẞE"], [1]),
        (["earlier"], [0]),
        (["#billing"], [0, 1]),
        (["#billing-"], [1]),
        (["billing"], [0, 1]),
        (["@priya"], [0, 1]),
        (["@sam"], [3]),
        (["\\@sam"], []),
        (["100%"], [3]),
        (["."], [1]),
        (["plan"], []),
        ([], [0, 1, 2, 3]),
        ([" "], [0, 1, 2, 3]),
    ],
)
def test_all_words_have_to_be_there_whatever_their_case_and_accents(words: list[str], places: list[int]) -> None:
    assert found(Wanted(words)) == places


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted(project="billing"), [0]),
        (Wanted(project="#BILLING"), [0]),
        (Wanted(project="bill"), []),
        (Wanted(person="priya"), [0, 1]),
        (Wanted(person="@Priya"), [0, 1]),
        (Wanted(person="anne"), [3]),
        (Wanted(person="pri"), []),
        (Wanted(person="sam"), []),
        (Wanted(kind="plan"), [2]),
        (Wanted(["payroll"], kind="done"), [0]),
        (Wanted(["payroll"], project="onboarding", kind="plan"), [2]),
        (Wanted(project="onboarding", person="priya"), []),
    ],
)
def test_project_person_and_kind_narrow_down(wanted: Wanted, places: list[int]) -> None:
    assert found(wanted) == places


def test_folding_takes_case_and_accents_away() -> None:
    assert folded("ÀÉîõÜ Straße ﬁ") == "aeiou strasse fi"
    assert folded("ABC") == "abc"
    assert folded("İ") == "i"


# --- as one types ---------------------------------------------------------------------------------------------------

DAY = timedelta(days=1)
YEAR_2024 = Period(date(2024, 1, 1), date(2024, 12, 31))
MARCH_2024 = Period(date(2024, 3, 1), date(2024, 3, 31))
WEEK_47 = Period(date(2026, 11, 16), date(2026, 11, 22))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Query()),
        ("  \t ", Query()),
        ("payroll", Query(words=("payroll",))),
        ("Payroll EXPORT", Query(words=("payroll", "export"))),
        ("Café Straße", Query(words=("cafe", "strasse"))),
        ("payroll 2024-03", Query(words=("payroll",), periods=(MARCH_2024,))),
        ("2024", Query(periods=(YEAR_2024,))),
        ("2026-W47", Query(periods=(WEEK_47,))),
        ("2026-w47", Query(periods=(WEEK_47,))),
        ("2026-Q4", Query(periods=(Period(date(2026, 10, 1), date(2026, 12, 31)),))),
        ("2026-11-18", Query(periods=(Period(TODAY - 2 * DAY, TODAY - 2 * DAY),))),
        ("2024-03..2026-W47", Query(periods=(Period(MARCH_2024.start, WEEK_47.end),))),
        ("2024 2024-03", Query(periods=(YEAR_2024, MARCH_2024))),
        ("today", Query(periods=(Period(TODAY, TODAY),))),
        ("Yesterday", Query(periods=(Period(TODAY - DAY, TODAY - DAY),))),
        ("gisteren vandaag", Query(periods=(Period(TODAY - DAY, TODAY - DAY), Period(TODAY, TODAY)))),
        ("#bill", Query(projects=("bill",))),
        ("#Bill @Pri !Priv", Query(projects=("bill",), people=("pri",), readers=("priv",))),
        ("#Café @Zoë", Query(projects=("cafe",), people=("zoe",))),
        ("#cafe\u0301", Query(projects=("cafe",))),
        ("> payroll", Query(words=("payroll",), kinds=("plan",))),
        ("? + ~", Query(kinds=("blocker", "learned", "progress"))),
    ],
)
def test_a_typed_line_asks_for_words_names_signs_and_days(typed: str, asked: Query) -> None:
    """What stands in a line when it is logged means the same when one looks for it; ISO dates are days."""
    assert query(typed, TODAY) == asked


@pytest.mark.parametrize(
    "word",
    [
        *("#", "@", "!", ">>", ">x", "monday", "week", "last", "5", "100%", "20245", "2024-", "2024-3", "2024-13"),
        *("2026-02-30", "2026-W54", "2026-q5", "2026..", "..2026", "2026..2024", "2026..x", "9999-12", "²", "١٢٣٤-x"),
    ],
)
def test_what_is_no_name_and_no_day_is_a_word(word: str) -> None:
    """A half-typed or impossible date is looked for as it stands; nobody is told off while typing."""
    assert query(word, TODAY) == Query(words=(folded(word),))


def looked_up(typed: str) -> list[int]:
    return [ENTRIES.index(entry) for entry in Index(ENTRIES).find(query(typed, TODAY))]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("", [0, 1, 2, 3]),
        ("pay", [0, 2]),
        ("PAYROLL exp", [0]),
        ("cafe", [1]),
        ("CAFÉ", [1]),
        ("early", []),
        ("earl", [0]),
        ("#b", [0, 1]),
        ("#billing", [0, 1]),
        ("#billing-", [1]),
        ("#illing", []),
        ("#", [0, 1, 2]),
        ("#b #o", []),
        ("@pri", [0, 1]),
        ("@priya.", [1]),
        ("@anne-m", [3]),
        ("@marie", []),
        ("@sam", []),
        (">", [2]),
        ("> payroll", [2]),
        ("> export", []),
        ("> ?", []),
        ("2026", [0, 1, 2, 3]),
        ("2026-W47 pay", [0, 2]),
        ("2025", []),
        ("2025..2026 #on", [2]),
        ("2026 2025", []),
        ("yesterday", []),
        ("today +", [3]),
        ("!a", [0, 1, 2, 3]),
        ("!private", []),
    ],
)
def test_the_list_narrows_down_while_one_types(typed: str, places: list[int]) -> None:
    """Names count from their beginning, words anywhere, and all that is typed has to fit."""
    assert looked_up(typed) == places


def test_a_name_with_accents_is_found_without_them() -> None:
    """Nobody needs the accent key to find a project or a person."""
    entry = Accomplishment("Met @Zoë", TODAY, project="Café")
    for typed in ("#cafe", "#café", "#CAF", "@zoe", "@zoë", "#cafe\u0301", "@zoe\u0308"):
        assert Index([entry]).find(query(typed, TODAY)) == [entry]


def test_entries_for_some_eyes_only_are_found_by_their_readers() -> None:
    """`!p` shows what is private: one can look over what nobody will read."""
    entries = [Accomplishment("One", TODAY, visibility=visibility) for visibility in VISIBILITIES]
    for visibility in VISIBILITIES:
        (found,) = Index(entries).find(query(f"!{visibility[:2]}", TODAY))
        assert found.visibility == visibility


ANY_ENTRY = st.builds(
    Accomplishment,
    st.sampled_from(("Fixed the Straße", "With @priya and @Zoë", "Café \\@sam", "payroll 2024", "x")),
    st.dates(date(2024, 1, 1), TODAY),
    kind=st.sampled_from(KINDS),
    project=st.sampled_from(("", "Billing", "billing-eu", "Café")),
    outcome=st.sampled_from(("", "a day earlier", "thanks @omar")),
    visibility=st.sampled_from(VISIBILITIES),
)


@given(st.lists(ANY_ENTRY, max_size=6), st.text(max_size=25))
@settings(max_examples=400)
def test_whatever_is_typed_finds_something_or_nothing(entries: list[Accomplishment], typed: str) -> None:
    """No input breaks the search, and what it finds stands in its order."""
    asked = query(typed, TODAY)
    found = Index(entries).find(asked)
    places = [place for place, entry in enumerate(entries) if any(entry is one for one in found)]
    assert [entries[place] for place in places] == found


@given(st.lists(ANY_ENTRY, max_size=6), st.text("aeéstra ßrpyolZ", max_size=12), st.sampled_from(("", *KINDS)))
@settings(max_examples=300)
def test_whole_words_find_what_the_command_finds(entries: list[Accomplishment], words: str, kind: str) -> None:
    """`wfhdesk show` and the app's search agree."""
    if kind == "done":  # it has no sign
        return
    typed = f"{words} {SIGN_OF.get(kind, '')}"
    assert Index(entries).find(query(typed, TODAY)) == matching(entries, Wanted([words], kind=kind))


@given(st.lists(ANY_ENTRY, max_size=6), st.sampled_from(("billing", "Billing-EU", "café")), st.integers(0, 10))
@settings(max_examples=200)
def test_a_name_typed_in_part_finds_at_least_what_the_whole_name_finds(
    entries: list[Accomplishment], project: str, length: int
) -> None:
    """What one looks for never disappears on the way to it."""
    half = Index(entries).find(query(f"#{project[:length]}", TODAY))
    for entry in matching(entries, Wanted(project=project)):
        assert entry in half


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("payroll 2024-", "payroll 2024"),
        ("2024-0", "2024"),
        ("2024-W1", "2024"),
        ("2024-q", "2024"),
        ("2024-03-", "2024-03"),
        ("2024-03-1", "2024-03"),
        ("2024-03", "2024-03"),
        ("2024-03-15", "2024-03-15"),
        ("12024-", "12024-"),
        ("2024- payroll", "2024- payroll"),
    ],
)
def test_half_a_date_at_the_end_counts_as_far_as_it_goes(typed: str, meant: str) -> None:
    assert without_half_a_date(typed) == meant
