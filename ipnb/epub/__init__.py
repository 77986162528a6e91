"""The book as one ePub, put together from its built pages: still pictures, words and MathML, and no script."""
