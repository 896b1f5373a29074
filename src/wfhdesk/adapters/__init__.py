"""The outside world, one file each; heavy imports stand inside the functions that need them."""
