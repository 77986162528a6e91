"""What is somebody in the course, by each way of naming roles?"""

import pytest
from department.sign_in.roles import group_role, lti_role

M = "http://purl.imsglobal.org/vocab/lis/v2/membership"


@pytest.mark.parametrize(
    ("roles", "role"),
    [
        ([f"{M}#Learner"], "student"),
        ([f"{M}#Instructor"], "instructor"),
        ([f"{M}/Instructor#TeachingAssistant"], "instructor"),
        ([f"{M}#Learner", f"{M}#Instructor"], "instructor"),
        (["Learner"], "student"),
        (["Instructor"], "instructor"),
        ([f"{M}#Mentor"], None),
        ([f"{M}#Learner", f"{M}#Mentor"], "student"),
        (["http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor"], None),
        (["http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator"], None),
        ([f"{M}evil#Instructor"], None),
        (["https://evil.example/#Instructor"], None),
        ([], None),
    ],
)
def test_lti(roles, role):
    """Only a role in this course counts; whoever teaches and learns, teaches."""
    assert lti_role(roles) == role


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        (["s"], "student"),
        (["t"], "instructor"),
        (["s", "t"], "instructor"),
        (["x"], None),
        ([], None),
    ],
)
def test_groups(groups, role):
    """By the groups that the settings name."""
    assert group_role(groups, ["t"], ["s"]) == role
    assert group_role(groups, [], []) is None
