"""What the docs show works as they show it."""
