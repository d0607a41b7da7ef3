"""The script that Streamlit runs anew for every interaction; it only hands over."""

from interfaces.pages.site import draw

# while a page is drawn this file is the main module, and a worker process begun then imports it under another name
if __name__ == "__main__":
    draw()
