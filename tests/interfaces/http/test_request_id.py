from __future__ import annotations

import logging

import pytest

from interfaces.http.request_id import RequestIdFilter, fit


def test_an_id_comes_back_and_stands_in_problems_and_logs(client, caplog):
    caplog.set_level(logging.INFO, logger="interfaces.http.access")
    caplog.handler.addFilter(RequestIdFilter())
    response = client.post("/api/v1/answers", json={}, headers={"x-request-id": "caller-7.a"})
    assert response.headers["x-request-id"] == "caller-7.a" == response.json()["request_id"]
    assert [r.request_id for r in caplog.records if r.name == "interfaces.http.access"] == ["caller-7.a"]


def test_every_response_has_an_id_of_its_own(client):
    first, second = (client.get("/healthz").headers["x-request-id"] for _ in range(2))
    assert first != second and len(first) == 32


@pytest.mark.parametrize("unfit", [None, "", "a b", "x" * 129, "a\nforged line", "é", "<script>"])
def test_an_unfit_id_is_replaced(unfit):
    assert fit(unfit) != unfit and len(fit(unfit)) == 32


def test_log_records_carry_the_id():
    record = logging.LogRecord("x", logging.INFO, "", 0, "m", (), None)
    assert RequestIdFilter().filter(record) and record.request_id == "-"
