"""nbgrader on a student's server: JupyterLab's Assignment List and the desk both read this."""

import os

from nbgrader.auth import JupyterHubAuthPlugin

c = get_config()
c.Exchange.root = os.environ["IPNB_EXCHANGE"]
c.CourseDirectory.course_id = os.environ["IPNB_COURSE"]
# one account on the machine serves all: it is not the student
c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
c.Authenticator.plugin_class = JupyterHubAuthPlugin
