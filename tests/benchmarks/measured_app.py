"""The web app with one more address, which tells its memory once it has given back what it can; for benchmarks."""

from __future__ import annotations

import ctypes
import gc
import os
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from interfaces.web import PAGE, Web, configure_streamlit


def memory(_request: Request) -> JSONResponse:
    """Bytes of this process after a full collection and ``malloc_trim``, so that only what is in use counts."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    fields = {line.split()[0].rstrip(":"): int(line.split()[1]) * 1024 for line in lines[1:]}
    # what it has written itself, in memory or swapped out; pages of files come and go as the system likes
    own = fields["Pss_Anon"] + fields["SwapPss"]
    return JSONResponse({"own": own, "pss": fields["Pss"], "rss": fields["Rss"]})


configure_streamlit()
web = Web.from_env(os.environ)
routes = [Route("/_memory", memory), *web.routes]
app = st.App(PAGE, routes=routes, middleware=web.middleware, lifespan=web.lifespan)
