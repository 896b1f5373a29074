"""What a person can do: the use cases, on one object that holds them all."""
