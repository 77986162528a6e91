"""What every browser module stands on: colours, words in HTML, and how modules reach a page or a notebook."""
