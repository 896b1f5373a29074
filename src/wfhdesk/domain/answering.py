"""Answering: what a person typed or a file says becomes the answer to a question, with the wording it was given to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from wfhdesk.domain.assessments import Chosen, Reply
from wfhdesk.domain.checklists import (
    DATE,
    NO,
    NOT_APPLICABLE,
    ONE,
    RISKS,
    SCALE,
    SEVERAL,
    TEXT,
    YES,
    YES_NO,
    Checklist,
    Item,
    Option,
)
from wfhdesk.domain.choices import chosen
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.periods import check_in_sight, coming_day, past_day, short_day, weekday
from wfhdesk.domain.plaintext import LONGEST_LINE, one_line, shortened
from wfhdesk.language import gettext as _
from wfhdesk.language import pgettext

_NONE = ("", "none", "geen", "0")
_MOST_DIGITS = 9


def parse_value(item: Item, said: object, today: date) -> tuple[str, ...]:
    """Return the answer that a text, or what JSON holds, gives to a question. Raises WrongInput.

    Understood: yes, no, `y`, `n`, `j`, true and false; an option by its id, its number in the list, or the beginning of its
    words; several of them in a list or with commas between; a whole number; a day as everywhere; any text. `-` and null are:
    not applicable.
    """
    if said is None or (isinstance(said, str) and one_line(said) == NOT_APPLICABLE):
        if not item.can_skip:
            raise _wrong(item, "-")
        return (NOT_APPLICABLE,)
    return _PARSERS[item.asks](item, said, today)


def _yes_no(item: Item, said: object, _today: date) -> tuple[str, ...]:
    if isinstance(said, bool):
        return (YES if said else NO,)
    word = said.strip().casefold() if isinstance(said, str) else ""
    if word in ("j", "ja", "y", YES):
        return (YES,)
    if word in ("n", "nee", NO):
        return (NO,)
    raise _wrong(item, said)


def _one(item: Item, said: object, _today: date) -> tuple[str, ...]:
    return (_option(item, said).id,)


def _several(item: Item, said: object, _today: date) -> tuple[str, ...]:
    if isinstance(said, str):
        told = [] if said.strip().casefold() in _NONE else said.replace(",", " ").split()
        parts: list[object] = list(told)
    elif isinstance(said, (list, tuple)):
        parts = list(said)
    else:
        raise _wrong(item, said)
    ticked = {_option(item, part).id for part in parts}
    return tuple(option.id for option in item.options if option.id in ticked)


def _option(item: Item, said: object) -> Option:
    word = _word(said)
    if not word:
        raise _wrong(item, said)
    if (found := item.option(word)) is not None:
        return found
    if (number := _number(word)) is not None and 1 <= number <= len(item.options):
        return item.options[number - 1]
    named = chosen(word, {option.id: str(option.text) for option in item.options})
    if named is None:
        raise _wrong(item, said)
    found = item.option(named)
    assert found is not None
    return found


def _scale(item: Item, said: object, _today: date) -> tuple[str, ...]:
    assert item.scale is not None
    number = _number(_word(said))
    if number is None or not item.scale.low <= number <= item.scale.high:
        raise _wrong(item, said)
    return (str(number),)


def _word(said: object) -> str:
    """Return a text or a number as a word; nothing for anything else, true and false among it."""
    if isinstance(said, str):
        return said.strip()
    is_number = isinstance(said, int) and not isinstance(said, bool) and abs(said) < 10**_MOST_DIGITS
    return str(said) if is_number else ""


def _number(word: str) -> int | None:
    """Return the whole number that a word is, None for any other; one with very many digits isn't looked at."""
    return int(word) if word.isascii() and word.isdecimal() and len(word) <= _MOST_DIGITS else None


def _text(item: Item, said: object, _today: date) -> tuple[str, ...]:
    if not isinstance(said, str):
        raise _wrong(item, said)
    if len(said) > LONGEST_LINE:
        raise WrongInput(_("{item}: that is too long for a line.").format(item=item.id))
    text = one_line(said)
    if not text and not item.can_skip:
        raise _wrong(item, said)
    return (text or NOT_APPLICABLE,)


def _date(item: Item, said: object, today: date) -> tuple[str, ...]:
    if not isinstance(said, str):
        raise _wrong(item, said)
    word = one_line(said)
    # A weekday could be the last or the next one: of an accident the one, of a review the other.
    named = None if weekday(word, short_dutch=True) is not None else past_day(word, today) or coming_day(word, today)
    if named is None:
        raise _wrong(item, said)
    check_in_sight(named)
    return (named.isoformat(),)


