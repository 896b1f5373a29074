"""What is coloured while a line is typed: exactly what logging it would take for a sign."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import FRIDAY
from wfhdesk.domain.accomplishments import Accomplishment
from wfhdesk.domain.capture import parse
from wfhdesk.domain.capture_parts import Part, parts, people
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.mentions import mentions, plain

TODAY = FRIDAY.date()  # Friday 20 November 2026


def marked(line: str, *, short_dutch: bool = False) -> list[tuple[str, str]]:
    """Return the signs of a line as they stand there, each with what it is."""
    return [(line[part.start : part.end], part.what) for part in parts(line, TODAY, short_dutch=short_dutch)]


WHOLE = "yesterday: ? Waiting for @sam, thanks @priya by thu #billing !team => goes out sooner"

EXAMPLES = [
    # nothing but text
    ("", []),
    ("   ", []),
    ("Fixed the export", []),
    ("Closed #123 with C# and a#b", []),
    # a whole line
    (
        WHOLE,
        [
            ("yesterday:", "day"),
            ("?", "kind"),
            ("@sam", "person"),
            ("@priya", "person"),
            ("by thu", "by"),
            ("#billing", "project"),
            ("!team", "readers"),
            ("=>", "outcome"),
        ],
    ),
    # days
    ("mon: Fixed it", [("mon:", "day")]),
    ("2026-11-18: Fixed it", [("2026-11-18:", "day")]),
    ("2026-02-30: Fixed it", []),
    ("today: Fixed it", [("today:", "day")]),
    ("Vandaag: Fixed it", [("Vandaag:", "day")]),
    ("\\today: a song", []),
    ("tomorrow: a song", []),
    ("Note: it works", []),
    ("mon:Fixed it", []),
    ("yesterday: mon: twice", [("yesterday:", "day")]),
    ("\\yesterday: a song", []),
    ("\\\\yesterday: a song", []),
    ("  yesterday: behind spaces", [("yesterday:", "day")]),
    ("\tyesterday:\u3000> tabs and wide spaces", [("yesterday:", "day"), (">", "kind")]),
    # kinds: a letter, a space or a sign behind them
    ("> Finish it", [(">", "kind")]),
    ("   ? Need it", [("?", "kind")]),
    (">Finish it", [(">", "kind")]),
    (">", [(">", "kind")]),
    (">5 tickets", []),
    ("+1 for the plan", []),
    ("> 5 tickets", [(">", "kind")]),
    (">> quoted", []),
    ("> > nested", [(">", "kind")]),
    ("\\> is no plan", []),
    ("Was > 5", []),
    (">#billing Finish it", [(">", "kind"), ("#billing", "project")]),
    ("?@sam has the key", [("?", "kind"), ("@sam", "person")]),
    (">!private Finish it", []),
    # one project: the first; a second is text
    ("Moved it #one #two", [("#one", "project")]),
    ("Moved it #one => to #two", [("#one", "project"), ("=>", "outcome")]),
    ("Moved it => #one", [("=>", "outcome"), ("#one", "project")]),
    ("Moved it \\#one #two", [("#two", "project")]),
    ("Moved it \\\\#one", []),
    ("Moved it (#one), then slept", [("#one", "project")]),
    ("Moved [#one]", []),
    ("Fixed #billing's export", [("#billing", "project")]),
    ("Fixed it #r&d/eu-2.1.", [("#r&d/eu-2.1", "project")]),
    ("Learned it #C++, then slept", [("#C++", "project")]),
    # readers: all that is written is taken off, the strictest counts
    ("Both !team !private", [("!team", "readers"), ("!private", "readers")]),
    ("Both !team !supervisor", [("!team", "readers"), ("!supervisor", "readers")]),
    ("Saw it !privately, \\!team, !TEAM", [("!TEAM", "readers")]),
    # the last arrow with something on both sides
    ("Fixed it => one => two", [("=>", "outcome")]),
    ("Fixed it =>", []),
    ("Fixed it => ", []),
    ("Fixed it => sooner =>", [("=>", "outcome")]),
    ("=> sooner", []),
    ("> => sooner", [(">", "kind")]),
    ("Fixed it \\=> sooner", []),
    ("a=>b and =>f", []),
    # by, on blockers only, at the end of what is not outcome
    ("? Need it by Thu.", [("?", "kind"), ("by Thu", "by")]),
    ("? Need it voor morgen!", [("?", "kind"), ("voor morgen", "by")]),
    ("? Can @omar send it by thu?!", [("?", "kind"), ("@omar", "person"), ("by thu", "by")]),
    ("? Need it by 2026-12-01 => or we stop", [("?", "kind"), ("by 2026-12-01", "by"), ("=>", "outcome")]),
    ("? Need it by 2026-02-30", [("?", "kind")]),
    ("? Need it by noon", [("?", "kind")]),
    ("? Need it \\by Thu", [("?", "kind")]),
    ("? Need it by Thu or so", [("?", "kind")]),
    ("? Was due by yesterday", [("?", "kind")]),
    ("> Finish it by Thu", [(">", "kind")]),
    ("Stood by Thu", []),
    ("? Need it by\u3000\tThu", [("?", "kind"), ("by\u3000\tThu", "by")]),
    ("? Need it by #billing thu", [("?", "kind"), ("by", "by"), ("#billing", "project"), ("thu", "by")]),
    ("? Need it by thu (#billing)", [("?", "kind"), ("by thu", "by"), ("#billing", "project")]),
    ("? Need it by thu #one #two", [("?", "kind"), ("#one", "project")]),
    # people, in text and outcome
    ("With @sam's help => @priya can go on", [("@sam", "person"), ("=>", "outcome"), ("@priya", "person")]),
    ("Told \\@sam, ana@example.org and (@omar)", [("@omar", "person")]),
    ("@ alone and @5", []),
    # what a terminal can't show, and letters with loose accents
    ("Fixed\x1b it\u200f #bill\u202eing", [("#bill\u202eing", "project")]),
    ("With @zoe\u0308 on #cafe\u0301 now", [("@zoe\u0308", "person"), ("#cafe\u0301", "project")]),
    ("Saw it !private\u0301", []),
    ("With @a\u0327\u0301 and @sam", [("@a\u0327\u0301", "person"), ("@sam", "person")]),
    ("latin caf\udce9 #billing", []),
]


@pytest.mark.parametrize(("line", "signs"), EXAMPLES, ids=[ascii(line) for line, _signs in EXAMPLES])
def test_a_sign_is_marked_where_it_stands(line: str, signs: list[tuple[str, str]]) -> None:
    """Whoever types sees which characters are signs, and that the rest is text."""
    assert marked(line) == signs


def test_two_letter_weekdays_are_marked_only_for_who_reads_dutch() -> None:
    """`do:` begins many an English line, so only a Dutch desk takes it for Thursday."""
    assert marked("do: ? Nodig voor ma", short_dutch=True) == [("do:", "day"), ("?", "kind"), ("voor ma", "by")]
    assert marked("do: ? Nodig voor ma") == []
    assert marked("? Nodig voor ma") == [("?", "kind")]


def test_a_line_marks_more_and_more_while_it_is_typed() -> None:
    """Every beginning of a line can be shown, and what is a sign in the end isn't marked as another one before."""
    whole = {part.start: part.what for part in parts(WHOLE, TODAY)}
    for length in range(len(WHOLE)):
        for part in parts(WHOLE[:length], TODAY):
            assert whole[part.start] == part.what


