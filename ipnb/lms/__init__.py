"""What a learning platform is told by LTI 1.3, and what it told us: places for grades, and grades."""
