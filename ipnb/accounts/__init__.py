"""Who has an account: names that a machine takes, and the registry that remembers whose each one is."""
