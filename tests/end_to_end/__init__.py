"""Tests of whole working weeks."""
