"""Every kind of question, each answered in every way it can be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from tui.desk_driver import DeskDriver, open_app
from tui.runs import KINDS, begins, own
from wfhdesk.desk.desk import Desk

OpenAgain = Callable[[], Desk]

UP_TO = {
    "Where do you sit?": ["y"],
    "What lies there?": ["y", "1"],
    "How much does it hurt?": ["y", "1", "enter"],
    "What else?": ["y", "1", "enter", "3"],
    "Since when?": ["y", "1", "enter", "3", "enter"],
}
"""The keys that lead to a question, with no risk on the way."""


async def comes_to(me: DeskDriver, question: str) -> None:
    await begins(me)
    await me.presses(*UP_TO[question])
    me.sees(question)


def answer(desk: Desk, item: str) -> Sequence[str] | None:
    runs = desk.assessments.runs(whole=True)
    reply = runs[0].reply(item) if runs else None
    return reply.value if reply else None


@pytest.mark.parametrize(
    ("question", "item", "keys", "value"),
    [
        ("Where do you sit?", "ONE", ["2"], ("floor",)),
        ("Where do you sit?", "ONE", ["down", "enter"], ("chair",)),
        ("Where do you sit?", "ONE", ["down", "down", "down", "up", "space"], ("chair",)),
        ("What lies there?", "MANY", ["enter"], ()),
        ("What lies there?", "MANY", ["1", "3", "enter"], ("paper", "toys")),
        ("What lies there?", "MANY", ["3", "1", "3", "enter"], ("paper",)),
        ("What lies there?", "MANY", ["down", "space", "down", "down", "space", "enter"], ("paper", "toys")),
        ("How much does it hurt?", "SCALE", ["7"], ("7",)),
        ("How much does it hurt?", "SCALE", ["0"], ("0",)),
        ("How much does it hurt?", "SCALE", ["1", "enter"], ("1",)),
        ("How much does it hurt?", "SCALE", ["1", "0"], ("10",)),
        ("How much does it hurt?", "SCALE", ["1", "backspace", "3"], ("3",)),
        ("How much does it hurt?", "SCALE", ["right", "right", "right", "left", "enter"], ("1",)),
        ("How much does it hurt?", "SCALE", ["1", "right", "enter"], ("2",)),
    ],
)
async def test_keys_that_answer(  # noqa: PLR0917 - a table of cases
    known: Desk, open_again: OpenAgain, question: str, item: str, keys: list[str], value: tuple[str, ...]
) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, question)
        await me.presses(*keys)
    assert answer(open_again(), item) == value


@pytest.mark.parametrize(
    ("question", "item", "keys"),
    [
        ("Where do you sit?", "ONE", ["3", "9", "0", "y", "-", "enter"]),
        ("What lies there?", "MANY", ["4", "y", "n", "-", "space"]),
        ("How much does it hurt?", "SCALE", ["enter", "y", "-", "1", "5", "1"]),
        ("What else?", "TEXT", ["backspace"]),
        ("Since when?", "DATE", ["enter"]),
    ],
)
async def test_keys_that_dont(known: Desk, open_again: OpenAgain, question: str, item: str, keys: list[str]) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, question)
        await me.presses(*keys)
        if item != "TEXT":
            me.sees(question)
    assert answer(open_again(), item) is None


@pytest.mark.parametrize(
    ("question", "key", "told"),
    [
        ("Is the door free?", "q", "These keys answer: y n"),
        ("Is the door free?", "enter", "These keys answer: y n"),
        ("Where do you sit?", "9", "These keys answer: 1 2"),
        ("What lies there?", "y", "These keys answer: 1 2 3 enter"),
        ("How much does it hurt?", "y", "These keys answer: 0–10"),
    ],
)
async def test_a_key_that_answers_nothing_is_told_which_do(known: Desk, question: str, key: str, told: str) -> None:
    own(known)
    async with open_app(known) as me:
        await begins(me)
        await me.presses(*UP_TO.get(question, []))
        me.sees(question)
        await me.presses(key)
        me.sees(question, told)
        await me.presses("y" if question == "Is the door free?" else "1")
        assert "These keys answer" not in me.screen


async def test_a_digit_that_can_go_on_says_so_and_waits(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "How much does it hurt?")
        me.sees("0 nothing", "all of it 10")
        await me.presses("1")
        me.sees("[1]", "enter takes 1; it can become 10", "How much does it hurt?")


async def test_what_is_ticked_is_told_without_colours(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "What lies there?")
        await me.presses("3")
        me.sees("[ ] 1  paper", "[x] 3  toys")
        await me.presses("enter", "0", "backspace", "backspace")
        me.sees("[x] 3  toys")


async def test_the_tenth_option_has_a_letter_of_its_own(known: Desk, open_again: OpenAgain) -> None:
    async with open_app(known) as me:
        await begins(me, "discomfort", "Did anything hurt")
        await me.presses("y")
        me.sees("[ ] 9  right wrist or hand", "[ ] a  upper back", "[ ] e  ankles or feet", "enter  go on")
        await me.presses("1", "a", "e")
        me.sees("[x] 1  eyes", "[x] a  upper back", "[x] e  ankles or feet")
        await me.presses("enter")
        me.sees("How bad was it for your eyes")
    (run,) = open_again().assessments.runs(whole=True)
    assert len(run.replies[1].value) == 3


async def test_the_cursor_is_seen_however_many_options_there_are(known: Desk) -> None:
    many = "".join(f'[[items.options]]\nid = "o{n}"\ntext = "thing {n}"\n\n' for n in range(1, 41))
    head = KINDS.split("[[items]]")[0]
    own(known, f'{head}[[items]]\nid = "MANY"\nsection = "all"\nasks = "several"\nquestion = "What?"\n\n{many}')
    async with open_app(known, (80, 24)) as me:
        await begins(me, "kinds", "thing 1")
        assert "thing 30" not in me.screen
        await me.presses(*["down"] * 30)
        await me.sees_soon("thing 30")
        await me.presses("space")
        await me.presses(*["down"] * 10)
        await me.sees_soon("[x] w  thing 30", "thing 40", "enter  go on")


@pytest.mark.parametrize(("typed", "value"), [("My lamp", ("My lamp",)), ("-", ("-",)), ("", ("-",)), ("  ", ("-",))])
async def test_a_line_of_text(known: Desk, open_again: OpenAgain, typed: str, value: tuple[str, ...]) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "What else?")
        await me.types(typed)
        await me.presses("enter")
        me.sees("Since when?")
    assert answer(open_again(), "TEXT") == value


async def test_letters_in_a_line_are_only_letters(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "What else?")
        await me.types("yn-tfao?q 12")
        await me.sees_soon("yn-tfao?q 12", "What else?")
        await me.presses("enter")
    assert answer(open_again(), "TEXT") == ("yn-tfao?q 12",)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2026-11-03", date(2026, 11, 3)), ("yesterday", date(2026, 11, 19)), ("tomorrow", date(2026, 11, 21))],
)
async def test_a_day(known: Desk, open_again: OpenAgain, typed: str, day: date) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "Since when?")
        await me.types(typed)
        await me.presses("enter")
        await me.sees_soon("answers are fine")
    assert answer(open_again(), "DATE") == (day.isoformat(),)


async def test_what_is_no_day_is_told_under_the_line_and_stays_there(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "Since when?")
        await me.types("2026-02-30")
        await me.presses("enter")
        me.sees("2026-02-30", "There is no day 2026-02-30.")
        await me.presses("ctrl+u")
        await me.types("someday")
        await me.presses("enter")
        me.sees("“someday” is no answer to it")
        me.does_not_see("DATE:")
    assert answer(open_again(), "DATE") is None


async def test_backspace_in_an_empty_line_and_f7_go_back(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "What else?")
        await me.types("ab")
        await me.presses("backspace", "backspace", "backspace")
        me.sees("How much does it hurt?", "[3]")
        await me.presses("enter")
        await me.types("ab")
        await me.presses("f7")
        me.sees("How much does it hurt?")


async def test_the_mouse_answers_on_a_scale_and_passes_over_a_line(known: Desk, open_again: OpenAgain) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "How much does it hurt?")
        await me.clicks("8     9")
        await me.clicks("Fixed now")
        await me.clicks("- where it doesn't apply")
        me.sees("Since when?")
    desk = open_again()
    assert (answer(desk, "SCALE"), answer(desk, "TEXT")) == (("8",), ("-",))


async def test_figures_of_ones_own_country_stand_beside_the_question(known: Desk) -> None:
    known.settings.set("me.holidays", ["NL"])
    own(known, KINDS.replace('why = "You may', 'figures = ["NL", "UK"]\nwhy = "You may'))
    async with open_app(known, (120, 36)) as me:
        await begins(me)
        me.sees("Source:", "EUR")
        me.does_not_see("GBP")


async def test_the_day_for_example_is_one_that_was_but_to_come_for_the_next_look(known: Desk) -> None:
    own(known)
    async with open_app(known) as me:
        await comes_to(me, "Since when?")
        me.sees("a day, for example 2026-11-18 or yesterday")
    own(known, KINDS.replace('closing = "That was all."', 'closing = "That was all."\nreview_item = "DATE"'))
    async with open_app(known.again()) as me:
        await begins(me, told="Since when?")
        me.sees("a day, for example 2027-02-18")
