"""ROSA, the Rapid Office Strain Assessment: a score from 1 to 10 for how much a workstation strains.

Source: M. Sonne, D. L. Villalta, D. M. Andrews, "Development and evaluation of an office ergonomic risk checklist: ROSA",
Applied Ergonomics 43 (2012) 98-108. The chair's table is the worksheet's; older training slides differ by a point in places.
People score themselves too low (Sonne and Andrews, Occupational Ergonomics 10 (2011) 83-101).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, combinations
from typing import Final, NamedTuple

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

Inputs = dict[str, int | None]
"""All 21 inputs by name; the three of the telephone are None where it isn't used."""
Table = tuple[tuple[int, ...], ...]

CHAIR, SECTION_B, SECTION_C = "chair", "section_b", "section_c"
SECTION_NAMES: Final = (CHAIR, SECTION_B, SECTION_C)
"""The largest of these is the final score."""
SEAT_HEIGHT, SEAT_DEPTH, ARMREST, BACK = "seat_height", "seat_depth", "armrest", "back"
MONITOR, PHONE, MOUSE, KEYBOARD = "monitor", "phone", "mouse", "keyboard"
GREEN, IMPROVE, ACT, SOON, URGENT = "green", "improve", "act", "soon", "urgent"
BEST_ALL_DAY: Final = 3
"""The score of a perfect workstation used for more than four hours a day: the chair's 2, and 1 for the time."""


class Scored(NamedTuple):
    """What a part can score: one of `bases`, of which 1 is the best, and any of `additions` on top of it."""

    bases: tuple[int, ...]
    additions: tuple[int, ...]


PARTS: Final = {
    SEAT_HEIGHT: Scored((1, 2, 3), (1, 1)),
    SEAT_DEPTH: Scored((1, 2), (1,)),
    ARMREST: Scored((1, 2), (1, 1, 1)),
    BACK: Scored((1, 2), (1, 1)),
    MONITOR: Scored((1, 2, 3), (1, 1, 1, 1)),
    PHONE: Scored((1, 2), (2, 1)),
    MOUSE: Scored((1, 2), (2, 1, 1)),
    KEYBOARD: Scored((1, 2), (1, 1, 1, 1)),
}
TIMED: Final = (CHAIR, MONITOR, PHONE, MOUSE, KEYBOARD)
"""What is used for a time: `dur_chair` and so on."""
DURATIONS: Final = (-1, 0, 1)
"""Under half an hour in one go or an hour a day; up to an hour in one go or four a day; more."""

TABLE_A: Final[Table] = (
    (2, 2, 3, 4, 5, 6, 7, 8),
    (2, 2, 3, 4, 5, 6, 7, 8),
    (3, 3, 3, 4, 5, 6, 7, 8),
    (4, 4, 4, 4, 5, 6, 7, 8),
    (5, 5, 5, 5, 6, 7, 8, 9),
    (6, 6, 6, 7, 7, 8, 8, 9),
    (7, 7, 7, 8, 8, 9, 9, 9),
)
"""Rows: seat height and depth, 2 to 8. Columns: armrests and back, 2 to 9."""
TABLE_B: Final[Table] = (
    (1, 1, 1, 2, 3, 4, 5, 6),
    (1, 1, 2, 2, 3, 4, 5, 6),
    (1, 2, 2, 3, 3, 4, 6, 7),
    (2, 2, 3, 3, 4, 5, 6, 8),
    (3, 3, 4, 4, 5, 6, 7, 8),
    (4, 4, 5, 5, 6, 7, 8, 9),
    (5, 5, 6, 7, 8, 8, 9, 9),
)
"""Rows: telephone with its time, 0 to 6. Columns: monitor with its time, 0 to 7."""
TABLE_C: Final[Table] = (
    (1, 1, 1, 2, 3, 4, 5, 6),
    (1, 1, 2, 3, 4, 5, 6, 7),
    (1, 2, 2, 3, 4, 5, 6, 7),
    (2, 3, 3, 3, 5, 6, 7, 8),
    (3, 4, 4, 5, 5, 6, 7, 8),
    (4, 5, 5, 6, 6, 7, 8, 9),
    (5, 6, 6, 7, 7, 8, 8, 9),
    (6, 7, 7, 8, 8, 9, 9, 9),
)
"""Rows: mouse with its time, 0 to 7. Columns: keyboard with its time, 0 to 7."""


class RosaScore(NamedTuple):
    """The score and what it is made of: `final` is the largest of `chair`, `section_b` and `section_c`.

    `seat` is height and depth, `armback` armrests and back, `table_a` what the table makes of both, `chair` that with its time.
    `monitor` to `keyboard` are with their time. `section_b` is monitor and telephone, `section_c` mouse and keyboard,
    `monitor_peripherals` the larger of both.
    """

    seat: int
    armback: int
    table_a: int
    chair: int
    monitor: int
    phone: int
    mouse: int
    keyboard: int
    section_b: int
    section_c: int
    monitor_peripherals: int
    final: int


