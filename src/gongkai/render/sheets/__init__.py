"""Notice-board sheets as files: to print from a browser, as PDF, and for a screen."""
