"""What a checklist has to be as a whole: its score has all its parts, and the question that it names is there."""

from __future__ import annotations

from wfhdesk.domain.body import REGIONS
from wfhdesk.domain.checklists import DATE, DISCOMFORT, MEAN, ONE, ROSA, SEVERAL, Checklist, Item
from wfhdesk.domain.rosa import ALLOWED, PHONE
from wfhdesk.domain.toml_tables import Table, one_of, quoted
from wfhdesk.language import gettext as _

_PARTS = {ROSA: tuple(ALLOWED), DISCOMFORT: REGIONS}
"""What a question can count for, by the rule that scores the run."""
_ADDED = "_add"


def check_rules(checklist: Checklist, table: Table, items: list[Table]) -> None:
    """Raise WrongInput, with file and line, for a score that can't be worked out or a review day that nobody asks for.

    `table` and `items` are the file's, in the checklist's order. The inputs of ROSA and what each can score are those of
    `domain.rosa`.
    """
    _check_review(checklist, table)
    if checklist.scoring == MEAN:
        for item, one in zip(checklist.items, items, strict=True):
            _check_scale(item, one, 1, 5, well=5)
    parts = [(item, one) for item, one in zip(checklist.items, items, strict=True) if item.part]
    _check_parts(checklist, table, parts)
    for item, one in parts:
        if checklist.scoring == ROSA:
            _check_is_answered(checklist, item, one)
            _check_points(item, one)
        else:
            _check_scale(item, one, 0, 10, well=0)


def _check_review(checklist: Checklist, table: Table) -> None:
    if not checklist.review_item:
        return
    item = checklist.item(checklist.review_item)
    if item is None or item.asks != DATE:
        what = _("“{item}” is no question that asks for a date; “review_item” names the id of one that does.")
        raise table.wrong(what.format(item=quoted(checklist.review_item)), "review_item")


def _check_parts(checklist: Checklist, table: Table, parts: list[tuple[Item, Table]]) -> None:
    """Refuse parts that the rule doesn't know, and those that are there twice or, where it needs them all, not at all."""
    known = _PARTS.get(checklist.scoring, ())
    seen: set[str] = set()
    for item, one in parts:
        if not known:
            raise one.wrong(
                _("“part” counts for nothing where scoring is “{rule}”; leave it out.").format(rule=checklist.scoring),
                "part",
            )
        if item.part not in known:
            raise one.wrong_kind(one_of(known), "part")
        if item.part in seen:
            what = _("“{part}” is asked already; each part of a score is asked once.").format(part=item.part)
            raise one.wrong(what, "part")
        seen.add(item.part)
    missing = next((part for part in known if part not in seen), "")
    if missing and checklist.scoring == ROSA:
        what = _("no question counts for “{part}”; ROSA needs one for each of its parts.").format(part=missing)
        raise table.wrong(what, "scoring")
    if missing and not seen:
        raise table.wrong(_("no question counts for a region of the body; name one as its “part”."), "scoring")


def _check_scale(item: Item, table: Table, low: int, high: int, *, well: int) -> None:
    """Refuse a question that isn't answered on the one scale that a rule takes the numbers of."""
    if item.scale is None or item.scale[:3] != (low, high, well):
        what = _("this score takes scales from {low} to {high} on which {well} is well; ask “{item}” on such a one.")
        raise table.wrong(what.format(low=low, high=high, well=well, item=item.id), "scale" if item.scale else "asks")


def _check_is_answered(checklist: Checklist, item: Item, table: Table) -> None:
    """Refuse an input of ROSA that may be left open: only a telephone can be missing, with its time, and what is added."""
    if item.part.endswith(_ADDED):
        return
    if item.can_skip:
        raise table.wrong(_("“{part}” can't be left out of the score; drop “skip”.").format(part=item.part), "skip")
    phones = [one.when for one in checklist.items if one.part == PHONE] if item.part in (PHONE, f"dur_{PHONE}") else []
    if item.when and item.when not in phones:
        what = _("“{part}” can't be left out of the score; drop “when”, which only a telephone has, with its time.")
        raise table.wrong(what.format(part=item.part), "when")


def _check_points(item: Item, table: Table) -> None:
    """Refuse points that an input of ROSA can't have, whatever is chosen."""
    allowed = ALLOWED[item.part]
    is_added = item.part.endswith(_ADDED)
    if item.asks not in ((ONE, SEVERAL) if is_added else (ONE,)):
        right = _("“one” or “several”") if is_added else _("“one”")
        what = _("“{part}” is scored by points of options; set asks to {right}.").format(part=item.part, right=right)
        raise table.wrong(what, "part")
    for number, option in enumerate(item.options):
        if option.points not in allowed or (item.asks == SEVERAL and option.points == 0):
            what = _("“{part}” can't score {points} here; points go from {low} to {high}.").format(
                part=item.part, points=option.points, low=1 if item.asks == SEVERAL else allowed[0], high=allowed[-1]
            )
            raise table.wrong(what, "options", number, "points")
    total = sum(option.points for option in item.options)
    if item.asks == SEVERAL and total > allowed[-1]:
        what = _("all options of “{part}” come to {total} together; {most} is the most that it can score.").format(
            part=item.part, total=total, most=allowed[-1]
        )
        raise table.wrong(what, "options")
