"""The window of tolerance: arousal, load and recovery."""
