"""The colours: a calm dark, a calm light, shades of grey, and the terminal's own.

One accent and three meanings (good, due, late); each meaning has a sign or a word beside its colour.
"""

from __future__ import annotations

from textual.app import App
from textual.theme import Theme

_DARK = Theme(
    name="dark",
    primary="#7fa6d9",
    secondary="#7fa6d9",
    accent="#7fa6d9",
    foreground="#d7dae0",
    background="#16181d",
    surface="#1b1e24",
    panel="#242830",
    success="#93bf85",
    warning="#dcb670",
    error="#e58a7b",
    dark=True,
    variables={
        "muted": "#8b919c",
        "rule": "#343a45",
        "soft": "#4f6c93",
        "cursor": "#2b3442",
        "good": "#93bf85",
        "due": "#dcb670",
        "late": "#e58a7b",
        "input-selection-background": "#7fa6d9 35%",
    },
)
_LIGHT = Theme(
    name="light",
    primary="#255a9b",
    secondary="#255a9b",
    accent="#255a9b",
    foreground="#24272d",
    background="#faf9f6",
    surface="#f4f2ed",
    panel="#ebe8e1",
    success="#2f6b2b",
    warning="#85560a",
    error="#a8321f",
    dark=False,
    variables={
        "muted": "#676c76",
        "rule": "#cdc9bf",
        "soft": "#8fabd0",
        "cursor": "#dde6f1",
        "good": "#2f6b2b",
        "due": "#85560a",
        "late": "#a8321f",
        "input-selection-background": "#255a9b 25%",
    },
)
_MONO = Theme(
    name="mono",
    primary="#f0f0f0",
    secondary="#f0f0f0",
    accent="#f0f0f0",
    foreground="#d0d0d0",
    background="#121212",
    surface="#181818",
    panel="#222222",
    success="#d0d0d0",
    warning="#d0d0d0",
    error="#ffffff",
    dark=True,
    variables={
        "muted": "#909090",
        "rule": "#404040",
        "soft": "#787878",
        "cursor": "#3a3a3a",
        "good": "#d0d0d0",
        "due": "#e4e4e4",
        "late": "#ffffff",
    },
)
_ANSI = Theme(
    name="ansi",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    dark=True,
    variables={
        "muted": "ansi_bright_black",
        "rule": "ansi_bright_black",
        "soft": "ansi_blue",
        "cursor": "ansi_default",
        "good": "ansi_green",
        "due": "ansi_yellow",
        "late": "ansi_red",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "border": "ansi_bright_black",
        "border-blurred": "ansi_bright_black",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_bright_black",
        "input-selection-foreground": "ansi_default",
        "screen-selection-background": "ansi_bright_black",
        "screen-selection-foreground": "ansi_default",
    },
)

THEMES = {theme.name: theme for theme in (_DARK, _LIGHT, _MONO, _ANSI)}
"""The themes by the name that the settings give them."""


def wear(app: App[str], name: str) -> None:
    """Put an app that isn't drawn yet into the colours of a theme."""
    for theme in THEMES.values():
        app.register_theme(theme)
    if THEMES[name].ansi:
        app.theme = name
    else:  # without the change being noticed, for which every style sheet would be read once more
        app.set_reactive(App.theme, name)
        app.stylesheet.set_variables(app.get_css_variables())
