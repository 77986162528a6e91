"""What a student can learn of another, of keys and of grades; each attempt beside one that may succeed."""

import json
import subprocess
import sys
from ast import literal_eval
from concurrent.futures import ThreadPoolExecutor

import pytest
from attempts import ATTEMPTS, HELPERS, SECRET
from jupyter_client.manager import start_new_kernel
from websocket import WebSocketBadStatusException, WebSocketException

FEEDBACK = "06-recovery/feedback/now"
PAGE = f"{FEEDBACK}/06-recovery.html"
NO_LIMITS = "This machine does not let a trial limit anything: control groups cannot be written."


@pytest.fixture(scope="module")
def places(trial):
    """Where things are in this trial, with something of Ben's to be found."""
    layout, ben = trial.layout, trial.member(trial.ben)
    exchange = "from ipnb.desk.exchange import Exchange; here = Exchange('.')"
    ben.run(f"{exchange}; here.begin('06-recovery')")
    ben.run(
        f"import json; open('06-recovery/answers.json', 'w').write(json.dumps({{'notes': {SECRET!r}}})); "
        f"[open(p, 'w').write({SECRET!r}) for p in ('mine.txt', '/tmp/note-of-ben', '/dev/shm/note-of-ben')]"
    )
    assert "digest" in ben.run(f"{exchange}; print(here.submit('06-recovery'))")
    ben.run("from ipnb.desk.state import DeskState; DeskState('.').respond({'verb': 'look'})")
    ben.run(f"import os; os.makedirs({FEEDBACK!r}); open({PAGE!r}, 'w').write({SECRET!r})")
    ben.open_desk()
    return {
        "ben": layout.home(trial.ben),
        "ben_name": trial.ben,
        "homes": layout.homes,
        "course": layout.course,
        "sockets": layout.sockets,
        "secrets": layout.secrets,
        "registry": layout.registry,
        "releases": layout.releases,
        "database": layout.database,
        "logs": layout.logs,
        "backups": trial.settings.backup.folder,
        "exchange": layout.exchange,
        "proxy_api": trial.settings.ports.proxy_api,
    }


def as_root(trial, code: str) -> str:
    """What root gets, who may everything."""
    token = (trial.layout.proxy_secret).read_text(encoding="utf-8").strip().split("=")[1]
    text = f"{HELPERS}\ndef _token():\n    return {{'Authorization': 'token {token}'}}\n{code}"
    done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, cwd="/tmp")
    return done.stdout + done.stderr


@pytest.mark.parametrize("name", ATTEMPTS)
def test_a_student_gets_nothing_of(trial, places, ada, name):
    """Would a student's kernel show it? And does the same work for whoever may?"""
    attempt = ATTEMPTS[name]
    shows = attempt.shows.format_map(places)
    control = (attempt.control or attempt.code).format_map(places)
    if attempt.who == "root":
        allowed = as_root(trial, control)
    else:
        allowed = trial.member(getattr(trial, attempt.who)).run(HELPERS + control)
    assert shows in allowed, f"the control shows nothing: {allowed}"
    got = ada.run(HELPERS + attempt.code.format_map(places))
    assert shows not in got, got


@pytest.mark.parametrize(
    "path",
    [
        "api/contents/../{ben}/mine.txt",
        "api/contents/%2e%2e/{ben}/mine.txt",
        "api/contents/link-to-ben",
        "files/link-to-ben",
        "files/../{ben}/mine.txt",
        "voila/render/../{ben}/06-recovery/06-recovery.ipynb",
        "voila/files/link-to-ben",
        "voila/static/../../../{ben}/mine.txt",
        "lab/tree/../{ben}/mine.txt",
    ],
)
def test_pages_of_the_own_server_lead_to_no_other(trial, places, ada, path):
    """Would the contents API, file pages or Voila show another's file, by a path or by a link?"""
    target = places["ben"] / "mine.txt"
    ada.run(f"{HELPERS}\n_link({str(target)!r}); import os; os.replace('link', 'link-to-ben')")
    answer = ada.client.get(ada.own + path.format(ben=trial.ben))
    assert SECRET not in answer.text
    ben = trial.member(trial.ben)
    assert SECRET in ben.client.get(f"{ben.own}api/contents/mine.txt").text


@pytest.mark.parametrize(
    "path",
    [
        "form/../{ben}/06-recovery",
        "form/%2e%2e/{ben}/06-recovery",
        "form/folder-of-ben",
        "files/../{ben}/{page}",
        "files/folder-of-ben/feedback/now/06-recovery.html",
        "files/mine/feedback/now/link.html",
    ],
)
def test_desk_form_and_feedback_lead_to_no_other(trial, places, ada, path):
    """Would the light server show what lies in another's folder, by a path or by a link?"""
    folder = places["ben"] / "06-recovery"
    ada.run(
        f"{HELPERS}\nimport shutil; shutil.rmtree('mine', True); os.makedirs('mine/feedback/now'); "
        f"os.symlink({str(places['ben'] / PAGE)!r}, 'mine/feedback/now/link.html'); "
        f"_link({str(folder)!r}); os.replace('link', 'folder-of-ben')"
    )
    ada.open_desk()
    answer = ada.client.get(ada.first + path.format(ben=trial.ben, page=PAGE))
    assert answer.status_code == 404, answer.text
    assert SECRET not in answer.text
    ben = trial.member(trial.ben)
    assert SECRET in ben.client.get(f"{ben.first}files/{PAGE}").text
    assert ben.client.get(f"{ben.first}form/06-recovery").status_code == 200


