"""What there is to say about a save beside that it worked: what it found on disk that nobody here knew of."""

from kchecklist.profiles.record import Profile
from kchecklist.reports.words import count


def taken_out(entered: Profile, found: Profile) -> int:
    """How many claims of what was entered a save no longer found, since somebody else took them out of the file."""
    return len(_claims(entered) - _claims(found))


def written_again(name: str) -> str:
    """A file of this name had been removed."""
    return f"{name} had been removed; it is written again."


def taken_out_words(number: int, name: str) -> str:
    """So many answers were taken out of a file of this name; nothing where none were."""
    if not number:
        return ""
    return f"{count(number, 'answer')} {'was' if number == 1 else 'were'} taken out of {name} elsewhere meanwhile."


def _claims(profile: Profile) -> set[tuple[str, str]]:
    return {(name, level) for name, answer in profile.answers.items() for level, _ in answer.claims()}
