"""The whole of Tiaowen as one ASGI app: ``streamlit run app.py`` or ``uvicorn app:app``."""

import streamlit as st

from interfaces.web import PAGE, configure_streamlit, lifespan, routes

configure_streamlit()
app = st.App(PAGE, routes=routes(), lifespan=lifespan)
