"""Constants of the shared mathematics, declared once: Python imports them, `constants.js` is written from here.

Both languages must round alike, so both must stop a series at the same term and cut an axis into as many cells.
"""

import json

#: terms of the exponential series of a matrix: for a norm up to 1 the first one left out is below 1e-17
EXPONENTIAL_TERMS = 18

#: cells of the axis on which the long run of shot noise is marched up
SHOT_NOISE_CELLS = 4000


def javascript() -> str:
    """Write the constants as a JavaScript module with one named export each."""
    named = {"EXPONENTIAL_TERMS": EXPONENTIAL_TERMS, "SHOT_NOISE_CELLS": SHOT_NOISE_CELLS}
    return "".join(f"export const {name} = {json.dumps(value)};\n" for name, value in named.items())
