"""Tests of what is true: no set-up, no clock."""