def test_people_are_found_where_the_entry_is_shown() -> None:
    """In the log a name has its colour, and an `@` that was written to name nobody has none."""
    text = "Told \\@sam of it with @priya, \\\\@omar and @Zoë's team"
    assert [plain(text)[part.start : part.end] for part in people(text)] == ["@priya", "@Zoë"]
    assert people("nobody") == []


# --- against logging ------------------------------------------------------------------------------------------------

WORDS = (
    *("yesterday:", "mon:", "do:", "2026-11-18:", "2026-02-30:", "\\mon:", "today:", "Note:", ":"),
    *(">", "?", "+", "~", "\\>", "\\\\?", ">5", "?x", ">#p", "?@sam", "?!"),
    *(
        "#one",
        "#two",
        "#c++",
        "#c+",
        "#c++x",
        "\\#one",
        "\\\\#two",
        "#5",
        "(#one)",
        "(#one",
        "#one's",
        "#one.",
        "a#b",
        "#",
        "#café",
        "#cafe\u0301",
    ),
    *("@sam", "@priya,", "\\@sam", "(@omar)", "@", "@ana's", "and", "with"),
    *("!private", "!team", "!supervisor", "!TEAM.", "\\!team", "!teams", "(!private)", "!"),
    *("=>", "\\=>", "\\\\=>", "=>x", "x=>"),
    *(
        "by",
        "voor",
        "By",
        "\\by",
        "\\\\by",
        "thu",
        "thu.",
        "thu?!",
        "morgen",
        "ma",
        "noon",
        "2026-12-01",
        "2026-02-30",
        "yesterday",
    ),
    *("word", "Fixed", "it", "é", "e\u0301", "(", ")", ".", "'s", "\\", "\x1b", "\u202e", "日本", "👩‍👩"),
)
SPACES = (" ", " ", " ", "  ", "\t", "\u3000", "\u00a0", "", "\n")
LINES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(SPACES)), max_size=8).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
ANY_TEXT = st.one_of(LINES, st.text(max_size=30), st.text(" \\#@!>?+~=()'.:by thu12\u0301é", max_size=20))


