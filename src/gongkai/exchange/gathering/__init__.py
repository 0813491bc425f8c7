"""A directory gathered from its departments: workbooks that they fill in, and what comes back, as adjustments."""
