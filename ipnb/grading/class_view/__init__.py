"""The class at a glance, for whoever teaches it: who stands where, what waits, which outcomes are reached.

Everything here is read from the exchange and the gradebook. What students do before they hand in is known to
nobody but them, and these pages say so in place of guessing.
"""
