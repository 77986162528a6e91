"""A panel of real colleagues: what each of them is sent, and what comes of the files that they send back."""
