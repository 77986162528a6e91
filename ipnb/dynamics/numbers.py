"""Numbers as people say them, the same for every model and, by `numbers.js`, in the browser."""

from math import floor


def percent(share: float) -> str:
    """Say a share in whole per cent: 0.625 is "63 %", since halves go up, and 0.0003 is "under 1 %"."""
    return "under 1 %" if 0 < share < 0.005 else f"{floor(share * 100 + 0.5)} %"


def finely(share: float) -> str:
    """Say a share with one decimal below 10 %, where small ones are to be told apart: 0.0242 is "2.4 %"."""
    if 0 < share < 0.0005:
        return "under 0.1 %"
    return f"{floor(share * 1000 + 0.5) / 10:.1f} %" if share < 0.0995 else percent(share)


def signed(value: float) -> str:
    """Write a number with two decimals and a real minus sign: -0.8 is "−0.80", and what is nought has no sign."""
    written = f"{value:.2f}"
    return "0.00" if written == "-0.00" else written.replace("-", "−")


def roughly(value: float) -> str:
    """Say a number above 0 with two digits: 6999.7 is "7,000", and what is beyond a million is said so."""
    if value > 1e6:
        return "over a million"
    if value < 10:
        return f"{floor(value * 10 + 0.5) / 10:.1f}"
    unit = 10 ** (len(str(floor(value))) - 2)
    return f"{floor(value / unit + 0.5) * unit:,}"
