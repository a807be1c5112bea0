"""`zhendan stamp`: silence waits in the workspace and is asked again; no authority is said."""

import http.server
import json
import shutil
import socket
import threading
from pathlib import Path

import pytest

from tests.evidence.authority import TestAuthority
from tests.faces.test_keeping import CASE, zhendan

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl program here")


def test_who_was_silent_is_asked_again_by_the_next_stamp(tmp_path: Path) -> None:
    authority, shop = TestAuthority(tmp_path / "tsa"), tmp_path / "shop"
    chain = tmp_path / "chain.pem"
    chain.write_bytes(authority.chain)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/"
    assert zhendan("evidence", "add", CASE, data=shop).returncode == 0
    nobody = zhendan("stamp", "--json", data=shop)
    assert (nobody.returncode, json.loads(nobody.stdout)) == (2, [])
    first = zhendan("stamp", "--tsa-url", url, "--tsa-chain", chain, "--json", data=shop)
    assert (first.returncode, json.loads(first.stdout)[0]["state"]) == (2, "pending")

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            answer = authority.ask(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *told: object) -> None:
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", port), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        again = zhendan("stamp", "--json", data=shop)
    finally:
        server.shutdown()
        server.server_close()
    assert (again.returncode, json.loads(again.stdout)[0]["state"]) == (0, "stamped")
    verified = zhendan("verify", "--json", data=shop)
    assert verified.returncode == 0, verified.stdout
    assert zhendan("stamp", "--json", data=shop).returncode == 2  # nobody is waiting any more
