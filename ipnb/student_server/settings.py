"""What the hub tells a student's server in its environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlparse

#: what the named server with JupyterLab is called
LAB = "lab"
IDLE_SECONDS = 7200.0
REPORT_SECONDS = 300.0


class WrongSettings(ValueError):
    """The environment lacks something; the message says what."""


@dataclass(frozen=True)
class Settings:
    """Where this server stands, and for whom.

    Attributes
    ----------
    user : str
        The student's name on the hub.
    server : str
        The server's own name; empty for the first one.
    prefix : str
        Path of its addresses, with a slash at both ends.
    host, port
        Where it listens; an empty host means everywhere.
    home : Path
        The folder with the student's work.
    hub : str
        Address of the hub's own pages, with its slash.
    book : str
        Address of the book; empty where none is served.
    has_lab : bool
        Whether the hub starts a JupyterLab for a student who asks.
    idle_seconds : float
        The server ends when nobody was there for so long; 0 for never.
    activity_address : str
        Where the hub wants to hear that somebody was there; empty for nowhere.
    report_seconds : float
        How often it hears.
    """

    user: str
    server: str
    prefix: str
    host: str
    port: int
    home: Path
    hub: str
    book: str
    has_lab: bool
    idle_seconds: float
    activity_address: str
    report_seconds: float

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the settings.

        Raises
        ------
        WrongSettings
            When something is missing that every hub gives, or a number is none.
        """
        try:
            where = urlparse(environment["JUPYTERHUB_SERVICE_URL"])
            return cls(
                user=environment["JUPYTERHUB_USER"],
                server=environment.get("JUPYTERHUB_SERVER_NAME", ""),
                prefix=_with_slashes(environment["JUPYTERHUB_SERVICE_PREFIX"]),
                host=where.hostname or "",
                port=where.port or (443 if where.scheme == "https" else 80),
                home=Path(environment.get("JUPYTERHUB_ROOT_DIR") or ".").expanduser().resolve(),
                hub=_hub(environment),
                book=environment.get("IPNB_BOOK_ADDRESS", ""),
                has_lab=environment.get("IPNB_LAB") == "1",
                idle_seconds=float(environment.get("IPNB_IDLE_SECONDS") or IDLE_SECONDS),
                activity_address=environment.get("JUPYTERHUB_ACTIVITY_URL", ""),
                report_seconds=float(
                    environment.get("JUPYTERHUB_ACTIVITY_INTERVAL") or REPORT_SECONDS
                ),
            )
        except KeyError as missing:
            raise WrongSettings(
                f"{missing.args[0]} is not set: this server is started by a JupyterHub."
            ) from None
        except ValueError as problem:
            raise WrongSettings(f"A setting of this server is no number: {problem}.") from None

    @property
    def logout(self) -> str:
        """Address that signs out."""
        return f"{self.hub}logout"

    @property
    def lab(self) -> str:
        """Address of the student's JupyterLab; empty where there is none."""
        return f"{self.prefix}{LAB}/" if self.has_lab else ""

    def start_lab(self, address: str) -> str:
        """Return where the hub starts JupyterLab and then goes on.

        Parameters
        ----------
        address : str
            Below `lab`, as the browser asked for it.
        """
        goes_on = quote(address, safe="")
        return f"{self.hub}spawn/{quote(self.user, safe='@')}/{LAB}?next={goes_on}"


def _hub(environment: Mapping[str, str]) -> str:
    base = _with_slashes(environment.get("JUPYTERHUB_BASE_URL", "/"))
    return f"{environment.get('JUPYTERHUB_HOST', '')}{base}hub/"


def _with_slashes(path: str) -> str:
    return f"/{path.strip('/')}/" if path.strip("/") else "/"
