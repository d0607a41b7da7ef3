"""The script that Streamlit runs anew for every interaction; it only hands over."""

from interfaces.pages.site import draw

draw()
