"""What students show of their progress, where each has an account: who reads it, and whose word it is."""

SHOW = """
from ipnb.desk.state import DeskState
desk = DeskState('.')
desk.respond({{'verb': 'begin', 'id': '06-recovery'}})
desk.respond({{'verb': 'share', 'id': '{wish}'}})
print('sharing', desk.sharing, desk.trouble)
"""
FORGE = """
import os
path = '{folder}/{ben}+' + '0' * 32 + '.json'
with open(path, 'w') as file:
    file.write('{{"schema": "ipnb.begun/1", "shares": false}}')
os.chmod(path, 0o644)
print('forged')
"""
READ = """
from datetime import UTC, datetime
from pathlib import Path
from ipnb.grading.class_view.begun import read_signs
found = read_signs(Path('{folder}'), datetime.now(UTC), True)
print(found.by_student.get('{ben}'), 'refused', found.refused, found.note)
"""


def test_a_sign_is_read_by_those_who_teach_and_counts_for_its_own_account(trial, ada, ben, teacher):
    """Can an instructor read it through the folder's group, and a classmate speak in another's name?"""
    names = {"folder": trial.layout.exchange / trial.settings.course / "begun", "ben": trial.ben}
    assert "sharing on" in ben.run(SHOW.format(wish="on"))
    assert ada.run(FORGE.format(**names)) == "forged\n"
    said = teacher.run(READ.format(**names))
    assert "'06-recovery': Begun(" in said and "of=54" in said and "refused 1" in said, said
    assert "sharing off" in ben.run(SHOW.format(wish="off"))
    said = teacher.run(READ.format(**names))
    assert "shares=False" in said and "06-recovery" not in said and "refused 1" in said, said
