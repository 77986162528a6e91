"""Where does a link lead?"""

from department.sign_in.lti_handlers import assignment_address, is_begun


def test_a_link_leads_to_the_form_or_to_where_it_is_begun():
    """Would a student who follows a link for the first time find a page that is not there?"""
    hub = "/jupyter/hub/"
    assert assignment_address(hub, "06", begun=True) == "/jupyter/hub/user-redirect/form/06"
    assert assignment_address(hub, "06", begun=False) == "/jupyter/hub/user-redirect/#06"


def test_an_assignment_is_begun_once_its_folder_is_there(tmp_path):
    """In the student's own home."""
    (tmp_path / "ada/06").mkdir(parents=True)
    assert is_begun(tmp_path, "ada", "06") and is_begun(None, "ada", "06")
    assert not is_begun(tmp_path, "ben", "06") and not is_begun(tmp_path, "ada", "07")
