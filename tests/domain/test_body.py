"""The regions of the body are named in the person's language, each by a name of its own."""

from __future__ import annotations

from wfhdesk.domain.body import REGIONS, shown_region


def test_every_region_has_a_name_of_its_own() -> None:
    shown = [shown_region(region) for region in REGIONS]
    assert len({*shown}) == len(REGIONS) == 14
    assert shown_region("shoulder-left") == "left shoulder"
