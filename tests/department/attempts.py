"""What a student may try from their own kernel, and by whom the same may be done; places stand in braces."""

from dataclasses import dataclass

READ = "import pathlib; print('read:', pathlib.Path({!r}).read_text(errors='replace'))"
LIST = "import os; print('listed:', sorted(os.listdir({!r})))"
SECRET = "what-only-ben-knows"
POSTGRES = (
    "import psycopg2; db = psycopg2.connect(dbname={0!r}, user={0!r}, host='{{sockets}}'); "
    "c = db.cursor(); c.execute('SELECT 40 + 2'); print(c.fetchall())"
)
ENVIRONMENTS = (
    "import glob; print([1 for p in glob.glob('/proc/*/environ') if {!r} in _read(p)] or 'none')"
)
RENAME = "os.rename('{exchange}/ipnb/outbound', '{exchange}/ipnb/away'); print('moved')"
ROUTES = "u.urlopen(u.Request('http://127.0.0.1:{proxy_api}/api/routes', headers=%s)).read()"
#: what stands before all code: a kernel goes on where the last code left it
HELPERS = """
import os
os.chdir(os.environ['HOME'])
def _read(path):
    try:
        return open(path, errors='replace').read()
    except OSError:
        return ''
def _link(target):
    if os.path.lexists('link'):
        os.unlink('link')
    os.symlink(target, 'link')
"""


@dataclass(frozen=True)
class Attempt:
    """Code that a student runs, and who may do the same.

    Attributes
    ----------
    code : str
    shows : str
        What the control prints, and the attempt must not.
    who : str
        Whose server the control runs on; ``root`` for the machine itself.
    control : str
        The code by which they do it; the attempt's own if empty.
    """

    code: str
    shows: str
    who: str = "ben"
    control: str = ""


