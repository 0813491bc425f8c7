"""The words of the field as types: pure data, no reading and no writing."""
