"""The questions of a checklist's file: what can be answered, what is a risk, when they are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wfhdesk.domain.checklists import (
    MEDIUM,
    NO,
    ONE,
    RISKS,
    SCALE,
    SEVERAL,
    WAYS_OF_ASKING,
    YES,
    YES_NO,
    Condition,
    Item,
    Option,
    Said,
    Scale,
)
from wfhdesk.domain.toml_tables import Table, quoted, refuse_twice
from wfhdesk.language import gettext as _

ITEM_KEYS = (
    *("id", "section", "asks", "question", "why", "advice", "risk", "severity", "skip", "when", "part", "figures"),
    *("source", "options", "scale"),
)
MOST_OPTIONS = 40
HIGHEST = 100
MOST_POINTS = 100
OPTION_KEYS = ("id", "text", "risk", "points", "advice")
SCALE_KEYS = ("low", "high", "well", "risk_from", "low_label", "high_label")
_LETTERS_OF_A_COUNTRY = 2
_ONLY_OF = {"options": (ONE, SEVERAL), "scale": (SCALE,), "risk": (YES_NO,), "severity": (YES_NO, SCALE)}
"""What only some kinds of questions have."""


def read_item(table: Table, sections: Sequence[str], before: Mapping[str, Item]) -> Item:
    """Return one question of a checklist with some `sections`; `before` are the questions ahead of it, by id.

    Raises WrongInput, with file and line, for whatever is wrong with it.
    """
    asks = table.word("asks", WAYS_OF_ASKING, YES_NO)
    _check_keys(table, asks)
    item = Item(
        id=table.id(),
        section=table.word("section", sections),
        question=table.said("question"),
        asks=asks,
        why=table.said("why", Said()),
        advice=table.said("advice", Said()),
        options=_options(table, asks),
        scale=_scale(table) if asks == SCALE else None,
        severity=table.word("severity", RISKS, MEDIUM),
        part=table.text("part", ""),
        when=_conditions(table, before),
        can_skip=table.flag("skip", default=asks == YES_NO),
        figures=_figures(table),
        source=table.text("source", ""),
    )
    _check_advice(table, item)
    return item


def _check_keys(table: Table, asks: str) -> None:
    for key, kinds in _ONLY_OF.items():
        if key in table.values and asks not in kinds:
            what = _("a question that asks “{asks}” has no “{key}”; that goes with {kinds}.")
            raise table.wrong(what.format(asks=asks, key=key, kinds=", ".join(kinds)), key)
    if asks == YES_NO and "severity" in table.values and "risk" not in table.values:
        raise table.wrong(_("“severity” needs “risk”, which says whether yes or no is one."), "severity")


def _options(table: Table, asks: str) -> tuple[Option, ...]:
    if asks == YES_NO:
        return _yes_and_no(table)
    if asks not in (ONE, SEVERAL):
        return ()
    tables = table.tables("options", OPTION_KEYS, MOST_OPTIONS)
    least = 2 if asks == ONE else 1
    if len(tables) < least:
        what = _("a question that asks “{asks}” has {least} [[items.options]] or more; add what can be chosen.")
        raise table.wrong(what.format(asks=asks, least=least), "options")
    options = tuple(_option(one) for one in tables)
    refuse_twice(tables, [option.id for option in options])
    return options


def _yes_and_no(table: Table) -> tuple[Option, ...]:
    risky = table.word("risk", (YES, NO), "")
    severity = table.word("severity", RISKS, MEDIUM)
    words = {YES: Said("Yes", "Ja"), NO: Said("No", "Nee")}
    return tuple(Option(answer, text, severity if answer == risky else "") for answer, text in words.items())


def _option(table: Table) -> Option:
    return Option(
        id=table.id(),
        text=table.said("text"),
        risk=table.word("risk", RISKS, ""),
        points=table.number("points", -MOST_POINTS, MOST_POINTS, 0),
        advice=table.said("advice", Said()),
    )


def _scale(table: Table) -> Scale:
    inner = table.table("scale", SCALE_KEYS)
    low = inner.number("low", 0, HIGHEST - 1)
    high = inner.number("high", low + 1, HIGHEST)
    well = inner.number("well", low, high)
    if well not in (low, high):
        what = _("“well” is the end at which all is well; it has to be {low} or {high}.").format(low=low, high=high)
        raise inner.wrong(what, "well")
    first, last = (low + 1, high) if well == low else (low, high - 1)
    risk_from = inner.number("risk_from", first, last)
    return Scale(low, high, well, risk_from, inner.said("low_label", Said()), inner.said("high_label", Said()))


def _conditions(table: Table, before: Mapping[str, Item]) -> tuple[Condition, ...]:
    return tuple(_condition(one, before) for one in table.tables("when", ("item", "is"), MOST_OPTIONS))


def _condition(table: Table, before: Mapping[str, Item]) -> Condition:
    name = table.text("item")
    item = before.get(name)
    if item is None:
        what = _("“{item}” is no question ahead of this one; “when” names the id of one that is.").format(
            item=quoted(name)
        )
        raise table.wrong(what, "item")
    known = _answers(item)
    if not known:
        what = _("the answer to “{item}” can be anything; “when” names a question with answers to choose from.")
        raise table.wrong(what.format(item=name), "item")
    answers = table.words("is", known)
    if not answers:
        raise table.wrong(
            _("“is” has to name an answer or more; they are {known}.").format(known=", ".join(known)), "is"
        )
    return Condition(name, answers)


def _answers(item: Item) -> list[str]:
    """Return what can be answered to a question, as a condition names it."""
    if item.scale is not None:
        return [str(number) for number in range(item.scale.low, item.scale.high + 1)]
    return [option.id for option in item.options]


def _figures(table: Table) -> tuple[str, ...]:
    countries = table.texts("figures")
    for number, country in enumerate(countries):
        if not (len(country) == _LETTERS_OF_A_COUNTRY and country.isascii() and country.isupper()):
            raise table.wrong_kind(_("codes of countries in capitals, such as NL"), "figures", number)
    return countries


def _check_advice(table: Table, item: Item) -> None:
    """Refuse a risk of which nothing says what to do about it."""
    if item.advice:
        return
    for number, option in enumerate(item.options):
        if option.risk and not option.advice:
            place = ("risk",) if item.asks == YES_NO else ("options", number)
            raise table.wrong(_("an answer that is a risk needs “advice”: what to do about it."), *place)
    if item.scale is not None:
        raise table.wrong(_("a scale has answers that are a risk, so it needs “advice”: what to do about them."))
