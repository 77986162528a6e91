"""The kinds of item that a case can ask, by the names that stand in its files.

A new kind is a class in a module of its own, a fragment of the schemas beside it, and a line below.
"""

from ipnb.formulation.kinds.allocation import Allocation
from ipnb.formulation.kinds.estimate import Estimate
from ipnb.formulation.kinds.multiple_response import MultipleResponse
from ipnb.formulation.kinds.protocol import Context, Response, SectionKey, SectionScore
from ipnb.formulation.kinds.safety_screen import SafetyScreen
from ipnb.formulation.kinds.section import Section
from ipnb.formulation.kinds.single_choice import SingleChoice

KINDS: dict[str, type[Section]] = {
    one.kind: one for one in (SingleChoice, MultipleResponse, Allocation, SafetyScreen, Estimate)
}

__all__ = ["KINDS", "Context", "Response", "Section", "SectionKey", "SectionScore"]
