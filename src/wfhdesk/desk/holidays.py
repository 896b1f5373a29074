"""The public holidays of the person's country; what was worked out once is kept in this device's own state."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from wfhdesk import __version__, language
from wfhdesk.adapters import config_file
from wfhdesk.desk.settings import Settings
from wfhdesk.domain.errors import DeskError, WrongInput
from wfhdesk.domain.plaintext import one_line

_NAME = "holidays.json"


class Holidays:
    """The days off that a country gives. Working them out takes a tenth of a second, so a year is asked for once."""

    def __init__(self, settings: Settings, state_folder: str) -> None:
        self._settings = settings
        self._path = os.path.join(state_folder, _NAME)
        self._known: dict[str, dict[str, str]] = {}

    def of(self, years: Iterable[int], country: str = "") -> dict[date, str]:
        """Return the public holidays of some years with their names: a country's, or the person's own if one is set."""
        country = country or self._settings.text("me.holidays")
        if not country:
            return {}
        spoken = language.current()
        names = {year: f"{__version__} {country.upper()} {spoken} {year}" for year in years}
        self._known = self._known or self._read()
        missing = [year for year, name in names.items() if name not in self._known]
        if missing:
            self._work_out(country, missing, spoken, names)
        return {
            date.fromisoformat(day): told for name in names.values() for day, told in self._known.get(name, {}).items()
        }

    def check(self, country: str) -> None:
        """Raise WrongInput where a text names no country whose holidays are known."""
        from wfhdesk.adapters import holidays

        holidays.of_country(country, [], language.current())

    def _work_out(self, country: str, years: list[int], spoken: str, names: dict[int, str]) -> None:
        from wfhdesk.adapters import holidays

        try:
            found = holidays.of_country(country, years, spoken)
        except (
            WrongInput
        ) as problem:  # written into the file by hand, or elsewhere: the desk works on, without holidays
            if country == self._settings.text("me.holidays"):
                self._settings.warnings.append(f"{self._settings.path}: {problem}")
            self._known |= {names[year]: {} for year in years}
            return
        for year in years:
            self._known[names[year]] = {day.isoformat(): told for day, told in found.items() if day.year == year}
        with suppress(DeskError):  # then it is worked out again the next time
            config_file.write(self._path, json.dumps(self._known, ensure_ascii=False, indent=1))

    def _read(self) -> dict[str, dict[str, str]]:
        try:
            found = json.loads(config_file.text_of(self._path) or "{}")
            return {
                name: {date.fromisoformat(day).isoformat(): one_line(told) for day, told in days.items()}
                for name, days in found.items()
                if name.startswith(f"{__version__} ")
            }
        except (DeskError, ValueError, TypeError, AttributeError, RecursionError):
            return {}
