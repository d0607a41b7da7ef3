from __future__ import annotations

import socket

from interfaces.cli import main


def test_a_taken_port_is_named(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 3
    assert f"127.0.0.1:{port}" in capsys.readouterr().err


def test_a_setting_of_the_api_that_cannot_be_used_is_named(capsys, monkeypatch):
    monkeypatch.setenv("TIAOWEN_ALLOWED_ORIGINS", "*")
    assert main(["serve"]) == 3
    assert "TIAOWEN_ALLOWED_ORIGINS" in capsys.readouterr().err
