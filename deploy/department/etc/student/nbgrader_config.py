"""nbgrader on a student's server of a department, besides deploy/local/etc/student."""

c = get_config()
# several instructors share the exchange, so that nbgrader must not insist on owning its folders; with this
# students need no right to make courses of their own in it
c.CourseDirectory.groupshared = True
