"""Scores the assistant against a golden file: right clauses, exact amounts, honest gaps."""
