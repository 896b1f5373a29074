"""What a level tells, in words."""

from __future__ import annotations

from wfhdesk.domain.sharing import FULL, LEVELS, level_told


def test_each_level_says_what_it_tells() -> None:
    assert len({level_told(level) for level in LEVELS}) == len(LEVELS)
    assert "Sickness" in level_told(FULL)
