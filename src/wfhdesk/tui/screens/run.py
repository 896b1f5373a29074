"""A run of a checklist: one question at a time, big, and what to do at once about each risk."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Input

from wfhdesk.domain.asking import progress
from wfhdesk.domain.assessments import Reply, shown_risk, shown_way
from wfhdesk.domain.checklists import DATE, HIGH, NOT_APPLICABLE, ONE, TEXT, YES_NO, Item
from wfhdesk.domain.periods import DAY
from wfhdesk.domain.plaintext import LONGEST_LINE
from wfhdesk.language import gettext as _
from wfhdesk.tui.commands import bindings
from wfhdesk.tui.ink import ink
from wfhdesk.tui.run_commands import DECIDING, RUN
from wfhdesk.tui.screens.over import WAY_OUT
from wfhdesk.tui.screens.run_acts import RunActs
from wfhdesk.tui.widgets.answers import Answers
from wfhdesk.tui.widgets.lights import RISK_INKS
from wfhdesk.tui.widgets.page import Page
from wfhdesk.tui.widgets.run_head import HowFar
from wfhdesk.tui.widgets.sheet import Words
from wfhdesk.tui.widgets.text_line import TextLine


class RunScreen(RunActs):
    """The question, its answers, why it matters; on a risk the advice in the place of the answers."""

    PLACE = "run"
    BINDINGS = [*bindings(RUN), *WAY_OUT[1:]]
    AUTO_FOCUS = ""

    def body(self) -> ComposeResult:
        """Yield what a question takes."""
        with Page(id="page"), Vertical(id="card"):
            yield Words(id="question")
            yield Answers(self.given, id="answers")
            yield TextLine(id="line", compact=True, max_length=LONGEST_LINE, select_on_focus=False)
            yield Words(id="advice")
            yield Words(id="told")
            yield Words(id="why")

    # --- showing --------------------------------------------------------------------------------------------------

    def show_item(self) -> None:
        """Show the question, or the advice."""
        item, reply = self.item, self.reply
        if item is None:
            return
        self._show_how_far(item)
        self.tell("")
        section = Text(str(self.checklist.section(item.section).title), ink(self.app, "accent"))
        self.query_one("#question", Words).show_texts([section, Text(), Text(str(item.question), "bold")])
        self.query_one("#advice", Words).show_texts(self._advice(reply) if reply and self.is_deciding else [])
        self.query_one("#why", Words).show_texts(self._why(item, reply))
        self.query_one("#card").set_class(reply is not None and reply.risk == HIGH, "-serious")
        self._show_answers(item, reply)
        self.refresh_bindings()

    def _show_how_far(self, item: Item) -> None:
        far = progress(self.checklist, self.replies)
        here = [one.id for one in self.all_asked()].index(item.id) + 1
        title = str(self.checklist.title)
        if self.place:
            title = f"{title} {self.glyphs.dot} {self.place.name}"
        self.head.show(title, self.glyphs, far=HowFar(here, far.of, far.done))

    def _show_answers(self, item: Item, reply: Reply | None) -> None:
        """Show what can be answered, and let keys go there; to the page where it is about the advice."""
        page, answers, line = self.query_one("#page", Page), self.query_one(Answers), self.query_one("#line", TextLine)
        is_line = item.asks in (TEXT, DATE)
        answers.show(item, reply.value if reply else (), self.glyphs)
        line.display = is_line and not self.is_deciding
        if is_line:
            with self.prevent(Input.Changed):
                line.value = self.desk.unfinished.text(self.kept_as("text")) or _typed(reply)
                line.cursor_position = len(line.value)
        if self.is_deciding:
            answers.display = False
        page.can_focus = self.is_deciding  # else tab would lead there, and answers would go nowhere
        self.set_focus(page if self.is_deciding else line if is_line else answers)
        page.scroll_home(animate=False)
        if self.is_deciding:
            self.call_after_refresh(self.query_one("#advice").scroll_visible, animate=False)

    def _advice(self, reply: Reply) -> list[Text]:
        """Return the answer, how much it matters, what to do, and the ways on."""
        told = Text(_("Your answer: {said}").format(said=reply.said), ink(self.app, "core"))
        risk = Text(
            _("{risk} risk").format(risk=shown_risk(reply.risk).capitalize()), ink(self.app, RISK_INKS[reply.risk])
        )
        ways = [Text().append_text(self._way(one.id, one.label(), one.action)) for one in DECIDING]
        return [told, risk, Text(), Text(reply.advice), Text(), *ways]

    def _way(self, command: str, label: str, action: str) -> Text:
        said = {"run.action": _("what, who and by when"), "run.fine": _("and why")}.get(command, "")
        text = Text().append(self.desk_app.key_of(command), ink(self.app, "key")).append(f"  {label}")
        text.append(f"  {said}" if said else "", ink(self.app, "muted"))
        return text.on({"@click": f"screen.{action}"})

    def _why(self, item: Item, reply: Reply | None) -> list[Text]:
        """Return why it matters, the figures, the note, and what was decided before."""
        muted = ink(self.app, "muted")
        note = reply.note if reply else self.waiting_note
        texts = [Text(str(item.why), muted)] if item.why else []
        country = self.desk.settings.text("me.holidays")
        for figure in self.desk.assessments.checklists.figures_beside(item, country, self.desk.assessments.today()):
            texts += [Text(), Text(figure, muted)]
        if note:
            texts += [Text(), Text(_("Your note: {note}").format(note=note))]
        if reply is not None and reply.way:
            way = shown_way(reply.way)
            texts += [Text(), Text(_("Decided: {way}").format(way=f"{way}: {reply.why}" if reply.why else way))]
        return texts[1:] if texts and not texts[0] else texts

    def tell(self, problem: str) -> None:
        """Say under the question what was wrong; under a line also what can be done with it."""
        item = self.item
        texts = [Text(problem.removeprefix(f"{item.id}: "), ink(self.app, "late"))] if item and problem else []
        if item is not None and item.asks in (TEXT, DATE) and not self.is_deciding:
            texts.append(self._ways_out_of_the_line(item))
        elif item is not None and self.asks_again and self.reply is not None and item.asks in (YES_NO, ONE):
            muted, key = ink(self.app, "muted"), ink(self.app, "key")
            keeps = Text().append(_("enter"), key).append(" " + _("keeps the answer"), muted)
            texts.append(keeps.on({"@click": "screen.on"}))
        self.query_one("#told", Words).show_texts(texts)

    def _ways_out_of_the_line(self, item: Item) -> Text:
        muted, key = ink(self.app, "muted"), ink(self.app, "key")
        text = Text(f"{self._day_for_example(item)}   " if item.asks == DATE else "", muted)
        on = Text().append(_("enter"), key).append(" " + _("goes on"), muted)
        text.append_text(on.on({"@click": "screen.submit"}))
        if item.can_skip:
            skip = Text().append(NOT_APPLICABLE, key).append(" " + _("where it doesn't apply"), muted)
            text.append("   ").append_text(skip.on({"@click": "screen.skip"}))
        return text

    def _day_for_example(self, item: Item) -> str:
        """Return what a day can look like: one to come where it is asked when to look again, else one that was."""
        today = self.desk.assessments.today()
        if item.id == self.checklist.review_item:
            return _("a day, for example {day}").format(day=today + 90 * DAY)
        return _("a day, for example {day} or yesterday").format(day=today - 2 * DAY)

    # --- a line of text -------------------------------------------------------------------------------------------

    @on(Input.Changed, "#line")
    def _keep(self, event: Input.Changed) -> None:
        self.desk_app.keeping.keep(self.kept_as("text"), event.value)

    @on(Input.Submitted, "#line")
    def action_submit(self) -> None:
        """Answer with the line."""
        kept_as = self.kept_as("text")
        if self.answer(self.query_one("#line", TextLine).value):
            self.desk_app.keeping.keep(kept_as, "")

    def action_skip(self) -> None:
        """Answer that it doesn't apply."""
        self.answer(NOT_APPLICABLE)

    def on_key(self, event: Key) -> None:
        """Go back from an empty line with backspace; beside an advice say which keys answer it."""
        line = self.query_one("#line", TextLine)
        if event.key == "backspace" and line.has_focus and not line.value:
            event.stop()
            self.action_before()
        elif self.is_deciding and event.key in ("enter", "y", "n", "j") and event.key not in self.active_bindings:
            event.stop()
            self._say_the_ways()

    def _say_the_ways(self) -> None:
        fixed, action, fine = (self.desk_app.key_of(one.id) for one in DECIDING)
        self.app.bell()
        self.tell(_("{fixed}, {action} or {fine} answers this.").format(fixed=fixed, action=action, fine=fine))
        self.call_after_refresh(self.query_one("#told").scroll_visible, animate=False)

    def action_pick(self, key: str) -> None:
        """Take what was clicked among the answers."""
        self.query_one(Answers).action_pick(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether something can be done here and now."""
        if action in ("fixed", "needs_action", "fine"):
            return self.is_deciding
        if action == "before":
            return self.is_deciding or self.item not in self.all_asked()[:1]
        if action == "on":
            return self.reply is not None and not self.is_deciding
        return super().check_action(action, parameters)


def _typed(reply: Reply | None) -> str:
    return "" if reply is None or reply.value == (NOT_APPLICABLE,) else reply.value[0]
