"""The outside world, one file or one folder a thing; heavy imports stand inside the functions that need them."""
