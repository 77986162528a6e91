"""The files for Kubernetes: values that were checked, servers by whom they are for, and rights that fit."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from ruamel.yaml import YAML
from traitlets.config import Config

from ipnb.term.doctor.check import State
from ipnb.term.doctor.exchange import exchange_checks

ROOT = Path(__file__).parents[2]
HERE = ROOT / "deploy/kubernetes"
MANIFESTS = ("volumes.yaml", "network.yaml", "dask.yaml")


@pytest.fixture
def check(monkeypatch):
    monkeypatch.syspath_prepend(str(HERE))
    sys.modules.pop("check_values", None)
    import check_values

    return check_values


def documents(name):
    return list(YAML(typ="safe", pure=True).load_all((HERE / name).read_text(encoding="utf-8")))


def walk(data):
    """Every mapping in a document."""
    if isinstance(data, dict):
        yield data
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from walk(one)


def containers():
    for name in MANIFESTS:
        for one in walk(documents(name)):
            for container in one.get("containers", []):
                yield name, container


# ---------------------------------------------------------------- values


def test_the_values_are_those_that_fitted_the_charts_schema(check):
    """Was a value changed and the chart not asked? Then: deploy/kubernetes/check_values.py CHART"""
    noted = json.loads((HERE / "checked.json").read_text(encoding="utf-8"))
    assert noted["values"] == check.digest()


def test_a_value_that_a_chart_does_not_know_is_named(check, tmp_path):
    """The check itself, with a chart of our own: what is laid over what, and what is refused."""
    number = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"timeout": {"type": "integer"}},
    }
    schema = {"type": "object", "properties": {"cull": number, "hub": {"type": "object"}}}
    (tmp_path / "values.schema.json").write_text(json.dumps(schema), encoding="utf-8")
    (tmp_path / "values.yaml").write_text("cull: {timeout: 3600}\nhub: {}\n", encoding="utf-8")
    assert {line.split(": ")[1] for line in check.problems(tmp_path)} == {"cull"}
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "values.yaml").write_text("cull: {timeout: 60}\n", encoding="utf-8")
    assert check.problems(tmp_path, mine) == []
    (mine / "values.yaml").write_text("cull: {timeout: soon}\n", encoding="utf-8")
    [said] = check.problems(tmp_path, mine)
    assert said.startswith("values.yaml: cull.timeout: 'soon' is not")
    with pytest.raises(SystemExit, match="name the folder of an unpacked chart"):
        check.problems(mine)


def test_students_reach_nothing_but_the_hub(check):
    """Whatever a chart's defaults are: the values say it themselves."""
    server = check.read(HERE / "values.yaml")["singleuser"]
    reach = server["networkPolicy"]["egressAllowRules"]
    assert {name for name, is_open in reach.items() if is_open} == {"dnsPortsKubeSystemNamespace"}
    assert server["allowPrivilegeEscalation"] is False and server["fsGid"] is None
    assert server["extraPodConfig"]["automountServiceAccountToken"] is False


# ---------------------------------------------------------------- servers by who they are for


@pytest.fixture
def hub(monkeypatch):
    monkeypatch.setenv("IPNB_GRADEBOOK", "postgresql://teachers@database/ipnb")
    config = Config()
    found = runpy.run_path(str(HERE / "hub_config.py"), {"c": config})
    return SimpleNamespace(config=config.KubeSpawner, **found)


def server(hub, number, group, name=""):
    """A server as the hub is about to start it."""
    groups = [SimpleNamespace(name=group)]
    user = SimpleNamespace(
        id=number, name=f"user{number}", groups=groups, base_url=f"/user/user{number}/"
    )
    spawner = SimpleNamespace(
        user=user, name=name, image="image:1", environment={"OWN": "1"}, extra_labels={"a": "b"},
        cmd=["python", "-m", "ipnb.student_server"], default_url="",
    )  # fmt: skip
    hub.config.pre_spawn_hook(spawner)
    return spawner


def test_each_student_runs_under_a_number_of_their_own(hub):
    one, other = (server(hub, number, "nbgrader-ipnb") for number in (7, 8))
    assert (one.uid, other.uid) == (100_007, 100_008) and one.gid == one.uid
    assert one.supplemental_gids == []
    assert one.volume_mounts[0] == {
        "name": "homes",
        "mountPath": "/home/person",
        "subPath": "home-7",
    }


