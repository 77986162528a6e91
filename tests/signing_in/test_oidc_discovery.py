"""Is an OpenID provider asked, checked, and remembered for when it is away?"""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from department.sign_in.oidc_discovery import BELOW, WANTED, NoProvider, provider_addresses


@pytest.fixture
def provider():
    """Something that says of itself what a test puts into ``said``."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *args):
            pass

        def do_GET(self):
            assert self.path == BELOW
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(self.server.said).encode())

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.address = f"http://127.0.0.1:{server.server_port}"
    server.said = {"issuer": server.address, **dict.fromkeys(WANTED, "https://x")}
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_what_a_provider_says_serves_while_it_is_away(provider, tmp_path):
    """Does a hub start while the provider is down, if it ever answered?"""
    kept = tmp_path / "folder/provider.json"
    said = provider_addresses(provider.address, kept)
    assert said == provider.said
    away = "http://127.0.0.1:9"
    kept.write_text(json.dumps({**said, "issuer": away}), encoding="utf-8")
    assert provider_addresses(away, kept)["token_endpoint"] == "https://x"
    # what another said is not taken
    with pytest.raises(NoProvider, match="does not answer as an OpenID provider"):
        provider_addresses("http://127.0.0.1:8", kept)
    with pytest.raises(NoProvider, match="does not answer as an OpenID provider"):
        provider_addresses(away, tmp_path / "nothing")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"issuer": "https://other.example"}, "calls itself https://other.example"),
        ({"jwks_uri": ""}, "does not say its jwks_uri"),
    ],
)
def test_a_provider_that_is_another_or_says_too_little_is_named(provider, tmp_path, changed, words):
    """A slash too many in the settings is the usual cause."""
    provider.said |= changed
    with pytest.raises(NoProvider, match=words):
        provider_addresses(provider.address, tmp_path / "p.json")
