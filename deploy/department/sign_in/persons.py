"""Who somebody is, from what a provider says. Pure."""

from collections.abc import Mapping
from typing import Any

from ipnb.accounts.registry import Person

LTI = "https://purl.imsglobal.org/spec/lti/claim/"
CUSTOM, LIS = f"{LTI}custom", f"{LTI}lis"


def oidc_person(claims: Mapping[str, Any], issuer: str, name_claim: str) -> Person:
    """Return the person of an OpenID provider's claims.

    Parameters
    ----------
    claims
        Of the identity token or of the provider's page about its user.
    issuer
        The provider.
    name_claim
        From which an account's name is made, before others.
    """
    first, last = _names(claims)
    called = (claims.get(name_claim), claims.get("email"), f"{first} {last}")
    return Person(
        issuer,
        str(claims["sub"]),
        first,
        last,
        # an address that the provider has not looked at proves nothing
        _text(claims.get("email")) if claims.get("email_verified") is not False else "",
        tuple(filter(None, map(_text, called))),
    )


def lti_person(claims: Mapping[str, Any]) -> Person:
    """Return the person of an LTI launch.

    Parameters
    ----------
    claims
        Of the launch. The custom fields ``username`` and ``lms_user_id`` are used if the platform sends them.
    """
    custom, lis = _mapping(claims.get(CUSTOM)), _mapping(claims.get(LIS))
    first, last = _names(claims)
    called = (
        *(custom.get("username"), claims.get("preferred_username"), claims.get("email")),
        *(lis.get("person_sourcedid"), f"{first} {last}"),
    )
    return Person(
        str(claims["iss"]),
        str(claims["sub"]),
        first,
        last,
        _text(claims.get("email")),
        tuple(filter(None, map(_text, called))),
        _text(custom.get("lms_user_id")),
    )


def _names(claims: Mapping[str, Any]) -> tuple[str, str]:
    """Return first and last name; of a whole name alone, the last word is taken for the last name."""
    first, last = _text(claims.get("given_name")), _text(claims.get("family_name"))
    if first or last:
        return first, last
    *before, end = _text(claims.get("name")).split() or [""]
    return " ".join(before), end


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _text(value: Any) -> str:
    """Return a text on one line; "" for anything else, and for a variable that a platform left as it was."""
    if not isinstance(value, str) or value.startswith("$"):
        return ""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())[:200]
