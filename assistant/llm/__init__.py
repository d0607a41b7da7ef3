"""Language models: what is asked of one, the client that asks, and the fakes that stand in for it."""
