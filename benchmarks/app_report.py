"""The tables of the app, and what was expected beside what was measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median, quantiles

from benchmarks.app_measures import REST, TERMINALS, Cell, Measured
from benchmarks.apps import KEYS, SCREENS, Apps
from benchmarks.report import machine

Row = Sequence[object]


def report(measured: Measured, apps: Apps, made_by: str, load: str) -> str:
    """Return all of it as Markdown."""
    versions = ", ".join(f"{name} {version}" for name, version in apps.versions.items())
    sizes = [f"{columns} × {rows}" for columns, rows in TERMINALS]
    both = " and ".join(sizes)
    rounds = len(measured.times[Cell(apps.smallest.name, None, "first", TERMINALS[0])])
    keys = max(len(times) for cell, times in measured.times.items() if cell.what == "key")
    parts = [
        "# What the app takes",
        f"Made by `{made_by}`: {machine()}, {versions}. Load of the machine: {load}.",
        f"Whole processes on plain terminals of {both}, which answer no questions; all of them take turns, in another\n"
        "order each round. With entries there are ten years of everything else too, as above, but at 100,000 no updates. A\n"
        "gap under 20 % is noise.",
        f"## From the start until it shows\n\nMedians of {rounds} starts in ms: until the first content is on the"
        " screen, how many times as long as the\nsmallest app that is, and until what comes next is known.",
        _table(
            ["app", "entries", *(f"{size} {what}" for size in sizes for what in ("ms", "×", "Next"))],
            _starts(measured, apps),
        ),
        "## From the key of a screen to its first row\n\nMedians of the same starts in ms, each screen for the first time.",
        _table(["screen", "entries", *(f"{size} ms" for size in sizes)], _screens(measured, apps)),
        f"## From a key to what it shows\n\n{keys} keys, {KEYS} after each start, as fast as somebody can type;"
        " ms until the first bytes that show what\nthe key did: half of the keys are faster than p50, 95 of 100 than p95.",
        _table(
            ["where", "entries", *(f"{size} {what}" for size in sizes for what in ("p50", "p95"))], _typed(measured)
        ),
        f"## At rest\n\nShare of one core over {REST:.0f} s, with ten years of entries.",
        _table(["app", "% of a core"], [(name, f"{share:.2f}") for name, share in measured.idle.items()]),
        "## Memory\n\nMB; wfhdesk after it went to the oldest entry of its log.",
        _table(["app", "entries", "held", "peak"], _memory(measured)),
        "## Expected of the app and measured",
        "\n".join(_expected(measured, apps)),
    ]
    return "\n\n".join(parts) + "\n"


def _table(head: Row, rows: Sequence[Row]) -> str:
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in (head, *rows)]
    lines.insert(1, "|--" + "|--:" * (len(head) - 1) + "|")
    return "\n".join(lines)


def _entries(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _starts(measured: Measured, apps: Apps) -> list[Row]:
    rows: list[Row] = []
    for app in apps.all:
        row: list[object] = [app.name, _entries(app.entries)]
        for size in TERMINALS:
            first = median(measured.times[Cell(app.name, app.entries, "first", size)])
            least = median(measured.times[Cell(apps.smallest.name, None, "first", size)])
            then = measured.times.get(Cell(app.name, app.entries, "then", size))
            row += [f"{first:,.0f}", f"{first / least:.2f}", f"{median(then):,.0f}" if then else ""]
        rows.append(row)
    return rows


def _screens(measured: Measured, apps: Apps) -> list[Row]:
    return [
        (
            name,
            _entries(entries),
            *(f"{median(measured.times[Cell(app.name, entries, name, size)]):,.0f}" for size in TERMINALS),
        )
        for name in SCREENS
        for entries, app in apps.ours.items()
    ]


def _typed(measured: Measured) -> list[Row]:
    cells = [cell for cell in measured.times if cell.what in ("key", "found") and cell.size == TERMINALS[0]]
    rows: list[Row] = []
    for cell in sorted(cells, key=lambda cell: (cell.entries or 0, cell.app, cell.what != "key")):
        figures = [
            percentile for size in TERMINALS for percentile in _p50_p95(measured.times[cell._replace(size=size)])
        ]
        name = cell.app if cell.what == "key" else f"{cell.app}: what it finds"
        rows.append((name, _entries(cell.entries), *(f"{figure:.1f}" for figure in figures)))
    return rows


def _p50_p95(times: list[float]) -> tuple[float, float]:
    return median(times), quantiles(times, n=20)[-1]


def _memory(measured: Measured) -> list[Row]:
    return [
        (name, _entries(entries), f"{memory.held:.0f}", f"{memory.peak:.0f}")
        for (name, entries), memory in measured.memory.items()
    ]


def _expected(measured: Measured, apps: Apps) -> Iterator[str]:
    times = measured.times
    starts = {
        size: median(times[Cell("wfhdesk", 12_500, "first", size)])
        / median(times[Cell(apps.smallest.name, None, "first", size)])
        for size in TERMINALS
        if 12_500 in apps.ours
    }
    if starts:
        yield _told(
            "first screen with ten years of entries at most 1.5 times as late as the smallest app's",
            max(starts.values()),
            1.5,
            "times as late",
        )
    keys = {
        cell: _p50_p95(some)[1] for cell, some in times.items() if cell.what == "key" and cell.app.startswith("wfhdesk")
    }
    slowest = max(keys, key=lambda cell: keys[cell])
    worst = f"ms for 95 of 100 keys, in {slowest.app} with {_entries(slowest.entries)} entries"
    yield _told("a key shows within 16 ms", keys[slowest], 16, worst)
    shares = {name: share for name, share in measured.idle.items() if name.startswith("wfhdesk")}
    busiest = max(shares, key=lambda name: shares[name])
    yield _told("at rest under 0.5 % of a core", shares[busiest], 0.5, f"% in {busiest}")


def _told(what: str, figure: float, most: float, unit: str) -> str:
    return f"- {what}: {figure:.2f} {unit} – **{'met' if figure <= most else 'not met'}**."
