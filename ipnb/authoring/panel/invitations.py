"""What each member of a panel is sent: the case without its key as a form in one file, and a letter.

The file needs nothing but a browser. It sends nothing anywhere: its reader saves the answers as a file and sends
that back, and `ipnb.authoring.panel.returns` or `ipnb case panel` reads it. Who is asked is the author's to say;
nobody is made up.
"""

import base64
import hashlib
import io
import json
import re
import secrets
import zipfile
from collections.abc import Sequence
from pathlib import Path

from anyascii import anyascii
from markupsafe import Markup

from ipnb.formulation.kinds.protocol import Data
from ipnb.formulation.vignette import Vignette
from ipnb.web import bundle
from ipnb.web.standalone import standalone_page

TEMPLATES = Path(__file__).with_name("templates")
#: what of a case the members of a panel are not asked, or need not know
LEFT_OUT = ("narrative", "points", "due", "errata", "settings", "instead")
MOST_MEMBERS, LONGEST_NAME = 60, 80


class NoInvitations(Exception):
    """Nobody can be invited so; the message says why."""


def read_members(text: str) -> list[str]:
    """Read a list of names, one a line.

    Raises
    ------
    NoInvitations
    """
    names = [" ".join(line.split()) for line in text.splitlines()]
    names = [name for name in names if name]
    twice = sorted({name for name in names if names.count(name) > 1})
    if not names:
        raise NoInvitations("Write the names of those whom you ask, one a line.")
    if len(names) > MOST_MEMBERS:
        raise NoInvitations(f"That are {len(names)} names; {MOST_MEMBERS} at most at once.")
    if twice:
        raise NoInvitations(
            f"{', '.join(twice)} stands twice. Add something by which the two differ."
        )
    if long := [name for name in names if len(name) > LONGEST_NAME]:
        raise NoInvitations(f"“{long[0][:40]}…” is too long for a name.")
    return names


def invitations(case: Data, members: Sequence[str], until: str = "") -> bytes:
    """Pack a folder for each member: the form as one HTML file, and a letter.

    Parameters
    ----------
    case : dict
        Checked.
    members : sequence of str
        Their names, each once.
    until : str
        By when the answers are wanted, in words.

    Returns
    -------
    bytes
        A zip.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, name in enumerate(members, 1):
            folder = f"{case['id']}-panel/{number:02}-{_as_file(name)}"
            archive.writestr(f"{folder}/{case['id']}.html", form_page(case, name))
            archive.writestr(f"{folder}/letter.txt", letter(case, name, until))
    return packed.getvalue()


def _as_file(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-") or "member"


def letter(case: Data, name: str, until: str = "") -> str:
    """Write the letter that goes with the form, in plain text."""
    judgements = Vignette.from_data(case).judgements
    when = f" by {until}" if until else ""
    form = f"{case['id']}.html"
    return (
        f"Dear {name},\n\n"
        f"would you answer a case for our course? “{case['title']}” is invented: nobody in it is real. It asks "
        f"for {judgements} judgements. From what you and others answer, each alone, we make the key by which "
        "students are marked; a judgement on which you are split is explained to them, and not marked.\n\n"
        f"How it goes. Open {form} in a browser (Firefox, Chrome, Edge or Safari). It needs no network and sends "
        "nothing. Read the case, answer as you would judge it, and leave open what you would leave open. Then "
        f"press “Save my answers as a file”, and send that file back{when}, attached to your reply.\n\n"
        "Please answer alone, and speak to no other member before everybody has answered: agreement that was "
        "talked over first says nothing. There is no answer that we wait for.\n\n"
        f"{_touches(case)}"
        "With thanks\n"
    )


def _touches(case: Data) -> str:
    nouns = ", ".join(case.get("content_note", ()))
    return f"It touches on: {nouns}. You may stop at any time.\n\n" if nouns else ""


def form_page(case: Data, name: str) -> str:
    """Write the form for one member as a file that stands alone."""
    blind = {part: value for part, value in case.items() if part not in LEFT_OUT}
    # the script's own text must not end it
    script = bundle.bundle("authoring/panel/page.js").replace("</", "<\\/")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    told = {"case": blind, "name": name, "workspace": f"panel-{secrets.token_hex(8)}"}
    return standalone_page(
        TEMPLATES,
        "form.html.j2",
        "form.css",
        case=case,
        name=name,
        told=json.dumps(told, ensure_ascii=False),
        script=Markup(script),
        digest=digest,
        form_css=Markup(bundle.source("workbench/workbench.css")),
    )
