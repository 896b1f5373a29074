"""Public holidays by country, from the `holidays` library."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _

_ENGLISH = ("en_GB", "en_US", "en")


def of_country(named: str, years: Iterable[int], spoken: str) -> dict[date, str]:
    """Return the public holidays of a country (`NL`) or a part of it (`GB-ENG`) in some years, with their names.

    The codes are those of ISO 3166-1 and 3166-2. Names are in the language spoken where the library has them, else in
    English, else in the country's own. Raises WrongInput for a country it doesn't know.
    """
    import holidays

    country, _dash, part = named.partition("-")
    try:
        known = holidays.country_holidays(country.upper(), subdiv=part.upper() or None)
        tried = [code for code in (spoken, *_ENGLISH) if code in known.supported_languages]
        language = tried[0] if tried else None
        found = holidays.country_holidays(
            country.upper(), subdiv=part.upper() or None, years=years, language=language, observed=True
        )
    except NotImplementedError:
        raise WrongInput(
            _("“{text}” is no country whose holidays are known; write it like NL, or GB-ENG for a part of one.").format(
                text=shortened(one_line(named))
            )
        ) from None
    return {day: one_line(name) for day, name in found.items()}
