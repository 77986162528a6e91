"""An instructor's server: terminals begin in the course, with its programs at hand."""

from pathlib import Path

START = Path(__file__).resolve().parents[3] / "local/etc/instructor/terminal.sh"

c = get_config()
# a login shell would lose the course's programs
c.ServerApp.terminado_settings = {"shell_command": ["bash", "--rcfile", str(START)]}
