"""The student's side of the course: the desk, the exchange, and the pages that a server shows."""
