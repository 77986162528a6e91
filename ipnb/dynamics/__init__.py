"""The mathematics that models share; each file that a page needs too has a twin in JavaScript beside it."""
