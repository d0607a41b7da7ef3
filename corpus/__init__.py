"""Policy texts into documents, clauses and provisions."""
