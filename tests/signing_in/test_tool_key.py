"""Is the hub's key drawn once, readable by whom it must, and its public half alone given out?"""

import os
import stat

from department.sign_in.tool_key import make_key, public_keys

from ipnb.lms.records import Platform


def test_the_key_stays_and_its_public_half_is_given_out(tmp_path):
    """Would a second start cut the platform off?"""
    before = os.umask(0o077)  # as the hub runs
    try:
        file = make_key(tmp_path)
    finally:
        os.umask(before)
    content = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert make_key(tmp_path).read_bytes() == content
    (key,) = public_keys(Platform("i", "c", "t"), file)["keys"]
    assert key["use"] == "sig" and key["kid"] and not {"d", "p", "q"} & set(key)
