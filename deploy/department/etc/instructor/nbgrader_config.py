"""nbgrader on an instructor's server of a department, besides deploy/local/etc/instructor."""

c = get_config()
c.CourseDirectory.groupshared = True
# each student has an account, so that who made a folder in the exchange says whose it is
c.ExchangeCollect.check_owner = True
