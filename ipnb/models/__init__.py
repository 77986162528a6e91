"""Teaching models: small, seeded, not fitted to people. One file a model, and no notebook is known here."""
