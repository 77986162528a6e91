"""Names of folders and texts of times that strangers chose."""

import os

#: names that are no student's id
ODD = {
    "line feed": "a\nb",
    "escape": "\x1b[2Jroot",
    "comma": "lee,ann",
    "glob": "[ab]",
    "dash": "-rf",
    "blank": "bob ",
    "nbsp": "bob\u00a0",
    "turned": "\u202eecila",
    "markup": "<img src=x onerror=alert(1)>",
    "formula": "=cmd|' _C calc'!A0",
    "hidden": ".hidden",
    "stops": "...",
    "latin-1": os.fsdecode(b"caf\xe9"),
    "long": "y" * 129,
}
#: names that are
FIT = [
    "ann lee",
    "o'brien",
    "ada@example.org",
    "Zoe\u0308",
    "\u0416\u0435\u043d\u044f",
    "ada_l",
    "007",
]
#: texts that are no time
NO_TIMES = {
    "decimal": "1:" + "1" * 150,
    "kind": "A5B 2026 ESTxEDT,4,0,0,7200,10,0,0,7200,3600",
    "path": "2026-01-01 00:00:00 ../x",
    "shadow": "2026-01-01 00:00:00 /etc/shadow",
    "seven": "7",
    "future": "2999-01-01 00:00:00 UTC",
    "ancient": "0001-01-01 00:00:00 UTC",
}
