"""Start wfhdesk: `python -m wfhdesk`, and the command `wfhdesk`."""

from __future__ import annotations

import sys

from wfhdesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
