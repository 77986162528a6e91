"""A platform on loopback, and a folder with a registry and a key, as a hub keeps them."""

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from grading.conftest import course, mixed, released, twins  # noqa: F401
from jwcrypto.jwk import JWK

from ipnb.accounts.registry import Person, Registry
from ipnb.lms.records import REGISTRY, TOOL_KEY, Context, LmsRecords, Platform
from lms.platform import CLIENT, COURSE, SCOPES, LearningPlatform, new_key


@pytest.fixture(scope="session")
def tool_key():
    """The hub's key, drawn once."""
    return new_key()


@pytest.fixture
def platform(tool_key):
    """A platform that knows the hub's key."""
    platform = LearningPlatform(tool_keys={"keys": [tool_key.export_public(as_dict=True)]}).start()
    yield platform
    platform.stop()


@pytest.fixture
def folder(tmp_path, tool_key, platform):
    """What `IPNB_LMS` names, after three students came from the platform."""
    folder = tmp_path / "lms"
    folder.mkdir()
    (folder / TOOL_KEY).write_bytes(as_pem(tool_key))
    records = LmsRecords(Registry(folder / REGISTRY))
    records.save_platform(Platform(platform.address, CLIENT, f"{platform.address}/token"))
    known = course_on(platform)
    records.save_context(known)
    for name in ("final", "held", "twin-a"):
        person = Person(platform.address, f"user-{name}", called=(name,))
        account = records.registry.admit(person)
        records.enrol(account.name, known)
    return folder


def course_on(platform):
    """Return the platform's course, as a launch tells of it."""
    return Context(
        platform.address,
        COURSE,
        "Course seven",
        f"{platform.address}/columns?type=1",
        tuple(SCOPES),
    )


def as_pem(key: JWK) -> bytes:
    """Return a key as the hub keeps it."""
    private = key.get_op_key("sign")
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
