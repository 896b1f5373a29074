"""What a person reads of a ROSA score."""

from __future__ import annotations

from wfhdesk.domain.rosa import band
from wfhdesk.domain.rosa_texts import shown_band


def test_every_band_says_something_of_its_own() -> None:
    said = [shown_band(band(final)) for final in (1, 3, 5, 6, 9)]
    assert said == ["good", "can be better", "act", "act soon", "act at once"]
