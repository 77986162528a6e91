"""PostgreSQL for the hub and the gradebook: a cluster of the hub's own, with one socket and no password.

PostgreSQL asks the system whose process it is that calls (peer authentication). So there is no secret that
could be read: root has both databases, instructors the gradebook, and nobody else has either.
"""

from collections.abc import Iterator
from pathlib import Path

from department.commands import run
from department.faults import Fault
from department.folders import write_file
from department.layout import COURSE_ACCOUNT, DATABASE_ACCOUNT, Layout

HUB, GRADEBOOK = "ipnb_hub", "ipnb_gradebook"
PACKAGES = Path("/usr/lib/postgresql")
#: who may be whom: the lines with a map are looked up in pg_ident.conf
ACCESS = f"""# Written by `make department`. Only this machine, by the socket; who calls is asked of the system.
local  all            postgres       peer
local  {HUB}       {HUB}       peer map=ipnb
local  {GRADEBOOK} {GRADEBOOK} peer map=ipnb
"""


def programs() -> Path:
    """Return the folder of PostgreSQL's programs, the newest if there are several."""
    found = sorted(PACKAGES.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise Fault(
            "PostgreSQL is not on this machine.", PACKAGES, "Install it: apt-get install postgresql"
        )
    return found[-1].parent


def programs_of(layout: Layout) -> Path:
    """Return the programs of the version that made the cluster; the newest where there is none yet."""
    version = layout.database / "PG_VERSION"
    if not version.is_file():
        return programs()
    number = version.read_text(encoding="utf-8").strip()
    folder = PACKAGES / number / "bin"
    if not (folder / "postgres").exists():
        raise Fault(
            f"The databases were made by PostgreSQL {number}, which is not on this machine any more.",
            layout.database,
            f"Install postgresql-{number}; or move the folder away, run `make department`, and restore the "
            "last backup into the newer version.",
        )
    return folder


def url(layout: Layout, name: str) -> str:
    """Return the address of a database as SQLAlchemy takes it."""
    return f"postgresql+psycopg2://{name}@/{name}?host={layout.sockets}"


def make_cluster(layout: Layout) -> Iterator[str]:
    """Make the cluster's files if there are none."""
    if (layout.database / "PG_VERSION").is_file():
        return
    initdb = programs() / "initdb"
    options = ("--auth=peer", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums")
    run(
        *(initdb, "--pgdata", layout.database, "--username=postgres", *options),
        account=DATABASE_ACCOUNT,
        remedy=f"If {layout.database} holds something else, move it away.",
    )
    yield f"made a PostgreSQL cluster in {layout.database}"


def write_access(layout: Layout, instructors: list[str]) -> Iterator[str]:
    """Write who may speak to which database; instructors who may stay so."""
    names = layout.database / "pg_ident.conf"
    for path, text in (
        (layout.database / "pg_hba.conf", ACCESS),
        (names, names_map([*admitted(names), *instructors])),
    ):
        yield from write_file(path, text, 0o600, DATABASE_ACCOUNT)


def admitted(names: Path) -> list[str]:
    """Return the accounts that have the gradebook now."""
    lines = names.read_text(encoding="utf-8").splitlines() if names.is_file() else []
    words = (line.split() for line in lines if not line.startswith("#"))
    return [one[1] for one in words if len(one) == 3 and one[2] == GRADEBOOK]


def names_map(instructors: list[str]) -> str:
    """Return `pg_ident.conf`: which account of the machine is which of the database."""
    of_gradebook = dict.fromkeys(["root", COURSE_ACCOUNT, *instructors])
    lines = [f"ipnb  root  {HUB}", *(f"ipnb  {name}  {GRADEBOOK}" for name in of_gradebook)]
    return "\n".join(
        [
            "# Written by `make department`: account of the machine, account of the database.",
            *lines,
            "",
        ]
    )


def admit(layout: Layout, instructors: list[str]) -> None:
    """Let further instructors have the gradebook, from now on."""
    if list(write_access(layout, instructors)):
        reload(layout)


def reload(layout: Layout) -> None:
    """Have a running server read who may speak to it."""
    run(
        *(programs_of(layout) / "pg_ctl", "reload", "--pgdata", layout.database),
        account=DATABASE_ACCOUNT,
        fine=(0, 1),
    )


def make_databases(layout: Layout) -> Iterator[str]:
    """Make the two databases, each of a role of its own name."""
    for name in (HUB, GRADEBOOK):
        if not ask(layout, f"SELECT 1 FROM pg_roles WHERE rolname = '{name}'"):
            ask(layout, f"CREATE ROLE {name} LOGIN")
            yield f"role {name}"
        if not ask(layout, f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
            make_database(layout, name, name)
            yield f"database {name}"


def make_database(layout: Layout, name: str, owner: str) -> None:
    """Make an empty database that nobody but its owner can connect to."""
    ask(layout, f"CREATE DATABASE {name} OWNER {owner} TEMPLATE template0 ENCODING 'UTF8'")
    ask(layout, f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")


def ask(layout: Layout, statement: str, database: str = "postgres") -> str:
    """Run one statement as PostgreSQL's own administrator; return what it gave."""
    return run(
        *(programs_of(layout) / "psql", "--no-psqlrc", "--tuples-only", "--no-align"),
        *("--set", "ON_ERROR_STOP=1", "--host", layout.sockets, "--username", "postgres"),
        *("--dbname", database, "--command", statement),
        account=DATABASE_ACCOUNT,
        remedy="Is the service ipnb-postgresql running? Its log says more.",
    ).strip()


def is_ready(layout: Layout) -> bool:
    """Whether the server takes connections."""
    probe = (programs_of(layout) / "pg_isready", "--quiet", "--host", layout.sockets)
    try:
        run(*probe)
    except Fault:
        return False
    return True
