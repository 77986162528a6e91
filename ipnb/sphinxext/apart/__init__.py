"""What a page sets apart: files that are loaded when their reader comes to them.

A chapter's text is what every reader reads. What its references say in full, what its terms mean, the reasons
of its exercises, the code and the numbers behind its figures, and their pictures weigh more than half as much
again; they lie beside the page, and are fetched when they are met, or asked for. Without JavaScript a link leads
to each. The whole pages, with everything in its place, stay in a folder beside the site, for what else is made
of them.
"""
