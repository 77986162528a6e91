"""nbgrader on an instructor's server: the course's own settings, and this hub's exchange."""

import os

from nbgrader.auth import JupyterHubAuthPlugin

c = get_config()
load_subconfig("nbgrader_config.py", path=os.environ["IPNB_COURSE_ROOT"])
c.Exchange.root = os.environ["IPNB_EXCHANGE"]
c.ExchangeCollect.check_owner = (
    False  # one account on the machine serves all, so files tell nothing about their author
)
# the same settings serve the command line before a hub runs
if "JUPYTERHUB_API_TOKEN" in os.environ:
    c.Authenticator.plugin_class = JupyterHubAuthPlugin
