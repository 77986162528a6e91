"""Marks that nothing of ours reads."""

from ipnb.sphinxext.apart.marks import drop_marks


def test_marks_go_and_words_stay():
    page = (
        '<a class="reference internal" href="x"><span class="xref std std-term">flow</span></a> and '
        '<span class="pasted-text">3.4</span>, <span class="bibtex-citation">[<a href="y">2024</a>]</span>, '
        '<span class="speaker">she</span> said: class="plain" docutils '
        '<div class="cell docutils container"><figure class="drawing align-default" id="f">'
    )
    assert drop_marks("book/x.html", page) == (
        '<a href="x">flow</a> and 3.4, [<a href="y">2024</a>], <span class="speaker">she</span> said: '
        'class="plain" docutils <div class="cell container"><figure class="drawing" id="f">',
        (),
    )
