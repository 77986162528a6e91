"""The integration river between rigidity and chaos."""
