"""The screens that 1, 2, 3 switch between, one a file."""
