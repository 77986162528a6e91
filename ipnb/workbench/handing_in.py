"""Handing in from the form itself: the desk's steps, for the one case that is open."""

from pathlib import Path
from typing import Any

from ipnb.desk.addresses import desk_address, form_address
from ipnb.desk.exchange import Exchange, Refused

NOT_HERE = "Hand it in where you fetched it, for example from JupyterLab’s Assignment List."


def respond(folder: Path, message: dict[str, Any]) -> dict[str, Any]:
    """Respond to a form that asks how its case stands, hands in, or takes the equivalent case.

    Parameters
    ----------
    folder
        The case's folder.
    message
        ``verb``: standing, submit or begin.

    Returns
    -------
    dict
        ``verb`` and ``desk`` (address of the desk, where one is served), with ``row`` (the desk's row of this
        case), ``receipt``, ``to`` (address of the case that was begun) or ``refused`` (in words).
    """
    verb = message["verb"]
    answer: dict[str, Any] = {"verb": verb, "desk": desk_address()}
    try:
        exchange = exchange_of(folder)
        row = exchange.row_of(folder.name)
        if row is None:
            raise Refused(NOT_HERE)
        instead = row["instead"]
        if verb == "submit":
            answer["receipt"] = exchange.submit(folder.name)
            row = exchange.row_of(folder.name)
        if verb == "begin" and instead:
            exchange.begin(instead["id"])
            answer["to"] = form_address(instead["notebook"])
        return answer | {"row": row}
    except Refused as refusal:
        return answer | {"refused": str(refusal)}


def exchange_of(folder: Path) -> Exchange:
    """Find the exchange in whose keeping a folder stands, beside the others or in a folder of its course.

    Raises
    ------
    Refused
        If the folder came from nowhere.
    """
    for home in (folder.parent, folder.parent.parent):
        exchange = Exchange(home)
        if exchange.folder(folder.name) == folder:
            return exchange
    raise Refused(NOT_HERE)
