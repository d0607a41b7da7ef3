"""The whole of Tiaowen as one ASGI app: ``streamlit run app.py`` or ``uvicorn app:app``."""

import os

import streamlit as st

from interfaces.web import PAGE, Web, configure_streamlit

configure_streamlit()
web = Web.from_env(os.environ)
app = st.App(PAGE, routes=web.routes, middleware=web.middleware, lifespan=web.lifespan)
