"""When a batch is open, for whoever wants to know it before looking for all that waits."""

from __future__ import annotations

from hypothesis import given, settings

from domain.nudge_worlds import World, looks_of, worlds
from wfhdesk.domain.nudging import batch_is_open, choose


@settings(max_examples=25)
@given(worlds())
def test_outside_the_batch_what_has_a_minute_is_enough_to_know_what_is_told(world: World) -> None:
    for look in looks_of(world):
        if not batch_is_open(look.around):
            timely = [one for one in look.found if one.is_timely]
            alone = choose(timely, look.around)
            assert (alone.fresh, alone.is_digest) == (look.choice.fresh, look.choice.is_digest)
