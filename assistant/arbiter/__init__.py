"""Which of the answers that a question could get stands: the one likely right, as learnt from whole answers."""
