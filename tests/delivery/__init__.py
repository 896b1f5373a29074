"""Tests of how updates leave, against real servers and ones that misbehave."""
