"""What search engines, citation managers and social cards are told of a page."""
