"""The pages people meet in a browser, drawn by Streamlit."""
