"""Settings that several tests of this model share."""

STUCK, LOUD, HUSHED, BOTH = (0, 0), (1, 0), (0, 1), (1, 1)


def at(corner, **more):
    return {"differentiation": corner[0], "linkage": corner[1], **more}
