"""Mail: how a text becomes a message, and the ways out."""
