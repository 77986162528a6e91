"""One hub for all tests of this folder, with two assignments released."""

import pytest
from desk.support import CHECKOUT, NAME, TWIN

from ipnb.desk.progress_sign import make_folder
from ipnb.formulation.build import build
from ipnb.formulation.case import load_case
from student_server.student_hub import COURSE, StudentHub


def release(hub: StudentHub) -> StudentHub:
    make_folder(hub.exchange / COURSE)
    for name in (NAME, TWIN):
        case = load_case(CHECKOUT / "source" / name / "case.yaml")
        build(case, hub.exchange / COURSE / "outbound" / name)
    return hub


@pytest.fixture(scope="session")
def hub(tmp_path_factory):
    hub = release(StudentHub(tmp_path_factory.mktemp("hub"))).start()
    yield hub
    hub.stop()


@pytest.fixture(scope="session")
def ada(hub):
    """A student who has begun, signed in without a browser."""
    visitor = hub.visitor("ada")
    build(load_case(CHECKOUT / "source" / NAME / "case.yaml"), hub.home("ada") / NAME)
    return visitor
