"""What the hub gives each server by who it is for: a number to run under, volumes, settings, and its reach.

Helm puts this into the hub: ``--set-file hub.extraConfig.ipnb=deploy/kubernetes/hub_config.py``. The chart's own
settings were read before.

Everybody's server shares one exchange. Each student therefore runs under a number of their own, so that what they
hand in is theirs and the rights in the exchange hold; all instructors share one number, so that what one of them
grades the others may change.
"""

import os

COURSE = os.environ.get("IPNB_COURSE", "ipnb")
TEACHING = f"formgrade-{COURSE}"
#: above every number that a machine gives its own accounts; the hub's number of a user is added
FIRST_ACCOUNT = 100_000
TEACHING_ACCOUNT = 2000
HOME, EXCHANGE, COURSE_FOLDER, KEYS = (
    "/home/person",
    "/srv/ipnb/exchange",
    "/srv/ipnb/course",
    "/srv/ipnb/keys",
)
SETTINGS = "/opt/ipnb/local/etc"
#: the claims that volumes.yaml makes
CLAIMS = {
    "homes": "ipnb-homes",
    "exchange": "ipnb-exchange",
    "course": "ipnb-course",
    "keys": "ipnb-keys",
}


def teaches(spawner):
    """Say whether a server is an instructor's."""
    return any(group.name == TEACHING for group in spawner.user.groups)


def account(spawner):
    """Return the number that a server runs under. The hub never changes its number of a user."""
    return TEACHING_ACCOUNT if teaches(spawner) else FIRST_ACCOUNT + spawner.user.id


def volumes(is_instructor):
    """List the volumes of a server, as Kubernetes wants them."""
    names = ["homes", "exchange", *(("course", "keys") if is_instructor else ())]
    return [{"name": name, "persistentVolumeClaim": {"claimName": CLAIMS[name]}} for name in names]


def home(spawner):
    """Return where a person's home is seen: of all homes this one alone, whatever runs in the server."""
    return {"name": "homes", "mountPath": HOME, "subPath": f"home-{spawner.user.id}"}


def mounts(spawner, is_instructor):
    """List where the volumes are seen."""
    seen = [
        home(spawner),
        {"name": "exchange", "mountPath": EXCHANGE},
    ]
    if is_instructor:
        seen += [
            {"name": "course", "mountPath": COURSE_FOLDER},
            {"name": "keys", "mountPath": KEYS},
        ]
    return seen


def home_is_own(spawner, number):
    """Return the container that gives a new home to its owner before the server starts.

    It is the only one with rights, sees that one folder, and runs nothing of the student's.
    """
    command = f"chown {number}:{number} {HOME} && chmod 0700 {HOME}"
    return {
        "name": "home",
        "image": spawner.image,
        "command": ["sh", "-ec", command],
        "securityContext": {
            "runAsUser": 0,
            "runAsNonRoot": False,
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"], "add": ["CHOWN", "FOWNER", "DAC_OVERRIDE"]},
        },
        "volumeMounts": [home(spawner)],
    }


def settings(spawner, is_instructor):
    """Return the variables of a server."""
    role = "instructor" if is_instructor else "student"
    own = {
        "HOME": HOME,
        "USER": spawner.user.name,
        "IPNB_EXCHANGE": EXCHANGE,
        "IPNB_COURSE": COURSE,
        "JUPYTER_CONFIG_PATH": os.pathsep.join(f"{SETTINGS}/{part}" for part in (role, "common")),
        "JUPYTER_PATH": "/opt/ipnb/local/share",
        "OMP_NUM_THREADS": "1",
    }
    if is_instructor:
        own |= {"IPNB_COURSE_ROOT": COURSE_FOLDER, "IPNB_KEYS": KEYS}
        # the address of a gradebook on PostgreSQL, which the hub is given and no student's server
        own |= {name: os.environ[name] for name in ("IPNB_GRADEBOOK",) if name in os.environ}
    return own


def before_start(spawner):
    """Make a server ready for whom it is."""
    is_instructor, number = teaches(spawner), account(spawner)
    spawner.uid = spawner.gid = number
    # a group of the image's would be everybody's
    spawner.supplemental_gids = []
    spawner.volumes = volumes(is_instructor)
    spawner.volume_mounts = mounts(spawner, is_instructor)
    spawner.init_containers = [home_is_own(spawner, number)]
    spawner.environment = {**spawner.environment, **settings(spawner, is_instructor)}
    if is_instructor:
        spawner.cmd = ["python", "-P", "/opt/ipnb/local/singleuser.py"]
        spawner.default_url = "/lab"
        spawner.notebook_dir = COURSE_FOLDER
        # grading a class, and Formgrader
        spawner.mem_guarantee, spawner.mem_limit = "600M", "2G"
        # by it dask.yaml and network.yaml let a server reach the grading cluster and the gradebook
        spawner.extra_labels = {**spawner.extra_labels, "ipnb-grades": "yes"}
        return
    # feedback that is opened in JupyterLab leads to the form, which the first server has
    spawner.environment["IPNB_STUDENT_SERVER"] = spawner.user.base_url
    if not spawner.name:
        spawner.environment["IPNB_LAB"] = "1"
    else:
        spawner.cmd = ["python", "-P", "/opt/ipnb/local/singleuser.py"]
        spawner.default_url = "/lab"
        # 126 MB, and 37 MB for a notebook that is open
        spawner.mem_guarantee, spawner.mem_limit = "200M", "600M"


def token_scopes(spawner):
    """Return what a server may ask the hub: its user's name and courses; an instructor's, the class too."""
    own = [
        "users:activity!user",
        "access:servers!server",
        "read:users:name!user",
        "read:users:groups!user",
    ]
    teaching = [
        "list:services",
        "read:services",
        "list:groups",
        f"groups!group=nbgrader-{COURSE}",
    ]
    return own + teaching if teaches(spawner) else own


# `c` is the chart's, in whose own configuration this runs
c.KubeSpawner.pre_spawn_hook = before_start
c.KubeSpawner.server_token_scopes = token_scopes