def test_a_student_has_neither_course_nor_keys_nor_gradebook(hub):
    student = server(hub, 7, "nbgrader-ipnb")
    assert [one["name"] for one in student.volumes] == ["homes", "exchange"]
    assert not {"IPNB_KEYS", "IPNB_GRADEBOOK", "IPNB_COURSE_ROOT"} & student.environment.keys()
    assert (
        student.environment["OWN"] == "1"
        and "/student" in student.environment["JUPYTER_CONFIG_PATH"]
    )
    assert student.extra_labels == {"a": "b"} and student.cmd[-1] == "ipnb.student_server"
    assert not any("groups!group" in scope for scope in hub.config.server_token_scopes(student))


def test_instructors_share_a_number_and_have_homes_of_their_own(hub):
    one, other = (server(hub, number, "formgrade-ipnb") for number in (3, 4))
    assert one.uid == other.uid == 2000 and one.volume_mounts[0] != other.volume_mounts[0]
    assert [item["name"] for item in one.volumes] == ["homes", "exchange", "course", "keys"]
    assert one.environment["IPNB_GRADEBOOK"].startswith("postgresql")
    assert one.extra_labels["ipnb-grades"] == "yes"
    assert "groups!group=nbgrader-ipnb" in hub.config.server_token_scopes(one)


def test_a_second_server_is_for_a_notebook_with_code(hub):
    second = server(hub, 7, "nbgrader-ipnb", "lab")
    assert "IPNB_LAB" not in second.environment
    assert server(hub, 7, "nbgrader-ipnb").environment["IPNB_LAB"] == "1"
    assert second.environment["IPNB_STUDENT_SERVER"] == "/user/user7/"
    assert second.default_url == "/lab" and second.cmd[-1].endswith("singleuser.py")


def test_only_what_gives_a_home_to_its_owner_runs_with_rights_and_sees_that_home_alone(hub):
    [first] = server(hub, 7, "nbgrader-ipnb").init_containers
    assert [one["subPath"] for one in first["volumeMounts"]] == ["home-7"]
    assert first["securityContext"]["allowPrivilegeEscalation"] is False
    assert "chown 100007:100007 /home/person" in first["command"][-1]


# ---------------------------------------------------------------- what fits what


def test_every_claim_that_is_mounted_is_made(hub):
    made = {
        one["metadata"]["name"]
        for one in documents("volumes.yaml")
        if one["kind"] == "PersistentVolumeClaim"
    }
    used = {
        one["persistentVolumeClaim"]["claimName"]
        for name in MANIFESTS
        for one in walk(documents(name))
        if "persistentVolumeClaim" in one
    }
    assert used | set(hub.CLAIMS.values()) == made


def test_every_container_has_bounds_and_may_gain_no_rights():
    assert len(list(containers())) == 3
    for name, container in containers():
        rights = container["securityContext"]
        assert rights["allowPrivilegeEscalation"] is False, name
        assert rights["capabilities"]["drop"] == ["ALL"], name
        assert container["resources"]["limits"]["memory"], name
        # by name alone a cluster cannot tell that an account is not root
        assert "runAsUser" in rights, name


def test_the_exchange_has_the_rights_that_doctor_asks_for(tmp_path):
    """The command of the job, run here in a folder of ours, and then looked at as `ipnb doctor` does."""
    [job] = [one for one in documents("volumes.yaml") if one["kind"] == "Job"]
    [container] = job["spec"]["template"]["spec"]["containers"]
    script = re.sub(
        r"(?<= )/(?=exchange|course|keys|homes)", f"{tmp_path}/", container["command"][-1]
    )
    # whose it is is for root to say; the rights are the same
    script = re.sub(r"-o \d+ -g \d+ ", "", script)
    subprocess.run(["sh", "-ec", script], check=True, timeout=30)
    found = list(exchange_checks(tmp_path / "exchange", "ipnb", is_shared=False))
    assert [one.state for one in found] == [State.OK]


def test_what_the_images_are_made_of_is_there():
    text = (HERE / "Containerfile").read_text(encoding="utf-8")
    # what one stage takes from another is made there
    copied = [
        line.split()[1:-1] for line in text.splitlines() if re.match(r"COPY (?!--from)", line)
    ]
    for name in (name for names in copied for name in names):
        assert (ROOT / name).exists(), name
    assert not re.search(r"COPY.*\b(keys|source)\b", text)
    assert re.findall(r"^USER (\S+)", text, re.MULTILINE) == ["2000", "65534"]
