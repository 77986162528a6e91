"""Nine domains: a profile, and how sure it is."""
