"""`wfhdesk check show`: the runs there are, one of them in full, or what a checklist asks."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator

from wfhdesk.cli.check_fields import checklist_fields, head_fields, run_fields
from wfhdesk.cli.check_result import answer_lines, result_lines
from wfhdesk.cli.check_texts import command_on, run_row, tell_problems, wrapped
from wfhdesk.cli.completers import checked_ids, completed_by
from wfhdesk.cli.speech import bold, columns, print_json, say
from wfhdesk.desk.desk import Desk
from wfhdesk.desk.ids import SHORT
from wfhdesk.domain.answering import answers_told
from wfhdesk.domain.assessment_texts import run_told
from wfhdesk.domain.assessments import Run, shown_risk
from wfhdesk.domain.checklists import YES_NO, Checklist, Item
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line, shortened
from wfhdesk.language import gettext as _


def describe() -> str:
    """Return what the word does, with examples."""
    return _(
        "List what was checked, with ids; or show one run with every answer, by its id or as last; or what a checklist asks,\n"
        "why, and what can be answered.\n\n"
        "  wfhdesk check show\n"
        "  wfhdesk check show last\n"
        "  wfhdesk check show 3k9 --json\n"
        "  wfhdesk check show workstation"
    )


def arguments(parser: ArgumentParser) -> None:
    """Declare what may follow the words."""
    what = parser.add_argument("what", nargs="?", metavar=_("WHAT"), help=_("a run's id, last, or a checklist's id"))
    completed_by(what, checked_ids)
    parser.add_argument("--json", action="store_true", default=SUPPRESS, help=_("print it as JSON"))
    parser.set_defaults(run=run)


def run(desk: Desk, options: Namespace) -> int:
    """List runs, or show what was asked for."""
    if options.what is None:
        return _list(desk, options)
    found = _found(desk, options.what)
    if options.json:
        print_json(checklist_fields(found) if isinstance(found, Checklist) else run_fields(desk, found))
    else:
        print("\n".join(_checklist(found) if isinstance(found, Checklist) else _run(desk, found)))
    return 0


def _list(desk: Desk, options: Namespace) -> int:
    runs = desk.assessments.settled(desk.assessments.runs(whole=True))
    if options.json:
        print_json([head_fields(desk, one) for one in runs])
    elif runs:
        print(columns(run_row(desk, one) for one in runs))
    else:
        say(_("Nothing was checked yet: wfhdesk check run workstation"))
    return 0


def _found(desk: Desk, what: str) -> Run | Checklist:
    """Return the run or the checklist that a word means: a checklist's whole id, a run's, or the beginning of either."""
    known = desk.assessments
    head = known.checklists.head(what)
    if head is not None:
        return known.checklists.whole(head.id)
    try:
        return known.run(what)
    except WrongInput as no_run:
        try:
            return known.checklists.named(what)
        except WrongInput:
            tell_problems(desk)
            if any(one.id.startswith(what.lower()) for one in known.runs()):
                raise no_run from None  # several begin so
            ids = ", ".join(one.id for one in known.checklists.heads())
            raise WrongInput(
                _(
                    "There is no run or checklist {id}. wfhdesk check show lists the runs; the checklists are: {ids}."
                ).format(id=shortened(one_line(what)), ids=ids)
            ) from None


def _run(desk: Desk, run: Run) -> Iterator[str]:
    if run.finished is None:
        told = run_told(run, desk.assessments.place_name(run.workstation), desk.assessments.today())
        yield bold(f"{told}  ({run.id[:SHORT]})")
        yield _("Not finished yet. Go on with: {command}").format(command=command_on(desk, run))
    else:
        yield from result_lines(desk, run)
    yield from answer_lines(run)


# --- what a checklist asks ----------------------------------------------------------------------------------------


def _checklist(checklist: Checklist) -> Iterator[str]:
    yield bold(
        _("{title} ({id}, version {version})").format(title=checklist.title, id=checklist.id, version=checklist.version)
    )
    yield wrapped(str(checklist.purpose))
    section = ""
    for item in checklist.items:
        if item.section != section:
            yield ""
            yield bold(str(checklist.section(item.section).title))
            section = item.section
        yield from _item(item)
    if checklist.closing:
        yield ""
        yield wrapped(str(checklist.closing))


def _item(item: Item) -> Iterator[str]:
    yield wrapped(f"{item.id}  {item.question}", "  ")
    if item.why:
        yield wrapped(str(item.why), "      ")
    if item.when:
        told = "; ".join(f"{one.item}: {', '.join(one.answers)}" for one in item.when)
        yield wrapped(_("Asked only after {conditions}").format(conditions=told), "      ")
    yield wrapped(_("Answer: {known}").format(known=answers_told(item)), "      ")
    for option in item.options:
        if option.risk:
            yield wrapped(f"{option.id} = {option.text} ({shown_risk(option.risk)})", "        ")
        elif item.asks != YES_NO:
            yield wrapped(f"{option.id} = {option.text}", "        ")
    if item.source:
        yield wrapped(_("Source: {source}").format(source=item.source), "      ")
