"""Answers worded by a language model: claims with sources, figures by slot, every sentence checked."""
