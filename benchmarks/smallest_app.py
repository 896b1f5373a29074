"""The smallest app that Textual makes: a text, or a line to type into. What wfhdesk's app is measured against."""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Input, Static


class Smallest(App[None]):
    """The app."""

    def compose(self) -> ComposeResult:
        """Yield the text, or the line."""
        yield Input(placeholder="Type here") if "line" in sys.argv else Static("Here it is")


if __name__ == "__main__":
    Smallest().run()
