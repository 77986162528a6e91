"""A department's hub: what its own look at itself said last, as `ipnb-department health --write` leaves it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from ipnb.term.doctor.check import Check, State, fault, unknown

#: below the prefix of the installation; a timer writes it every five minutes
HEALTH = Path("var/lib/ipnb/health/health.json")
STALE = timedelta(minutes=12)
LOOK = "Look yourself: ipnb-department health (as root)"


def department_checks(prefix: Path, now: datetime) -> Iterator[Check]:
    """Give what the hub said of itself, and whether it still looks.

    Parameters
    ----------
    prefix
        Below which the hub is installed: ``/`` but for a trial.
    now
        In UTC.
    """
    file = prefix / HEALTH
    try:
        told: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        at = datetime.fromisoformat(told["at"]).astimezone(UTC)
        checks = [
            Check(one["what"], State(one["state"]), one["said"], one.get("remedy", ""))
            for one in told["checks"]
        ]
    except FileNotFoundError:
        yield unknown("hub", f"it has not written how it is: there is no {file}", LOOK)
        return
    except OSError as error:
        yield unknown("hub", f"{file} cannot be read ({error.strerror})", LOOK)
        return
    except (ValueError, TypeError, KeyError, AttributeError):
        yield unknown("hub", f"{file} is damaged", f"It is written anew soon. {LOOK}")
        return
    if now - at > STALE:
        found = f"what it says of itself is of {at:%Y-%m-%d %H:%M} UTC: nobody looked since"
        yield fault("hub", found, "Is the timer running? systemctl status ipnb-health.timer")
    yield from checks
