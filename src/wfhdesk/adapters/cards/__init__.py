"""Address books: cards read from what other programs write, and written so that they read them."""