def of_kind(found: list[Part], line: str, what: str) -> list[str]:
    return [line[part.start : part.end] for part in found if part.what == what]


def assert_it_marks_what_logging_takes(line: str, entry: Accomplishment, found: list[Part]) -> None:
    is_marked = {part.what for part in found}
    assert ("project" in is_marked) == bool(entry.project)
    assert len(of_kind(found, line, "project")) <= 1
    assert ("readers" in is_marked) == (entry.visibility != "all")
    assert ("kind" in is_marked) == (entry.kind != "done")
    assert ("by" in is_marked) == (entry.by is not None)
    if "day" not in is_marked:
        assert entry.day == TODAY
    if entry.outcome:
        assert "outcome" in is_marked
    named = [f"@{mention.name}" for mention in mentions(entry.text) + mentions(entry.outcome)]
    assert len("".join(named)) == len("".join(_bare(text) for text in of_kind(found, line, "person")))


def _bare(text: str) -> str:
    """Return a piece of a line as logging writes it."""
    return parse(f"x{text}x", TODAY).text[1:-1]


@given(LINES, st.booleans())
@settings(max_examples=1500)
@example("? Need it by #one thu", False)
@example("a (#one)@sam", False)
@example("@ana(#one)b", False)
@example("word =>\u0338 x", False)
@example(">\u0338 word", False)
@example("word => #one", False)
def test_what_is_marked_is_what_logging_takes(line: str, short_dutch: bool) -> None:
    """The colours never promise anything that logging doesn't keep, nor hide what it will take."""
    found = parts(line, TODAY, short_dutch=short_dutch)
    try:
        entry = parse(line, TODAY, short_dutch=short_dutch)
    except WrongInput:
        return
    assert_it_marks_what_logging_takes(line, entry, found)


@given(LINES)
@settings(max_examples=500)
def test_a_line_without_anything_marked_is_logged_as_it_stands(line: str) -> None:
    """Where nothing is coloured, nothing is taken off."""
    if parts(line, TODAY):
        return
    try:
        entry = parse(line, TODAY)
    except WrongInput:
        return
    assert entry == Accomplishment(entry.text, TODAY)


@given(ANY_TEXT, st.booleans())
@settings(max_examples=800)
def test_whatever_is_typed_is_marked_in_order_within_the_line(line: str, short_dutch: bool) -> None:
    """No text breaks the line that shows it."""
    found = parts(line, TODAY, short_dutch=short_dutch)
    until = 0
    for part in found:
        assert until <= part.start < part.end <= len(line)
        assert not line[part.start].isspace()
        assert not line[part.end - 1].isspace()
        until = part.end
