"""Calendar files: what of one's availability leaves, in the forms that calendars read."""