@pytest.mark.parametrize("socket", ["desk", "form/06-recovery"])
def test_anothers_connection_takes_nobody(trial, places, ada, socket):
    """Would a student's cookie read or write in another's form?"""
    ada.open_desk()
    with (
        pytest.raises(WebSocketBadStatusException, match="403"),
        ada.connected(f"/user/{trial.ben}/socket/{socket}"),
    ):
        pass
    ben = trial.member(trial.ben)
    with ben.connected(f"{ben.first}socket/{socket}"):
        pass


@pytest.mark.parametrize(
    "path",
    [
        "",
        "lab",
        "api/contents/mine.txt",
        "files/mine.txt",
        "api/kernels",
        "api/terminals",
        "api/sessions",
        "form/06-recovery",
        f"files/{PAGE}",
        "lab/api/contents/mine.txt",
        "lab/api/kernels",
        "lab/api/terminals",
        "formgrader/",
        "marking",
    ],
)
@pytest.mark.parametrize("whose", ["ben", "teacher"])
def test_another_server_lets_nobody_in(trial, places, ada, path, whose):
    """Would a student's cookie open somebody else's server?"""
    name = getattr(trial, whose)
    trial.member(name)
    answer = ada.client.get(f"/user/{name}/{path}")
    assert answer.status_code in (403, 404) or "/hub/" in str(answer.url), answer.text[:300]
    assert SECRET not in answer.text


def test_a_terminal_sees_what_the_kernel_sees(trial, places, ada):
    """Would a shell get further?"""
    shown = ada.terminal(
        f"cat {places['ben']}/mine.txt {places['course']}/keys/*; echo en''ded", "ended"
    )
    assert SECRET not in shown
    assert "No such file" in shown


@pytest.mark.parametrize(
    "api", ["users", "services", "proxy", "groups", "users/{ben}", "users/{ben}/tokens", "info"]
)
def test_the_hub_tells_a_server_of_nobody_else(trial, places, ada, api):
    """Would the token of a student's server read the list of the class, or another's tokens?"""
    code = (
        "import os, urllib.request as u; r = u.Request(os.environ['JUPYTERHUB_API_URL'] + '/{api}', "
        "headers={{'Authorization': 'token ' + os.environ['JUPYTERHUB_API_TOKEN']}}); print(u.urlopen(r).read())"
    )
    got = ada.run(code.format(api=api.format(ben=trial.ben)))
    assert trial.ben not in got.replace(f"/users/{trial.ben}", ""), got
    own = ada.run(code.format(api="user"))
    assert json.dumps(trial.ada) in own.replace("'", '"') or trial.ada in own, own


def test_a_server_cannot_be_spawned_or_stopped_for_another(trial, places, ada):
    """Would a student put another's server away?"""
    answer = ada.ask(f"/hub/api/users/{trial.ben}/server", "DELETE")
    assert answer.status_code in (403, 404)
    assert trial.member(trial.ben).run("print('still here')") == "still here\n"


LISTEN = """
import time, zmq
socket = zmq.Context().socket(zmq.SUB)
socket.subscribe(b'')
for port in {ports}:
    socket.connect(f'tcp://127.0.0.1:{{port}}')
end, heard = time.monotonic() + 4, b''
while time.monotonic() < end:
    if socket.poll(200):
        heard += b''.join(socket.recv_multipart())
print('heard:', heard)
"""
SAY = f"import time; time.sleep(2); print({SECRET!r})"


def test_what_a_kernel_prints_is_heard_on_no_port(trial, places, ada, ben):
    """Could another account listen? To a kernel that is spoken to by ports it could."""
    listening = (
        "import psutil; print([c.laddr.port for p in psutil.process_iter() "
        "if p.username() != 'root' for c in p.net_connections('tcp') if c.status == 'LISTEN'])"
    )
    ports = literal_eval(ben.run(listening))
    with ThreadPoolExecutor() as pool:
        said = pool.submit(ben.run, SAY)
        heard = ada.run(LISTEN.format(ports=ports))
        assert said.result() == f"{SECRET}\n"
    assert heard == "heard: b''\n"

    manager, client = start_new_kernel()
    client.execute(SAY)
    shown = as_root(trial, LISTEN.format(ports=[manager.iopub_port]))
    manager.shutdown_kernel(now=True)
    assert SECRET in shown


def test_memory_ends_where_the_settings_say(trial, places):
    """Would one student's loop take the machine from all, or the course from that student?"""
    assert "memory and processor are limited" in trial.command("health").stdout, NO_LIMITS
    trial.member(trial.ben).ask(f"/hub/api/users/{trial.ben}/servers/lab", "DELETE")
    trial.forget()
    grow = "x = bytearray({size}); x[::4096] = bytes(len(x[::4096])); print(len(x))"
    ben = trial.member(trial.ben)
    assert ben.run(grow.format(size=20_000_000)) == "20000000\n"
    try:
        got = ben.run(grow.format(size=900_000_000), 20)
    except (WebSocketException, TimeoutError) as ended:
        got = str(ended)
    assert "900000000" not in got
    # the kernel went, and neither its server nor the one that the form needs did
    assert SECRET in ben.client.get(f"{ben.own}api/contents/mine.txt").text
    assert "Your desk" in ben.client.get(ben.first).text
    assert trial.member(trial.ada).run("print('undisturbed')") == "undisturbed\n"
