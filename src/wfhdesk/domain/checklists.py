"""Checklists: what a self-assessment asks, why, and what each answer means."""

from __future__ import annotations

from typing import NamedTuple

from wfhdesk import language

YES_NO, ONE, SEVERAL, SCALE, TEXT, DATE = "yes-no", "one", "several", "scale", "text", "date"
WAYS_OF_ASKING = (YES_NO, ONE, SEVERAL, SCALE, TEXT, DATE)
YES, NO, NOT_APPLICABLE = "yes", "no", "-"
LOW, MEDIUM, HIGH = "low", "medium", "high"
RISKS = (LOW, MEDIUM, HIGH)
"""How much a risk matters, the least first."""
BY_ANSWERS, ROSA, MEAN, DISCOMFORT = "answers", "rosa", "mean", "discomfort"
SCORINGS = (BY_ANSWERS, ROSA, MEAN, DISCOMFORT)
"""The named rules by which a run is scored; see `domain.scoring`."""
WORKSTATION, PERSON = "workstation", "person"
"""What a checklist is about: each workstation has its own history, the person has one."""


class Said(NamedTuple):
    """A text in both languages; one that a person wrote in a single language reads the same in both."""

    en: str = ""
    nl: str = ""

    def __str__(self) -> str:
        """Return it in the language that is spoken now."""
        return self.nl if language.current() == "nl" else self.en

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.en or self.nl)


class Option(NamedTuple):
    """An answer that can be chosen. `risk` is one of RISKS, or empty where all is well; `points` are what a rule adds up.

    `advice` is what to do about this answer, where it isn't that of the whole question.
    """

    id: str
    text: Said
    risk: str = ""
    points: int = 0
    advice: Said = Said()


class Condition(NamedTuple):
    """That an earlier question, `item`, got one of some answers; asked and answered `-` it didn't."""

    item: str
    answers: tuple[str, ...]


class Scale(NamedTuple):
    """Whole numbers from `low` to `high`, with what the ends mean.

    An answer from `risk_from` on is a risk where much is bad (`risk_from` above `well`), up to it where little is:
    `well` is the end at which all is well.
    """

    low: int
    high: int
    well: int
    risk_from: int
    low_label: Said = Said()
    high_label: Said = Said()


class Item(NamedTuple):
    """One question.

    `asks` is one of WAYS_OF_ASKING. `options` are what can be chosen, for a yes-no question both of them. `part` is the
    part of the score it counts for: an input of ROSA, a region of the body. `when` are conditions that must all hold, else
    the question isn't asked. `severity` is the risk of a scale's bad answers. `can_skip` is that `-`, not applicable, is an
    answer too. `figures` are countries whose dated figures are shown beside it. `source` is where the point comes from.
    """

    id: str
    section: str
    question: Said
    asks: str = YES_NO
    why: Said = Said()
    advice: Said = Said()
    options: tuple[Option, ...] = ()
    scale: Scale | None = None
    severity: str = MEDIUM
    part: str = ""
    when: tuple[Condition, ...] = ()
    can_skip: bool = True
    figures: tuple[str, ...] = ()
    source: str = ""

    def option(self, option_id: str) -> Option | None:
        """Return the option with an id."""
        return next((one for one in self.options if one.id == option_id), None)


class Section(NamedTuple):
    """A part of a checklist, with its title."""

    id: str
    title: Said


class Checklist(NamedTuple):
    """What is asked, in order.

    `version` is raised whenever a question changes. `about` is WORKSTATION or PERSON. What is `private` stays out of reports
    unless it is ticked in. It is asked again after `every_days` or `every_months`; neither: by the setting. With both 0
    and `repeats` false it is only asked when wanted. `review_item` is the question whose answer, a date, is the day of the next
    run. `triggers` are what makes it due at once. `ends_with` is empty, or `message`: the run becomes a message to the
    supervisor. `closing` is said at its end. `path` is the file of a person's own, empty for one that came along.
    """

    id: str
    version: int
    title: Said
    purpose: Said
    minutes: int
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    about: str = WORKSTATION
    private: bool = False
    repeats: bool = True
    every_days: int = 0
    every_months: int = 0
    review_item: str = ""
    triggers: tuple[str, ...] = ()
    scoring: str = BY_ANSWERS
    ends_with: str = ""
    closing: Said = Said()
    path: str = ""

    def item(self, item_id: str) -> Item | None:
        """Return the question with an id."""
        return next((one for one in self.items if one.id == item_id), None)

    def section(self, section_id: str) -> Section:
        """Return the section with an id."""
        return next(one for one in self.sections if one.id == section_id)
