"""The rules of one typed line: `design/product.md`, section 1, rule by rule."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import KINDS, VISIBILITIES, Accomplishment
from wfhdesk.domain.capture import Said, parse, parse_lines, project_name, render, said_by, said_day
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line

TODAY = FRIDAY.date()  # Friday 20 November 2026


def told(text: str, **fields: Any) -> Accomplishment:
    """Return the entry of today that a line should tell."""
    return Accomplishment(**{"text": text, "day": TODAY, **fields})


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


IN_EITHER_LANGUAGE = [
    # nothing but text
    ("Fixed the export", told("Fixed the export")),
    ("  Fixed \t the   export ", told("Fixed the export")),
    ("Closed #123", told("Closed #123")),
    ("#2026 goals are set", told("#2026 goals are set")),
    ("Learned C# and F#", told("Learned C# and F#")),
    ("Read https://example.org/#top and x.org/?q=#a", told("Read https://example.org/#top and x.org/?q=#a")),
    ("Mailed ana@example.org", told("Mailed ana@example.org")),
    ("Note: it works", told("Note: it works")),
    ("Re: the export: it works", told("Re: the export: it works")),
    ("Moved C:\\temp to \\\\server\\old", told("Moved C:\\temp to \\\\server\\old")),
    ("Ends with a backslash \\", told("Ends with a backslash \\")),
    ("# alone and @ alone", told("# alone and @ alone")),
    ("Paid €5 – 3 % less…", told("Paid €5 – 3 % less…")),
    # projects
    ("Fixed it #billing", told("Fixed it", project="billing")),
    ("#billing fixed", told("fixed", project="billing")),
    ("Fixed #billing today", told("Fixed today", project="billing")),
    ("Fixed it (#billing)", told("Fixed it", project="billing")),
    ("Fixed (see #billing) it", told("Fixed (see) it", project="billing")),
    ("Fixed it #billing.", told("Fixed it.", project="billing")),
    ("Fixed it #billing, then slept", told("Fixed it, then slept", project="billing")),
    ("Fixed #billing's export", told("Fixed export", project="billing")),
    ("Fixed #billing’s export", told("Fixed export", project="billing")),
    ("Fixed it #r&d/eu-2.1", told("Fixed it", project="r&d/eu-2.1")),
    ("Fixed it #Über-Straße", told("Fixed it", project="Über-Straße")),
    ("Taught it #C++", told("Taught it", project="C++")),
    ("Taught it (#notepad++).", told("Taught it.", project="notepad++")),
    ("Used #C++'s headers", told("Used headers", project="C++")),
    ("Passed it #level+, at last", told("Passed it, at last", project="level+")),
    ("Added #a+b", told("Added", project="a+b")),
    ("Added #a++b", told("Added ++b", project="a")),
    ("Added #a+++", told("Added +++", project="a")),
    ("Moved it #one #two", told("Moved it #two", project="one")),
    ("Fixed it => a day earlier #billing", told("Fixed it", project="billing", outcome="a day earlier")),
    ("Fixed a#billing", told("Fixed a#billing")),
    ("Fixed [#billing]", told("Fixed [#billing]")),
    # a backslash makes a sign literal and stays itself elsewhere
    ("\\#literal stays", told("#literal stays")),
    ("\\\\#literal stays", told("\\#literal stays")),
    ("Fixed it \\#billing", told("Fixed it #billing")),
    ("Fixed it (\\#billing)", told("Fixed it (#billing)")),
    ("\\!private is a word", told("!private is a word")),
    ("\\> is no plan", told("> is no plan")),
    ("\\\\> is no plan", told("\\> is no plan")),
    ("\\yesterday: a song", told("yesterday: a song")),
    ("\\2026-11-18: a title", told("2026-11-18: a title")),
    ("\\\\mon: a title", told("\\mon: a title")),
    ("\\Note: stays", told("\\Note: stays")),
    ("Fixed it \\=> sooner", told("Fixed it => sooner")),
    ("Fixed it \\\\=> sooner", told("Fixed it \\=> sooner")),
    # outcomes
    ("Fixed it => a day earlier", told("Fixed it", outcome="a day earlier")),
    ("Fixed it => one => two", told("Fixed it => one", outcome="two")),
    ("Fixed it =>", told("Fixed it =>")),
    ("Fixed it => sooner =>", told("Fixed it", outcome="sooner =>")),
    ("=> sooner", told("=> sooner")),
    ("a=>b and c=> d and e =>f", told("a=>b and c=> d and e =>f")),
    ("x -> y", told("x -> y")),
    ("Fixed it => #billing", told("Fixed it", project="billing")),
    # visibility
    ("!private Saw the doctor", told("Saw the doctor", visibility="private")),
    ("Saw !private the doctor", told("Saw the doctor", visibility="private")),
    ("Saw the doctor !Private.", told("Saw the doctor.", visibility="private")),
    ("Saw the doctor (!private)", told("Saw the doctor", visibility="private")),
    ("Saw the doctor => well !private", told("Saw the doctor", outcome="well", visibility="private")),
    ("Asked for a raise !supervisor", told("Asked for a raise", visibility="supervisor")),
    ("Cake at four !team", told("Cake at four", visibility="team")),
    ("Both !team !private", told("Both", visibility="private")),
    ("Both !private => yes !team", told("Both", outcome="yes", visibility="private")),
    ("Saw it !privately, !team-wide, !teams", told("Saw it !privately, !team-wide, !teams")),
    ("Wow! ! !important", told("Wow! ! !important")),
    ("!", told("!")),
    ("Saw !prıvate and !ſupervisor", told("Saw !prıvate and !ſupervisor")),
    # kinds
    ("> Finish it", told("Finish it", kind="plan")),
    (">Finish it", told("Finish it", kind="plan")),
    ("? Need it", told("Need it", kind="blocker")),
    ("?Need it", told("Need it", kind="blocker")),
    ("+ Keys rot", told("Keys rot", kind="learned")),
    ("~half way", told("half way", kind="progress")),
    (">#billing Finish it", told("Finish it", kind="plan", project="billing")),
    ("?@sam has the key", told("@sam has the key", kind="blocker")),
    ("> 5 tickets", told("5 tickets", kind="plan")),
    ("> > nested", told("> nested", kind="plan")),
    ("+1 for the plan", told("+1 for the plan")),
    ("~5 days left", told("~5 days left")),
    (">5 tickets", told(">5 tickets")),
    (">> quoted", told(">> quoted")),
    ("?! odd", told("?! odd")),
    ("Was > 5 ? + ~", told("Was > 5 ? + ~")),
    ("- typed with a dash", told("- typed with a dash")),
    # days
    ("yesterday: Fixed it", told("Fixed it", day=back(1))),
    ("Gisteren: Fixed it", told("Fixed it", day=back(1))),
    ("fri: Fixed it", told("Fixed it")),
    ("today: Fixed it", told("Fixed it")),
    ("Vandaag: Fixed it", told("Fixed it")),
    ("\\today: a song", told("today: a song")),
    ("today: > Finish it", told("Finish it", kind="plan")),
    ("tomorrow: Fixed it", told("tomorrow: Fixed it")),
    ("sat: Fixed it", told("Fixed it", day=back(6))),
    ("Thursday: Fixed it", told("Fixed it", day=back(1))),
    ("MAANDAG: Fixed it", told("Fixed it", day=back(4))),
    ("2026-11-18: Fixed it", told("Fixed it", day=back(2))),
    ("2026-11-20: Fixed it", told("Fixed it")),
    ("2024-02-29: Fixed it", told("Fixed it", day=date(2024, 2, 29))),
    ("tue: > Finish it", told("Finish it", day=back(3), kind="plan")),
    ("> yesterday: Finish it", told("yesterday: Finish it", kind="plan")),
    ("yesterday: mon: twice", told("mon: twice", day=back(1))),
    ("mon:Fixed it", told("mon:Fixed it")),
    ("mon : Fixed it", told("mon : Fixed it")),
    ("monday Fixed it", told("monday Fixed it")),
    ("we: all fixed it", told("we: all fixed it")),
    ("2026-11: Fixed it", told("2026-11: Fixed it")),
    # by, on blockers only
    ("? Need it by Thu", told("Need it", kind="blocker", by=ahead(6))),
    ("? Need it by thursday.", told("Need it", kind="blocker", by=ahead(6))),
    ("? Can @omar send it by Thu?", told("Can @omar send it", kind="blocker", by=ahead(6))),
    ("? Can it wait by Thu?!", told("Can it wait", kind="blocker", by=ahead(6))),
    ("? Can it wait \\by Thu?", told("Can it wait by Thu?", kind="blocker")),
    ("? Need it by fri", told("Need it", kind="blocker", by=ahead(7))),
    ("? Need it by today", told("Need it", kind="blocker", by=TODAY)),
    ("? Need it by tomorrow", told("Need it", kind="blocker", by=ahead(1))),
    ("? Need it BY 2026-12-01", told("Need it", kind="blocker", by=date(2026, 12, 1))),
    ("? Need it voor donderdag", told("Need it", kind="blocker", by=ahead(6))),
    ("? Need it voor morgen", told("Need it", kind="blocker", by=ahead(1))),
    ("mon: ? Need it by thu", told("Need it", day=back(4), kind="blocker", by=back(1))),
    (
        "? Need it by Thu #billing !team => unblocks two",
        told("Need it", kind="blocker", by=ahead(6), project="billing", visibility="team", outcome="unblocks two"),
    ),
    ("? Need it \\by Thu", told("Need it by Thu", kind="blocker")),
    ("? Need it \\\\by Thu", told("Need it \\by Thu", kind="blocker")),
    ("? Need it by noon", told("Need it by noon", kind="blocker")),
    ("? Need it by Thu or so", told("Need it by Thu or so", kind="blocker")),
    ("? Stand by", told("Stand by", kind="blocker")),
    ("? Was due by yesterday", told("Was due by yesterday", kind="blocker")),
    ("? Need it nearby thu", told("Need it nearby thu", kind="blocker")),
    ("> Finish it by Thu", told("Finish it by Thu", kind="plan")),
    ("Stood by Thu", told("Stood by Thu")),
    # people stay in the text
    ("Fixed it with @priya, thanks @sam", told("Fixed it with @priya, thanks @sam")),
    ("Fixed @sam's laptop", told("Fixed @sam's laptop")),
    ("\\@sam is a handle", told("\\@sam is a handle")),
    # the example of the design, whole
    (
        "Fixed the billing export with @priya, thanks @sam #billing => invoices go out a day earlier",
        told(
            "Fixed the billing export with @priya, thanks @sam",
            project="billing",
            outcome="invoices go out a day earlier",
        ),
    ),
]

ONLY_IN_DUTCH = [
    ("do: Gedaan", told("Gedaan", day=back(1))),
    ("ma: Gedaan", told("Gedaan", day=back(4))),
    ("di: Gedaan", told("Gedaan", day=back(3))),
    ("wo: Gedaan", told("Gedaan", day=back(2))),
    ("VR: Gedaan", told("Gedaan")),
    ("za: Gedaan", told("Gedaan", day=back(6))),
    ("zo: Gedaan", told("Gedaan", day=back(5))),
    ("? Nodig voor do", told("Nodig", kind="blocker", by=ahead(6))),
    ("? Nodig voor vr.", told("Nodig", kind="blocker", by=ahead(7))),
    ("? Needed by ma", told("Needed", kind="blocker", by=ahead(3))),
]


@pytest.mark.parametrize("short_dutch", [False, True], ids=["en", "nl"])
@pytest.mark.parametrize(("line", "entry"), IN_EITHER_LANGUAGE, ids=[line for line, _entry in IN_EITHER_LANGUAGE])
def test_a_line_tells_this_entry_in_either_language(line: str, entry: Accomplishment, short_dutch: bool) -> None:
    assert parse(line, TODAY, short_dutch=short_dutch) == entry
    assert parse(render(entry), TODAY, short_dutch=short_dutch) == entry


@pytest.mark.parametrize(("line", "entry"), ONLY_IN_DUTCH, ids=[line for line, _entry in ONLY_IN_DUTCH])
def test_two_letter_weekdays_count_only_for_who_reads_dutch(line: str, entry: Accomplishment) -> None:
    assert parse(line, TODAY, short_dutch=True) == entry
    english = parse(line, TODAY)
    assert (english.day, english.by) == (TODAY, None)
    assert english.text == line.removeprefix("? ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "says nothing that was done"),
        ("   ", "says nothing that was done"),
        (">", "says nothing that was done"),
        ("? ", "says nothing that was done"),
        ("!private", "says nothing that was done"),
        ("#billing", "says nothing that was done"),
        ("#billing => a day earlier", "says nothing that was done"),
        ("yesterday: +", "says nothing that was done"),
        ("? by Thu", "says nothing that was done"),
        ("\x1b\x00\u202e", "says nothing that was done"),
        ("2026-02-30: Fixed it", "There is no day 2026-02-30"),
        ("? Need it by 2027-02-29", "There is no day 2027-02-29"),
        ("2026-11-21: Fixed it", "2026-11-21 lies ahead. Log it when it is done, or log it today as a plan, with >"),
        ("2027-01-01: > Fix it", "lies ahead"),
        ("Both !team !supervisor", "keep one, or leave both out"),
        ("Both !supervisor => yes !team", "keep one, or leave both out"),
        ("x" * (LONGEST_LINE + 1), "at most 4000 characters, this one has 4001"),
    ],
)
def test_a_line_that_cant_be_used_is_refused_with_what_is_right(line: str, said: str) -> None:
    with pytest.raises(WrongInput, match="^(?s:.)*" + said):
        parse(line, TODAY)


def test_a_refused_line_is_quoted_short() -> None:
    with pytest.raises(WrongInput) as refused:
        parse("#" + "p" * 3000, TODAY)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("line", "said", "entry"),
    [
        ("Fixed it", Said(day=back(2)), told("Fixed it", day=back(2))),
        ("Fixed it", Said(kind="learned"), told("Fixed it", kind="learned")),
        ("Fixed it", Said(project="billing"), told("Fixed it", project="billing")),
        ("Fixed it", Said(project="#billing"), told("Fixed it", project="billing")),
        ("Fixed it", Said(outcome=" a  day\tearlier "), told("Fixed it", outcome="a day earlier")),
        ("Fixed it", Said(visibility="private"), told("Fixed it", visibility="private")),
        ("? Need it", Said(by=ahead(3)), told("Need it", kind="blocker", by=ahead(3))),
        ("Need it", Said(kind="blocker", by=ahead(3)), told("Need it", kind="blocker", by=ahead(3))),
        ("Need it by thu", Said(kind="blocker"), told("Need it", kind="blocker", by=ahead(6))),
        ("Need it by thu", Said(kind="blocker", day=back(4)), told("Need it", day=back(4), kind="blocker", by=back(1))),
        (
            "> Finish it #Billing",
            Said(kind="plan", project="billing"),
            told("Finish it", kind="plan", project="Billing"),
        ),
        ("yesterday: Fixed it", Said(day=back(1)), told("Fixed it", day=back(1))),
    ],
)
def test_options_say_what_the_line_leaves_open(line: str, said: Said, entry: Accomplishment) -> None:
    assert parse(line, TODAY, said) == entry


@pytest.mark.parametrize(
    ("line", "said", "why"),
    [
        ("> Finish it", Said(kind="done"), "The line says plan and --kind says done"),
        ("today: Fixed it", Said(day=back(1)), "The line says 2026-11-20 and --on says 2026-11-19"),
        ("yesterday: Fixed it", Said(day=TODAY), "The line says 2026-11-19 and --on says 2026-11-20"),
        ("Fixed it #one", Said(project="two"), "The line says one and --project says two"),
        ("Fixed it => sooner", Said(outcome="later"), "The line says sooner and --outcome says later"),
        ("Fixed it !private", Said(visibility="all"), "The line says private and --visibility says all"),
        ("? Need it by thu", Said(by=ahead(1)), "The line says 2026-11-26 and --by says 2026-11-21"),
        ("Fixed it", Said(by=ahead(1)), "--by says until when a blocker can wait; start the line with ?"),
        ("Fixed it", Said(kind="finished"), "none of these: done, progress, plan, blocker, learned"),
        ("Fixed it", Said(visibility="boss"), "none of these: all, supervisor, team, private"),
        ("Fixed it", Said(project="two words"), "starts with a letter and has no spaces"),
        ("Fixed it", Said(day=ahead(1)), "lies ahead"),
        ("Fixed it", Said(outcome="x" * (LONGEST_LINE + 1)), "at most 4000 characters"),
    ],
)
def test_line_and_options_that_disagree_are_refused(line: str, said: Said, why: str) -> None:
    with pytest.raises(WrongInput, match=why):
        parse(line, TODAY, said)


# --- harmless text --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("a\x1b[31mred\x1b[0m b", "a[31mred[0m b"),
        ("a\x1b]0;title\x07 b", "a]0;title b"),
        ("a\x9b31m b", "a31m b"),
        ("one\u2028two\u2029three\x85four\x0bfive\x0csix", "one two three four five six"),
        ("one\r\ntwo\nthree", "one two three"),
        ("abc\u202edef\u202c \u2066x\u2069 \u200fy", "abcdef x y"),
        ("\ufeffFixed it", "Fixed it"),
        ("nul\x00 bel\x07 back\x08space", "nul bel backspace"),
        ("bad \udcff byte", "bad � byte"),
        ("latin caf\udce9", "latin caf�"),
        ("no\u00a0break\u3000space", "no break space"),
        ("family 👩‍👩‍👧 and flag 🇳🇱", "family 👩‍👩‍👧 and flag 🇳🇱"),
    ],
)
def test_what_a_terminal_would_obey_never_gets_in(line: str, text: str) -> None:
    assert parse(line, TODAY).text == text


def test_a_line_of_the_greatest_length_is_taken_and_can_be_written_anew() -> None:
    entry = parse("x" * LONGEST_LINE, TODAY)
    assert len(entry.text) == LONGEST_LINE
    assert len(render(entry)) > LONGEST_LINE
    assert parse(render(entry), TODAY, standing=entry) == entry


def test_an_entry_written_anew_may_not_grow_past_its_own_length() -> None:
    entry = parse("Short", TODAY)
    with pytest.raises(WrongInput, match="at most 4000"):
        parse("x" * (LONGEST_LINE + 1), TODAY, standing=entry)


def test_an_entry_written_anew_keeps_its_day_unless_the_line_names_one() -> None:
    entry = told("Old", day=back(9))
    assert parse("New", TODAY, standing=entry).day == back(9)
    assert parse("yesterday: New", TODAY, standing=entry).day == back(1)
    assert parse("? New by thu", TODAY, standing=entry).by == back(8)


def test_letters_with_loose_accents_make_one_name() -> None:
    entry = parse("With @zoe\u0308 on it #cafe\u0301", TODAY)
    assert entry == told("With @zoë on it", project="café")


# --- the way back ---------------------------------------------------------------------------------------------------

FRAGMENTS = [
    *(
        "#",
        "@",
        ">",
        "?",
        "+",
        "~",
        "!",
        "\\",
        "\\\\",
        "=>",
        " => ",
        "\\=>",
        " ",
        "  ",
        "(",
        ")",
        "[",
        "]",
        "'s",
        "’s",
        ".",
        ",",
    ),
    *(
        ":",
        ": ",
        "-",
        "- ",
        "* ",
        "'",
        '"',
        "’",
        "/",
        "&",
        "_",
        "1",
        "2026",
        "é",
        "ß",
        "e\u0301",
        "ſ",
        "ı",
        "日本",
        "🎉",
    ),
    *("#billing", "#Billing", "#r&d", "@sam", "@zoë", "#123", "!private", "!team", "!supervisor", "!TEAM", "!Private"),
    *(
        "2026-11-18",
        "2026-11-18: ",
        "2026-02-30",
        "2027-01-01: ",
        "yesterday: ",
        "gisteren: ",
        "mon: ",
        "do: ",
        "ma: ",
        "we: ",
    ),
    *(
        "by",
        "by Thu",
        " by thu.",
        "voor",
        " voor do",
        " voor donderdag",
        " by 2026-12-01",
        "by today",
        "\\by Thu",
        "\\voor do",
    ),
    *(
        "with",
        "met",
        "thanks",
        "to",
        "today",
        "morgen",
        "word",
        "C:\\temp",
        "a@b.nl",
        "http://x.nl/#y",
        "\x1b[0m",
        "\u202e",
        "\t",
    ),
]
some_text = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=9).map("".join) | st.lists(
    st.sampled_from(FRAGMENTS), max_size=7
).map(" ".join)
clean_text = some_text.map(one_line)
projects = st.sampled_from(["", "billing", "r&d", "Über-Straße", "a.b/c-d+e", "O'Neill", "x_1", "日本"])


@st.composite
def entries(draw: st.DrawFn) -> Accomplishment:
    kind = draw(st.sampled_from(KINDS))
    return Accomplishment(
        text=draw(clean_text.filter(bool)),
        day=draw(st.dates(date(1, 1, 1), TODAY)),
        kind=kind,
        project=draw(projects),
        outcome=draw(st.just("") | clean_text),
        visibility=draw(st.sampled_from(VISIBILITIES)),
        by=draw(st.none() | st.dates()) if kind == "blocker" else None,
    )


@given(entries(), st.booleans())
@settings(max_examples=1500)
def test_every_entry_comes_back_from_its_line(entry: Accomplishment, short_dutch: bool) -> None:
    assert parse(render(entry), TODAY, short_dutch=short_dutch) == entry


@given(entries(), st.booleans(), st.booleans())
@settings(max_examples=300)
def test_an_entry_comes_back_whatever_language_is_read_later(entry: Accomplishment, one: bool, other: bool) -> None:
    there = parse(render(entry), TODAY, short_dutch=one)
    assert parse(render(there), TODAY, short_dutch=other) == entry


@given(some_text | st.text(), st.booleans())
@settings(max_examples=1500)
def test_every_line_tells_the_same_when_it_is_written_back(line: str, short_dutch: bool) -> None:
    try:
        entry = parse(line, TODAY, short_dutch=short_dutch)
    except WrongInput:
        return
    assert parse(render(entry), TODAY, short_dutch=short_dutch) == entry
    assert entry.text == one_line(entry.text)
    assert entry.visibility in VISIBILITIES
    assert entry.kind in KINDS
    assert entry.day <= TODAY
    assert entry.by is None or entry.kind == "blocker"


# --- a text of several lines ----------------------------------------------------------------------------------------


def test_bullets_are_taken_off_and_blank_lines_passed_over() -> None:
    text = "- one\n\n* two\r\n   \n  • three\n-four\n--- five\n- - six\n*\n"
    assert [entry.text for entry in parse_lines(text, TODAY)] == [
        "one",
        "two",
        "three",
        "-four",
        "--- five",
        "- six",
        "*",
    ]


def test_a_bullet_may_stand_before_any_sign() -> None:
    lines = parse_lines("- > Finish it\n* yesterday: Fixed it #billing => done", TODAY)
    assert lines == [
        told("Finish it", kind="plan"),
        told("Fixed it", day=back(1), project="billing", outcome="done"),
    ]


def test_a_dash_within_a_line_is_no_bullet() -> None:
    assert parse_lines("Fixed it - twice * over • and out", TODAY) == [told("Fixed it - twice * over • and out")]


def test_an_empty_bullet_counts_as_blank() -> None:
    assert parse_lines("- one\n- \n-  \n", TODAY) == [told("one")]


def test_options_count_for_every_line() -> None:
    assert parse_lines("one\ntwo", TODAY, Said(project="billing")) == [
        told("one", project="billing"),
        told("two", project="billing"),
    ]


@pytest.mark.parametrize(
    ("text", "number"),
    [("\n\none\n2027-01-01: two\nthree", 4), ("one\r\n\r\n!private\r\n", 3), ("x" * 4001, 1), ("a\nb\n- >\n", 3)],
)
def test_one_bad_line_refuses_all_with_its_number(text: str, number: int) -> None:
    with pytest.raises(WrongInput, match=f"^Line {number}: "):
        parse_lines(text, TODAY)


def test_the_short_weekdays_count_in_a_text_too() -> None:
    assert parse_lines("- do: Gedaan", TODAY, short_dutch=True) == [told("Gedaan", day=back(1))]


# --- names and days that options say --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["billing", "#billing", " billing ", "r&d", "a.b", "Zoë", "C++", "level+"])
def test_a_projects_name_may_have_its_sign(name: str) -> None:
    assert project_name(name) == name.strip().removeprefix("#")


@pytest.mark.parametrize(
    "name", ["", "#", "two words", "1st", "-", "a,b", "a's", "##a", "a.", "a+++", "@a", "x" * 5 + "\n!" + "y"]
)
def test_what_cant_be_a_project_is_refused(name: str) -> None:
    with pytest.raises(WrongInput, match="starts with a letter and has no spaces"):
        project_name(name)


@pytest.mark.parametrize("word", ["tomorrow", "morgen", "soon", "", "2026-1-2", "do", "20261120", "next week"])
def test_on_takes_no_other_words(word: str) -> None:
    with pytest.raises(WrongInput, match=r"is no day. Try yesterday, monday or"):
        said_day(word, TODAY)


def test_on_takes_days_that_are_past() -> None:
    assert said_day("today", TODAY) == TODAY
    assert said_day("Monday", TODAY) == back(4)
    assert said_day("do", TODAY, short_dutch=True) == back(1)
    with pytest.raises(WrongInput, match="lies ahead"):
        said_day("2026-11-21", TODAY)
    with pytest.raises(WrongInput, match="There is no day"):
        said_day("2026-13-01", TODAY)


def test_a_comma_before_the_day_goes_along_with_it() -> None:
    """Many write one there; it would stand at the end of the entry."""
    assert parse("? Wait for @sam, by thu", TODAY).text == "Wait for @sam"
    assert parse("? Wacht op @sam, voor do", TODAY, short_dutch=True).text == "Wacht op @sam"


def test_by_takes_days_that_come() -> None:
    assert said_by("thu", TODAY) == ahead(6)
    assert said_by("2020-01-01", TODAY) == date(2020, 1, 1)
    assert said_by("do", TODAY, short_dutch=True) == ahead(6)
    with pytest.raises(WrongInput, match=r"is no day. Try tomorrow, thu or"):
        said_by("yesterday", TODAY)
