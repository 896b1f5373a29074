"""Figures of a country, such as what can be paid for a day of work at home: dated, with their source, to be checked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from wfhdesk import language
from wfhdesk.domain.checklists import Said
from wfhdesk.domain.toml_files import read_toml, toml_file
from wfhdesk.domain.toml_tables import Table, check_format, refuse_twice
from wfhdesk.language import gettext as _

FORMAT = 1
MOST_FIGURES = 500
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_KEYS = (
    *("country", "id", "year", "what", "amount", "currency", "unit", "from", "until", "note", "source", "dated"),
    "check",
)
_AMOUNT = re.compile(r"\d{1,9}(\.\d{1,4})?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_CURRENCY = re.compile(r"[A-Z]{3}")


class Figure(NamedTuple):
    """What an amount is in a country, and when.

    `country` is two letters, `year` the one it is known by, `amount` a number with a point, in `currency` (three letters of
    ISO 4217) for one `unit`. It holds from day `since` until day `until`, that day too; without either, in its year.
    `source` tells where it comes from, `dated` when that was looked up, `check` where to look whether it still holds.
    """

    country: str
    id: str
    year: int
    what: Said
    amount: str
    currency: str
    unit: Said
    source: Said
    dated: date
    check: Said
    since: date | None = None
    until: date | None = None
    note: Said = Said()

    def holds(self, day: date) -> bool:
        """Return whether it holds on a day."""
        if self.since is None and self.until is None:
            return day.year == self.year
        return (self.since or day) <= day <= (self.until or day)

    @property
    def begins(self) -> date:
        """The first day on which it holds, as far as is known."""
        return self.since or date(self.year, 1, 1)


def parse_figures(text: str, path: str) -> list[Figure]:
    """Return the figures of a file's [[figures]]. Raises WrongInput, with file and line, for whatever is wrong with it."""
    file = toml_file(text, path)
    values = read_toml(file)
    check_format(file, values, FORMAT)
    table = Table(file, (), values, ("format", "figures"))
    tables = table.tables("figures", _KEYS, MOST_FIGURES)
    figures = [_figure(one) for one in tables]
    refuse_twice(tables, [figure.id for figure in figures])
    return figures


def _figure(table: Table) -> Figure:
    since, until = table.day("from"), table.day("until")
    if since and until and until < since:
        raise table.wrong(_("“until” is before “from”; it is the last day on which the figure holds."), "until")
    dated = table.day("dated")
    if dated is None:
        raise table.wrong_kind(_("a date without quotes, such as 2026-12-31"), "dated")
    return Figure(
        country=_coded(table, "country", _COUNTRY, _("two capitals, such as NL")),
        id=table.id(),
        year=table.number("year", _FIRST_YEAR, _LAST_YEAR),
        what=table.said("what"),
        amount=_coded(table, "amount", _AMOUNT, _('a number between quotes, with a point, such as "2.45"')),
        currency=_coded(table, "currency", _CURRENCY, _("three capitals, such as EUR")),
        unit=table.said("unit"),
        source=table.said("source"),
        dated=dated,
        check=table.said("check"),
        since=since,
        until=until,
        note=table.said("note", Said()),
    )


def _coded(table: Table, key: str, pattern: re.Pattern[str], right: str) -> str:
    value = table.values.get(key)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise table.wrong_kind(right, key)
    return value


def figures_for(figures: Iterable[Figure], countries: Sequence[str], day: date) -> list[Figure]:
    """Return the figures of some countries that hold on a day; for a country without any, those that began last."""
    every = list(figures)
    return [found for country in countries for found in _of_country(every, country, day)]


def _of_country(figures: list[Figure], country: str, day: date) -> list[Figure]:
    own = [figure for figure in figures if figure.country == country]
    last = max((figure.begins for figure in own), default=day)
    return [figure for figure in own if figure.holds(day)] or [figure for figure in own if figure.begins == last]


def figure_told(figure: Figure) -> str:
    """Return a figure in a line: what it is, how much, when it holds, where that stands, and where to check it."""
    head = _("{what}: {currency} {amount} {unit}, {period}.").format(
        what=figure.what,
        currency=figure.currency,
        amount=_amount_told(figure.amount),
        unit=figure.unit,
        period=_period_told(figure),
    )
    source = _("Source: {source}, looked up on {dated}.").format(source=figure.source, dated=figure.dated.isoformat())
    return " ".join(part for part in (head, str(figure.note), source, str(figure.check)) if part)


def _amount_told(amount: str) -> str:
    return amount.replace(".", ",") if language.current() == "nl" else amount


def _period_told(figure: Figure) -> str:
    since, until = figure.since, figure.until
    if since and until:
        return _("from {first} to {last}").format(first=since.isoformat(), last=until.isoformat())
    if since or until:
        return (
            _("from {first}").format(first=since.isoformat())
            if since
            else _("until {last}").format(last=until.isoformat() if until else "")
        )
    return _("in {year}").format(year=figure.year)
