"""The commands that nudges name: every one of them is understood as it stands."""

from __future__ import annotations

import shlex

import pytest

from conftest import FRIDAY
from wfhdesk.cli.parser import build
from wfhdesk.domain.nudge_texts import command_for
from wfhdesk.domain.nudges import Nudge
from wfhdesk.domain.updates import KINDS

from domain.test_nudges import everything  # isort: skip

TODAY = FRIDAY.date()


def with_acts() -> list[tuple[Nudge, str]]:
    return [(one, act) for one in everything() for act in one.acts]


@pytest.mark.parametrize(("nudge", "act"), with_acts(), ids=lambda part: part if isinstance(part, str) else part.kind)
def test_each_act_of_each_nudge_has_a_command_that_is_understood(nudge: Nudge, act: str) -> None:
    command = command_for(nudge, act, "omar")
    name, word, *more = shlex.split(command)
    assert name == "wfhdesk"
    options = build(word).parse_args([word, *more])
    assert callable(options.run)


@pytest.mark.parametrize("kind", KINDS)
def test_the_update_of_a_kind_is_opened_by_its_name(kind: str) -> None:
    one = Nudge("update", kind, "text", "why", TODAY, ("open",))
    options = build("update").parse_args(shlex.split(command_for(one, "open", ""))[1:])
    assert options.kind == kind
