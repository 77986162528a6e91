"""The internal working model: three learners."""
