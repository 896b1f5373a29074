"""Address books as other programs write them, read and written."""
