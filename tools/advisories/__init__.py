"""Known advisories against the locked packages, looked up offline in a dated copy."""
