"""Every Jupyter server of the hub: what nobody looks at is let go."""

c = get_config()
# A page's kernel goes when the page is left; this sweeps up those whose goodbye never arrived (crash, lid
# closed). A page left open keeps its connection, so nothing is taken from under a reader.
c.MappingKernelManager.cull_idle_timeout = 600
c.MappingKernelManager.cull_interval = 60
c.MappingKernelManager.cull_connected = False
# Closing the lid for the night ends in a dead connection: the server goes after two hours; answers are kept
c.ServerApp.shutdown_no_activity_timeout = 7200