ATTEMPTS = {
    # folders and files
    "another's folder": Attempt(LIST.format("{ben}"), "mine.txt"),
    "another's answers": Attempt(READ.format("{ben}/06-recovery/answers.json"), SECRET),
    "another's folder by the way up": Attempt(
        "os.chdir('..'); print(os.listdir('{ben}'))", "mine.txt"
    ),
    "another's folder by a link": Attempt("_link('{ben}/mine.txt'); print(_read('link'))", SECRET),
    "names of other homes": Attempt(LIST.format("{homes}"), "'{ben_name}'", "root"),
    "writing into another's folder": Attempt(
        "open('{ben}/planted.txt', 'w').write('x'); print('written')", "written"
    ),
    "a key": Attempt(READ.format("{course}/keys/06-recovery.yaml"), "read:", "teacher"),
    "a key by a link": Attempt(
        "_link('{course}/keys/06-recovery.yaml'); print('read:', open('link').read())",
        "read:",
        "teacher",
    ),
    "a key in the code": Attempt(
        "import glob; print(glob.glob('{releases}/*/**/keys/06*', recursive=True) "
        "or glob.glob('{releases}/*/**/source/06*', recursive=True) or 'none')",
        "keys/06-recovery.yaml",
        "teacher",
        "import glob; print(glob.glob('{course}/**/keys/06*', recursive=True))",
    ),
    "sources of cases": Attempt(LIST.format("{course}/source"), "06-recovery", "teacher"),
    "what was collected": Attempt(LIST.format("{course}/submitted"), "listed:", "teacher"),
    "logs": Attempt(READ.format("{logs}/hub.log"), "read:", "root"),
    "backups": Attempt(LIST.format("{backups}"), "listed:", "root"),
    "a note in /tmp": Attempt(READ.format("/tmp/note-of-ben"), SECRET),
    "a note in shared memory": Attempt(READ.format("/dev/shm/note-of-ben"), SECRET),
    # secrets and databases
    "what the hub signs cookies with": Attempt(
        READ.format("{secrets}/cookie-secret"), "read:", "root"
    ),
    "what the proxy is spoken to with": Attempt(
        READ.format("{secrets}/proxy.env"), "read:", "root"
    ),
    "digests of passwords": Attempt(READ.format("{registry}/passwords.json"), "argon2", "root"),
    "the machine's digests of passwords": Attempt(READ.format("/etc/shadow"), "root:", "root"),
    "the machine's list of accounts": Attempt(READ.format("/etc/passwd"), "{ben_name}", "teacher"),
    "the gradebook": Attempt(POSTGRES.format("ipnb_gradebook"), "(42,)", "teacher"),
    "the hub's database": Attempt(POSTGRES.format("ipnb_hub"), "(42,)", "root"),
    "files of the databases": Attempt(LIST.format("{database}"), "listed:", "root"),
    "the proxy's own door": Attempt(
        f"import urllib.request as u; print({ROUTES % '{{}}'})",
        "/user/",
        "root",
        f"import urllib.request as u; print({ROUTES % '_token()'})",
    ),
    # the exchange
    "names of what others handed in": Attempt(
        LIST.format("{exchange}/ipnb/inbound"), "{ben_name}+06", "teacher"
    ),
    "a submission by the part of its name that is no secret": Attempt(
        "import glob; print(glob.glob('{exchange}/ipnb/inbound/{ben_name}+06*') or 'none')",
        "{ben_name}+06",
        "teacher",
    ),
    "names of what others show of their progress": Attempt(
        LIST.format("{exchange}/ipnb/begun"), "{ben_name}+", "teacher"
    ),
    "how far another is, by the part of a name that is no secret": Attempt(
        "import glob; print([open(p).read() for p in glob.glob('{exchange}/ipnb/begun/{ben_name}+*')])",
        "ipnb.begun/1",
        "teacher",
    ),
    "names of feedback": Attempt(LIST.format("{exchange}/ipnb/feedback"), "listed:", "teacher"),
    "names of extensions": Attempt(LIST.format("{exchange}/ipnb/dates"), "listed:", "teacher"),
    "a course of one's own": Attempt(
        "os.mkdir('{exchange}/other'); print('made')",
        "made",
        "root",
        "os.mkdir('{exchange}/other'); os.rmdir('{exchange}/other'); print('made')",
    ),
    "changing what was released": Attempt(
        "open('{exchange}/ipnb/outbound/06-recovery/case.json', 'a').write(' '); print('written')",
        "written",
        "teacher",
    ),
    "moving what was released": Attempt(
        RENAME,
        "moved",
        "root",
        f"{RENAME}; os.rename('{{exchange}}/ipnb/away', '{{exchange}}/ipnb/outbound')",
    ),
    # processes, and becoming somebody else
    "another's processes": Attempt(
        "import psutil; print({{p.username() for p in psutil.process_iter()}})", "'{ben_name}'"
    ),
    "another's environment and token": Attempt(
        ENVIRONMENTS.format("JUPYTERHUB_USER={ben_name}"), "[1"
    ),
    "the hub's environment": Attempt(ENVIRONMENTS.format("CONFIGPROXY_AUTH_TOKEN"), "[1", "root"),
    "the machine by way of a process": Attempt(
        "import glob; print([p for p in glob.glob('/proc/*/root') if os.path.isdir(p + '{course}')] or 'none')",
        "/root'",
        "root",
    ),
    "becoming root": Attempt("os.setuid(0); print('number', os.getuid())", "number 0", "root"),
    "a program that becomes root": Attempt(
        "import subprocess; print('number', subprocess.run(['su', '-c', 'id -u'], input='', "
        "capture_output=True, text=True).stdout)",
        "number 0",
        "root",
    ),
    "taking mounts away": Attempt(
        "import subprocess; print(subprocess.run(['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c', "
        "'umount -l /tmp /dev/shm {exchange}; cat {ben}/mine.txt'], capture_output=True, text=True))",
        SECRET,
    ),
}
