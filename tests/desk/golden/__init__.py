"""A rich week, and the updates that are made of it, as the people who get them read them."""