_PARSERS: dict[str, Callable[[Item, object, date], tuple[str, ...]]] = {
    YES_NO: _yes_no,
    ONE: _one,
    SEVERAL: _several,
    SCALE: _scale,
    TEXT: _text,
    DATE: _date,
}


def _wrong(item: Item, said: object) -> WrongInput:
    return WrongInput(
        _("{item}: {said} is no answer to it; it is {known}.").format(
            item=item.id, said=_quoted(said), known=answers_told(item)
        )
    )


def _quoted(said: object) -> str:
    if isinstance(said, str) or said is None or isinstance(said, (bool, float)):
        return f"“{shortened(one_line(str(said)), 40)}”"
    return f"“{_word(said)}”" if _word(said) else _("a list, an object or a huge number")


def answers_told(item: Item) -> str:
    """Return what an answer to a question can be, in words: `yes, no, or -`."""
    known = {
        YES_NO: lambda: [YES, NO],
        ONE: lambda: [option.id for option in item.options],
        SEVERAL: lambda: [_("a list of: {known}").format(known=", ".join(option.id for option in item.options))],
        SCALE: lambda: [_scale_told(item)],
        TEXT: lambda: [_("a text")],
        DATE: lambda: [_("a day, such as 2026-12-01")],
    }[item.asks]()
    several = [*known, *([NOT_APPLICABLE] if item.can_skip else [])]
    return (
        several[0]
        if len(several) == 1
        else _("{some} or {last}").format(some=", ".join(several[:-1]), last=several[-1])
    )


def _scale_told(item: Item) -> str:
    assert item.scale is not None
    return _("a number from {low} to {high}").format(low=item.scale.low, high=item.scale.high)


# --- the answer with its wording --------------------------------------------------------------------------------------


def reply_to(checklist: Checklist, item: Item, value: tuple[str, ...], at: datetime, note: str = "") -> Reply:
    """Return the answer to a question, worded as it is asked now in the language that is spoken.

    `value` is what `parse_value` returns. Raises WrongInput for a note that is too long for a line.
    """
    if len(note) > LONGEST_LINE:
        raise WrongInput(_("{item}: that is too long for a line.").format(item=item.id))
    options = tuple(_chosen(item, one) for one in item.options if one.id in value)
    risk = _risk(item, value, options)
    return Reply(
        item.id,
        value,
        asked=str(item.question),
        said=_said(item, value, options),
        section=str(checklist.section(item.section).title),
        note=one_line(note),
        risk=risk,
        advice=_advice(item, options) if risk else "",
        part=item.part,
        points=_points(item, value, options),
        chosen=options if item.asks in (ONE, SEVERAL) else (),
        place=checklist.items.index(item),
        at=at,
    )


def _chosen(item: Item, option: Option) -> Chosen:
    advice = str(option.advice or item.advice) if option.risk else ""
    return Chosen(option.id, str(option.text), option.points, option.risk, advice)


def _risk(item: Item, value: tuple[str, ...], options: tuple[Chosen, ...]) -> str:
    if item.scale is not None and value != (NOT_APPLICABLE,):
        number, scale = int(value[0]), item.scale
        is_bad = number >= scale.risk_from if scale.well == scale.low else number <= scale.risk_from
        return item.severity if is_bad else ""
    return max((one.risk for one in options if one.risk), key=RISKS.index, default="")


def _points(item: Item, value: tuple[str, ...], options: tuple[Chosen, ...]) -> int:
    if item.scale is not None and value != (NOT_APPLICABLE,):
        return int(value[0])
    return sum(one.points for one in options)


def _advice(item: Item, options: tuple[Chosen, ...]) -> str:
    """Return what to do: about each option that is a risk, each advice once, or else about the question."""
    told = dict.fromkeys(one.advice for one in options if one.risk and one.advice)
    return " ".join(told) or str(item.advice)


def _said(item: Item, value: tuple[str, ...], options: tuple[Chosen, ...]) -> str:
    if value == (NOT_APPLICABLE,):
        return _("not applicable")
    if item.scale is not None:
        return _("{n} of {high}").format(n=value[0], high=item.scale.high)
    if item.asks == SEVERAL:
        return "; ".join(one.text for one in options) or pgettext("nothing chosen", "none")
    if item.asks == DATE:
        day = date.fromisoformat(value[0])
        return f"{short_day(day)} {day.year}"
    return "; ".join(one.text for one in options) or " ".join(value)
