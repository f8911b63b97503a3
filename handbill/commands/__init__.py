"""DESK: one plain function a command, callable from a test without a terminal."""
