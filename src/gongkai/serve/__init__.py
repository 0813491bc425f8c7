"""A preview on this machine: the site from memory, built anew when a source changes, with its findings on top."""
