"""Messages on the desktop with buttons, through whatever shows them there."""
