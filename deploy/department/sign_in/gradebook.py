"""Students enter nbgrader's gradebook when they sign in, with their names, address and number on the platform."""

from ipnb.accounts.registry import Account


def enter_student(db_url: str, course: str, account: Account) -> bool:
    """Enter a student, or bring names and address up to date.

    Parameters
    ----------
    db_url
        nbgrader's.
    course
        nbgrader's id of the course.
    account
        The student's; what the provider does not tell is left as it is.

    Returns
    -------
    bool
        Whether anything was changed.
    """
    # nbgrader takes longer to load than the hub takes to start
    from nbgrader.api import Gradebook, MissingEntry

    person = account.person
    told = {
        "first_name": person.first_name,
        "last_name": person.last_name,
        "email": person.email,
        "lms_user_id": person.lms_number,
    }
    told = {name: value for name, value in told.items() if value}
    with Gradebook(db_url, course) as gradebook:
        try:
            student = gradebook.find_student(account.name)
        except MissingEntry:
            gradebook.add_student(account.name, **told)
            return True
        changed = {name: value for name, value in told.items() if getattr(student, name) != value}
        for name, value in changed.items():
            setattr(student, name, value)
        gradebook.db.commit()
        return bool(changed)
