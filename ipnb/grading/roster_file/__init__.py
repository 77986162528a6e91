"""A class from a file, wherever the file was made: read, compared with the gradebook, entered, written."""
