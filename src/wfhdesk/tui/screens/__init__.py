"""The screens that 1 to 6 switch between, those that stand over them, and what each is made of."""
