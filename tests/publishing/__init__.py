"""Publishing availability to real readers: a calendar server, its clients, other libraries."""
