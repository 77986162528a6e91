"""Addiction: opponent process, set point, and relationship as regulator."""
