"""Every server of a department, besides deploy/local/etc/common."""

c = get_config()
# Anybody on this machine could connect to another kernel's ports and read what it prints, since messages there
# are signed and not sealed. Sockets are files in the server's own /tmp, which nobody else has a path to.
c.KernelManager.transport = "ipc"
# the hub's idle culler decides when a server goes, by the minutes in course.toml
c.ServerApp.shutdown_no_activity_timeout = 0
