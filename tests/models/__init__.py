"""A package, so that test_river.py here and in tests/browser do not take each other's name."""
