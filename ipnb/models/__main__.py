"""Write the JavaScript of every model's equations anew: `python -m ipnb.models`."""

from ipnb.dynamics.generated_js import translate
from ipnb.models import NAMES, declared, equations_file

for name in NAMES:
    if declared(name).equations:
        equations_file(name).write_text(translate(declared(name)), encoding="utf-8")
