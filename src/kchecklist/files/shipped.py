"""Where the folders that come with kchecklist are: the question bank and the examples."""

from pathlib import Path

from kchecklist.files.faults import KchecklistError

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The folder ``questions`` or ``examples``, inside the package or at the root of a checkout.

    Raises:
        KchecklistError: when the installation lacks it.
    """
    # A wheel carries the folders inside the package; an editable install leaves them at the root.
    for folder in (_PACKAGE / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise KchecklistError(
        f"the folder '{name}' that comes with kchecklist is missing; install kchecklist again"
    )
