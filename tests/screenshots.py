"""The pictures of the README, made by the program itself: `make screenshots`.

Every screen of the sample desk at 80x24 and 120x36, dark and light, a moving picture of logging a line and delivering the
update, and nudges as a desktop shows them. The clock stands still, so that the same program makes the same pictures. It takes
rsvg-convert (librsvg2-bin) and the font Fira Code (fonts-firacode), and for the desktop xvfb, xdotool, scrot and xfce4-notifyd.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PIL import Image, ImageChops
from textual.pilot import Pilot

sys.path.insert(0, str(Path(__file__).parent))  # as the tests have it

from notifying.desktop import Desktop, desktop_with, what_is_missing
from wfhdesk import language
from wfhdesk.adapters.notifications.messages import show
from wfhdesk.adapters.notifications.server import server
from wfhdesk.desk.sample import lay_out
from wfhdesk.domain.nudge_texts import notifications
from wfhdesk.domain.nudges import BLOCKER, CONTACT, UPDATE
from wfhdesk.tui.app import DeskApp

PICTURES = Path(__file__).parent.parent / "assets" / "screenshots"
NOW = datetime(2026, 11, 20, 14, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))
SIZES = ((80, 24), (120, 36))
THEMES = ("dark", "light")
SCREENS: dict[str, Sequence[str]] = {
    "today": (),
    "log": ("2",),
    "updates": ("3",),
    "deliver": ("3", "pause", "f9"),
    "people": ("4",),
    "ergonomics": ("5",),
    "check": ("5", *["down"] * 4, "enter", *"yyyn"),  # the one at the kitchen table, up to a risk
    "availability": ("6", "right_square_bracket"),
}
COLOURS = 128
_CELL = 12.2
"""Width of a cell in the pictures that Textual exports, in pixels."""
_LEADING = re.compile(r'(<text class="[^"]*" x=")([\d.]+)(" y="[\d.]+" textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)')


class StandingClock:
    """Friday afternoon."""

    def now(self) -> datetime:
        return NOW


@asynccontextmanager
async def opened(size: tuple[int, int], theme: str) -> AsyncIterator[Pilot[str]]:
    """Open the sample desk as a person would see it."""
    folder = Path(tempfile.gettempdir()) / "wfhdesk-demo"  # it shows in a picture, so it always has the same name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        app = DeskApp(lay_out(str(folder), StandingClock()).desk)
        app.theme = theme
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            yield pilot
    finally:
        shutil.rmtree(folder)


async def settle(pilot: Pilot[str], seconds: float = 1.0) -> None:
    """Wait until what is read beside the screen is shown."""
    for _ in range(int(seconds / 0.05)):
        await pilot.pause(0.05)


def png(pilot: Pilot[str]) -> Image.Image:
    """Return what is on the screen as a picture."""
    svg = _LEADING.sub(_shifted, pilot.app.export_screenshot(title="wfhdesk"))
    done = subprocess.run(["rsvg-convert"], input=svg.encode(), capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def _shifted(found: re.Match[str]) -> str:
    """Move a text past its leading spaces, which rsvg-convert would swallow."""
    start, x, between, length, rest, spaces = found.groups()
    width = _CELL * (len(spaces) // len("&#160;"))
    return f"{start}{float(x) + width:g}{between}{float(length) - width:g}{rest}"


async def take_pictures() -> None:
    """Take every screen in every size and theme."""
    for theme in THEMES:
        for size in SIZES:
            for name, keys in SCREENS.items():
                async with opened(size, theme) as pilot:
                    for key in keys:
                        if key != "pause":
                            await pilot.press(key)
                        await settle(pilot, 0.8)
                    path = PICTURES / f"{name}-{size[0]}x{size[1]}-{theme}.png"
                    png(pilot).quantize(COLOURS).save(path, optimize=True)
                    print(path)


async def take_film() -> None:
    """Film a person who logs a line, looks at the log, and delivers the update."""
    frames: list[tuple[Image.Image, int]] = []

    async def shot(milliseconds: int) -> None:
        frames.append((png(pilot), milliseconds))

    async with opened((100, 30), "dark") as pilot:
        await shot(1500)
        await pilot.press("a")
        for place, letter in enumerate("Paired with @omar on the test server #payroll => the rehearsal runs"):
            await pilot.press(_KEYS.get(letter, letter))
            await pilot.pause(0.01)
            if place % 3 == 2:
                await shot(150)
        await shot(1200)
        for keys, seconds, milliseconds in (
            (("enter",), 0.5, 2000),
            (("escape", "2"), 1.0, 1500),
            (("slash", *"payroll"), 0.5, 1800),
            (("escape", "escape", "w"), 1.2, 2200),
            (("tab",), 0.3, 1500),
            (("tab",), 0.3, 1800),
            (("f9",), 0.8, 2200),
            (("enter",), 1.0, 3000),
        ):
            await pilot.press(*keys)
            await settle(pilot, seconds)
            await shot(milliseconds)
    palette = frames[-1][0].quantize(COLOURS)  # one for all, so that what stands still is stored once
    pictures = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture, _duration in frames]
    path = PICTURES / "demo.gif"
    pictures[0].save(
        path,
        save_all=True,
        append_images=pictures[1:],
        duration=[duration for _picture, duration in frames],
        loop=0,
        optimize=True,
    )
    print(path)


def take_desktop() -> None:
    """Show nudges of the sample desk on a real desktop, and take the picture of what stands there."""
    missing = what_is_missing(_DAEMON)
    if missing:
        print(f"Without the picture of the desktop, which needs {', '.join(missing)}", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as name, desktop_with(_DAEMON, Path(name)) as desktop:
        os.environ.update(desktop.environment)
        asyncio.run(_shown_on(desktop, Path(name) / "screen.png"))
        with Image.open(Path(name) / "screen.png") as screen:
            ground = Image.new("RGB", screen.size, screen.getpixel((0, 0)))
            left, top, right, bottom = ImageChops.difference(screen.convert("RGB"), ground).getbbox() or (0, 0, 1, 1)
            path = PICTURES / "nudges-desktop.png"
            screen.crop((left - 8, top - 8, right + 8, bottom + 8)).quantize(COLOURS).save(path, optimize=True)
    print(path)


async def _shown_on(desktop: Desktop, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        choice = lay_out(folder, StandingClock()).desk.nudges.choice()
        found = {nudge.kind: nudge for nudge in (*choice.today, *(held.nudge for held in choice.held))}
        told = notifications([found[kind] for kind in _SHOWN], NOW, is_digest=False)
        showing = asyncio.create_task(show(await server(), told, _ignored, 60))
        await asyncio.to_thread(desktop.messages, len(told))
        await asyncio.sleep(1)
        await asyncio.to_thread(desktop.picture, path)
        showing.cancel()


async def _ignored(_key: str, _act: str) -> None:
    """Press nothing: a picture is taken."""


_DAEMON = "xfce4-notifyd"
_SHOWN = (UPDATE, BLOCKER, CONTACT)
_KEYS = {" ": "space", "@": "at", "#": "number_sign", "=": "equals_sign", ">": "greater_than_sign"}


def main() -> int:
    """Make all of them anew."""
    if shutil.which("rsvg-convert") is None:
        print(
            "This takes rsvg-convert and the font Fira Code: apt install librsvg2-bin fonts-firacode", file=sys.stderr
        )
        return 1
    language.speak("en")
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(take_pictures())
    asyncio.run(take_film())
    take_desktop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