# --- the inputs ------------------------------------------------------------------------------------------------


def _sums(additions: tuple[int, ...]) -> tuple[int, ...]:
    """Return what any choice of additions can come to."""
    choices = chain.from_iterable(combinations(additions, number) for number in range(len(additions) + 1))
    return tuple(sorted({sum(choice) for choice in choices}))


ALLOWED: Final[dict[str, tuple[int, ...]]] = {
    **{name: part.bases for name, part in PARTS.items()},
    **{f"{name}_add": _sums(part.additions) for name, part in PARTS.items()},
    **{f"dur_{name}": DURATIONS for name in TIMED},
}
"""The values that each input can have; `phone` can be None too."""


def checked(inputs: Mapping[str, object]) -> Inputs:
    """Return all inputs, each with a value that it can have. Raises WrongInput, which names the input that is wrong.

    A missing addition is 0. With `phone` None the telephone isn't used, and its addition and time count for nothing.
    """
    unknown = next((name for name in inputs if name not in ALLOWED), None)
    if unknown is not None:
        raise WrongInput(
            _("“{name}” is no input of ROSA; they are: {known}.").format(
                name=shortened(one_line(unknown)), known=", ".join(ALLOWED)
            )
        )
    is_unused = PHONE in inputs and inputs[PHONE] is None
    return {name: _value(inputs, name, is_unused=is_unused and PHONE in name) for name in ALLOWED}


def _value(inputs: Mapping[str, object], name: str, *, is_unused: bool) -> int | None:
    """Return the value of one input, None of one that `is_unused`."""
    if is_unused and inputs.get(name) is None:
        return None
    if name not in inputs and name.endswith("_add"):
        return 0
    if name not in inputs:
        raise WrongInput(_("“{name}” is missing; it is one of {allowed}.").format(name=name, allowed=_allowed(name)))
    value = inputs[name]
    if type(value) is not int or value not in ALLOWED[name]:  # True and 1.0 are equal to 1, but nobody means them so
        raise WrongInput(
            _("“{name}” can't be {value}; it is a whole number, one of {allowed}.").format(
                name=name, value=_quoted(value), allowed=_allowed(name)
            )
        )
    return None if is_unused else value


def _allowed(name: str) -> str:
    values = ", ".join(map(str, ALLOWED[name]))
    return _("{values}, or null where no telephone is used").format(values=values) if name == PHONE else values


def _quoted(value: object) -> str:
    """Return a refused value as JSON has it, as far as it can be told in a few words."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return shortened(str(value))
    return f"“{shortened(one_line(value))}”" if isinstance(value, str) else _("a list or an object")


# --- the score -------------------------------------------------------------------------------------------------


def score(inputs: Mapping[str, object]) -> RosaScore:
    """Return the score of a workstation. Raises WrongInput as `checked` does.

    The tables that join the sections on the worksheet give the larger of the two, cell by cell, so none is here.
    """
    known = checked(inputs)
    seat, armback = _raw(known, SEAT_HEIGHT, SEAT_DEPTH), _raw(known, ARMREST, BACK)
    table_a = TABLE_A[seat - 2][armback - 2]
    chair = _within(table_a + (known["dur_chair"] or 0), 1, 10)
    monitor, phone = _timed(known, MONITOR, 7), _timed(known, PHONE, 6)
    mouse, keyboard = _timed(known, MOUSE, 7), _timed(known, KEYBOARD, 7)
    section_b, section_c = TABLE_B[phone][monitor], TABLE_C[mouse][keyboard]
    peripherals = max(section_b, section_c)
    return RosaScore(
        *(seat, armback, table_a, chair, monitor, phone, mouse, keyboard, section_b, section_c),
        monitor_peripherals=peripherals,
        final=max(chair, peripherals),
    )


def _raw(known: Inputs, *parts: str) -> int:
    return sum((known[part] or 0) + (known[f"{part}_add"] or 0) for part in parts)


def _timed(known: Inputs, part: str, most: int) -> int:
    """Return a part with its time, as far as its table goes; an unused telephone is 0."""
    return _within(_raw(known, part) + (known[f"dur_{part}"] or 0), 0, most)


def _within(value: int, least: int, most: int) -> int:
    return min(max(value, least), most)


def band(final: int) -> str:
    """Return what a final score asks for: GREEN, IMPROVE, ACT (5, the action level of the source), SOON or URGENT."""
    return GREEN if final <= 2 else IMPROVE if final <= 4 else ACT if final == 5 else SOON if final <= 8 else URGENT
