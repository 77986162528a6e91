"""The student's side of the course: the desk, the exchange, and the pages that a server shows."""

#: style sheets of the desk, beside its modules
SHEETS = ("desk.css", "exercises.css")
