"""Directories that begin or exist elsewhere: what comes in, and a new government's folder."""
