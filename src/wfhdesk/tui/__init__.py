"""The app: what a person sees and presses. It shows and asks; what is true is decided below."""
