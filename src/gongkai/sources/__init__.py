"""YAML in, with positions: finding and reading the files of a government, and the national data."""
