"""What several tests of this folder share."""

import urllib.error
import urllib.request

NAME = "08-wen"


def get(address, path, host=None):
    request = urllib.request.Request(address + path, headers={"Host": host} if host else {})
    with urllib.request.urlopen(request, timeout=20) as reply:
        return reply.headers, reply.read().decode()
