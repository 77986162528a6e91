"""The mathematics that models share; each file that a page needs too has a twin in JavaScript beside it."""

from ipnb.dynamics.constants import javascript
from ipnb.web.bundle import register

register("dynamics/constants.js", javascript)
