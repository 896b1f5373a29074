"""Asking question by question at a terminal: what was answered is kept at once, one can go back, and leave."""

from __future__ import annotations

from wfhdesk.cli.check_deciding import asked_decision, tell_risk
from wfhdesk.cli.check_question import lines, mistyped, prompt
from wfhdesk.cli.check_texts import wrapped
from wfhdesk.cli.check_typed import Back, Left, Next, typed
from wfhdesk.cli.speech import say
from wfhdesk.desk.desk import Desk
from wfhdesk.domain.actions import Action
from wfhdesk.domain.answering import parse_value
from wfhdesk.domain.asking import neighbour, next_item, replies_of
from wfhdesk.domain.assessments import NEEDS_ACTION, Reply, Run, shown_way
from wfhdesk.domain.checklists import WORKSTATION, Checklist, Item
from wfhdesk.domain.deciding import Decision
from wfhdesk.domain.errors import WrongInput
from wfhdesk.language import gettext as _


def asked_place(desk: Desk, checklist: Checklist, name: str | None) -> str | None:
    """Return the name of the workstation to check: the one that was named, or one that is chosen by number. Raises Left."""
    known = desk.assessments.workstations()
    if name is not None or checklist.about != WORKSTATION or len(known) < 2:
        return name
    for number, place in enumerate(known, 1):
        say(f"  {number}  {place.name}")
    while True:
        try:
            line = typed(_("Where are you? [1-{n}] ").format(n=len(known)))
            numbers = {str(number): place.name for number, place in enumerate(known, 1)}
            return desk.assessments.workstation(numbers.get(line.strip(), line)).name
        except WrongInput as problem:
            say(str(problem))
        except Back:
            raise Left from None


def answered(desk: Desk, checklist: Checklist, run: Run) -> Run:
    """Ask until every question has its answer and every risk its way on; return the run with them. Raises Left."""
    return _Conversation(desk, checklist, run).held()


class _Conversation:
    """Asks; `run` is what was answered so far."""

    def __init__(self, desk: Desk, checklist: Checklist, run: Run) -> None:
        self._desk = desk
        self._checklist = checklist
        self.run = run
        self._section = ""
        self._told = ""  # the question that was told last

    def held(self) -> Run:
        """Return the run with every question answered."""
        item, anew = self._first_open(), False
        while item is not None:
            item, anew = self._step(item, anew=anew)
        return self.run

    def _step(self, item: Item, *, anew: bool) -> tuple[Item | None, bool]:
        """Ask a question, or only what becomes of its risk; return the one to go on with, and whether that is asked anew."""
        try:
            if anew or self.run.reply(item.id) is None:
                self._answer(item, was=self.run.reply(item.id))
            elif item.id != self._told:
                self._tell_answered(item)
            self._decide(item, anew=anew)
        except Back:
            return self._before(item), True
        except Next:
            return self._after(item)
        return self._first_open(), False

    # --- where one is -------------------------------------------------------------------------------------------

    def _first_open(self) -> Item | None:
        return next_item(self._checklist, replies_of(self.run))

    def _before(self, item: Item) -> Item:
        before = neighbour(self._checklist, replies_of(self.run), item.id, -1)
        if before is None:
            say(_("This is the first question."))
        return before or item

    def _after(self, item: Item) -> tuple[Item | None, bool]:
        """Return the question behind one whose answer stands, and whether it is to be asked anew."""
        reply = self.run.reply(item.id)
        if reply is not None and reply.is_open:
            return item, False
        after = neighbour(self._checklist, replies_of(self.run), item.id, 1)
        if after is not None and self.run.reply(after.id) is not None:
            return after, True
        return self._first_open(), False

    # --- the answer ---------------------------------------------------------------------------------------------

    def _answer(self, item: Item, was: Reply | None) -> None:
        """Ask until there is an answer. Raises Left, Back and Next."""
        self._tell(item)
        if was is not None:
            say(wrapped(_("Answered: {said}. next lets it stand.").format(said=was.said), "  "))
        while True:
            line = typed(prompt(item), goes_on=was is not None)
            if not line.strip():
                self._tell(item)
                continue
            try:
                parse_value(item, line.strip(), self._desk.assessments.today())
            except WrongInput as problem:
                say(mistyped(item, str(problem)))
                continue
            before = self._desk.assessments.open_actions(self.run, item.id)
            try:
                self.run = self._desk.assessments.answer(self._checklist, self.run, item, line.strip())
            except WrongInput as problem:
                say(str(problem))
                continue
            self._tell_dropped(before)
            return

    def _tell(self, item: Item) -> None:
        today, country = self._desk.assessments.today(), self._desk.settings.text("me.holidays")
        figures = self._desk.assessments.checklists.figures_beside(item, country, today)
        title = str(self._checklist.section(item.section).title)
        say("\n".join(lines(self._checklist, self.run, item, figures, title if title != self._section else "")))
        self._section = title
        self._told = item.id

    def _tell_answered(self, item: Item) -> None:
        """Say what a risk is about, where its question was answered another time."""
        self._tell(item)
        if reply := self.run.reply(item.id):
            say(wrapped(_("Answered: {said}.").format(said=reply.said), "  "))

    # --- what becomes of a risk -----------------------------------------------------------------------------------

    def _decide(self, item: Item, *, anew: bool) -> None:
        """Ask what becomes of the risk that an answer tells, if it does. Raises Left, and Back to answer anew."""
        reply = self.run.reply(item.id)
        if reply is None or not reply.risk or not (anew or reply.is_open):
            return
        tell_risk(reply)
        if reply.way:
            say(_("  So far: {way}. next lets it stand.").format(way=shown_way(reply.way)))
        try:
            decision = asked_decision(self._desk, reply)
        except Back:
            self._answer(item, was=reply)
            self._decide(item, anew=True)
        else:
            self._keep(reply, decision)

    def _keep(self, reply: Reply, decision: Decision) -> None:
        before = self._desk.assessments.open_actions(self.run, reply.item)
        self.run = self._desk.assessments.decide(self.run, reply.item, decision)
        if decision.way == NEEDS_ACTION:
            say(_("  Kept as an action: {text}").format(text=decision.text))
        else:
            self._tell_dropped(before)

    def _tell_dropped(self, before: list[Action]) -> None:
        """Say which of the actions that were open went with what was said anew."""
        still = {one.id for one in self._desk.assessments.actions_of(self.run)} if before else set()
        for one in before:
            if one.id not in still:
                say(_("  Its open action is dropped: {text}").format(text=one.text))
