"""A department's hub on one Debian or Ubuntu machine: set up, served, watched over, backed up and restored."""
