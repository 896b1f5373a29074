"""What one does with people: those who are chosen, or else the one under the cursor."""

from __future__ import annotations

from textual import work

from wfhdesk.domain.away_days import away_text, parse_away
from wfhdesk.domain.errors import WrongInput
from wfhdesk.domain.plaintext import one_line
from wfhdesk.language import gettext as _
from wfhdesk.tui.modals.ask import Ask
from wfhdesk.tui.screens.people_turns import PeopleTurns


class PeopleActs(PeopleTurns):
    """The actions of `commands.PEOPLE`."""

    # --- what is known --------------------------------------------------------------------------------------------

    @work
    async def action_relation(self) -> None:
        """Say how close people are; with a single one the cursor then goes to the next."""
        from wfhdesk.tui.modals.relation import SayRelation

        people = self.meant()
        if not people:
            return
        following = self.table.after({person.id for person in people})
        with self.telling():
            told = await self.app.push_screen_wait(SayRelation(self.named(people), people[0]))
            if told is None:
                return
            now = self.still_here(people)
            self.desk.people.keep_all([told.given_to(person) for person in now])
            self.table.let_go()
            self.done(_("{who}: {told}").format(who=self.named(now), told=told.shown()))
            self.table.go_to(following)

    @work
    async def action_new(self) -> None:
        """Add somebody."""
        from wfhdesk.tui.modals.person import PersonForm

        with self.telling():
            kept = await self.app.push_screen_wait(PersonForm(self.desk, None))
            if kept:
                self.done(_("{name} is on the desk").format(name=kept.name))
                self.table.go_to(kept.id)

    @work
    async def action_edit(self) -> None:
        """Change what is known of the person under the cursor."""
        from wfhdesk.tui.modals.person import PersonForm

        standing = self.table.standing
        if standing is None:
            return
        with self.telling():
            (person,) = self.still_here([standing.person])
            kept = await self.app.push_screen_wait(PersonForm(self.desk, person))
            if kept:
                self.done(_("Changed {name}").format(name=kept.name))

    @work
    async def action_topic(self) -> None:
        """Note a topic to come back to with people."""
        people = self.meant()
        title = _("A topic to come back to with {who}").format(who=self.named(people))
        text = await self.app.push_screen_wait(Ask(title)) if people else None
        if text and one_line(text):
            with self.telling():
                now = [one._replace(topics=(*one.topics, one_line(text))) for one in self.still_here(people)]
                self.desk.people.keep_all(now)
                self.done(_("Noted for {who}: {text}").format(who=self.named(now), text=one_line(text)))

    @work
    async def action_leave(self) -> None:
        """Say when somebody is on leave."""
        standing = self.table.standing
        if standing is None:
            return
        person, today = standing.person, self.desk.people.today()
        short_dutch = self.desk.accomplishments.short_dutch
        text = await self.app.push_screen_wait(
            Ask(
                _("When is {name} away?").format(name=self.named([person])),
                away_text(person.away),
                hint=_("next week, or 2026-12-21..2027-01-02; several with commas between them"),
                check=lambda said: parse_away(said, today, short_dutch=short_dutch),
            )
        )
        if text is None:
            return
        with self.telling():
            (now,) = self.still_here([person])
            if now.away != person.away:
                raise WrongInput(_("It was changed elsewhere meanwhile, so nothing is kept here; open it again."))
            away = parse_away(text, today, short_dutch=short_dutch)
            self.desk.people.keep_all([now._replace(away=away)])
            days = away_text(away) or _("not away")
            self.done(_("{name}: {days}").format(name=self.named([now]), days=days))

    @work
    async def action_offers(self) -> None:
        """Offer help to the person under the cursor, or say what became of an offer."""
        from wfhdesk.tui.modals.offers import Offers

        standing = self.table.standing
        with self.telling():
            told = await self.app.push_screen_wait(Offers(self.desk, standing.person if standing else None))
            if told:
                self.done(told)

    def action_delete(self) -> None:
        """Take people off the desk."""
        with self.telling():
            people = self.still_here(self.meant())
            if people:
                self.desk.people.delete(people)
                self.table.let_go()
                self.done(_("Deleted {who}").format(who=self.named(people)))

    @work
    async def action_take_in(self) -> None:
        """Take in an address book, or the meetings of a calendar."""
        from wfhdesk.tui.screens.taking_in import take_in

        with self.telling():
            await take_in(self)
