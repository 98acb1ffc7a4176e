"""What is wrong with a line that is no TOML, in words for somebody who edits one now and then."""

import re

# What a word processor makes of quotes, where a key or a value begins.
_CURLY = re.compile(r"^(?:[^\"'#]*[=\[{,])?[ \t]*+[“”„‘’«»]")
_UNEVEN = re.compile(r"^[ \t]*+(?:\[[^\[\]]++\]\]|\[\[[^\[\]]++\](?!\]))[ \t]*+(?:#.*)?$")
_BEFORE_VALUE = r"^[^=\"'#\[{]*+=[ \t]*+"
_LIKE_TRUE = re.compile(rf"{_BEFORE_VALUE}(?:true|false|yes|no|on|off)\b", re.IGNORECASE)
_LIKE_A_TIME = re.compile(rf"{_BEFORE_VALUE}[0-9]++[ ]?[-/:.][0-9]++[-/:.]")
_LIKE_A_NUMBER = re.compile(rf"{_BEFORE_VALUE}[-+–−]?+[$€£_.]?+[0-9]")
_VALUES = ("Invalid value", "Expected newline")
# tomllib quotes keys and characters that it found, which may be somebody's words: only what stands here is said.
_REASONS = {
    "Invalid statement": "a line is neither 'key = value' nor a [header]; put a # before a comment",
    "Expected newline or end of document": "something stands after the end of a value; take it out, or put a # before a comment",
    "Found invalid character '\\n'": "a text is not closed; end it with a quote",
    "Found invalid character": "a control character stands in a comment or a text; take it out",
    "Illegal character": "a text is not closed, or holds a control character; end it with a quote",
    "Unterminated string": "a text is not closed; end it with a quote",
    'Expected "\'"': "a text is not closed; end it with a quote",
    "Expected \"'''\"": "a text is not closed",
    "Unescaped": "a backslash in a text needs a second one; write two",
    "Invalid hex value": "a \\u in a text lacks its digits",
    "Escaped character is not": "a \\u in a text is no character",
    "Invalid date or datetime": "there is no such date or time; look it up in a calendar",
    "Invalid value": 'a value is missing, or lacks its quotes; text stands in "quotes"',
    "Invalid initial character": "a key is missing, or lacks its quotes; only letters from a to z, digits, - and _ need none",
    "Expected '='": "a key lacks its '=', or its quotes; write: key = value",
    "Expected ']": "a [header] is not closed, or needs quotes; end it with ]",
    "Unclosed array": "a list lacks a comma between two values, or its ']'; add it",
    "Unclosed inline table": "a table lacks a comma between two values, or its '}'; add it",
    "Duplicate inline table key": "a key is there twice",
    "Cannot declare": "a table is there twice; put the two together",
    "Cannot overwrite a value": "a key is there twice; take one out, or begin with a [[header]] of its own",
    "Cannot redefine namespace": "a table is there twice",
    "Cannot mutate immutable namespace": "a value is added to where it stands already",
}


def reason_and_mend(message: str, line: str) -> tuple[str, str]:
    """What is wrong with the line that tomllib stopped at, and the mend; nothing of either where no more can be said."""
    what, _, mend = _reason(message, line).partition("; ")
    return what, mend


def _reason(message: str, line: str) -> str:
    # What is there, and was meant as something else, is told best by the line itself.
    if _CURLY.search(line):
        return 'curly quotes; use straight ones: "'
    if _UNEVEN.match(line):
        return "a [header] has not as many ] as [; two on each side, or one"
    if message.startswith(_VALUES):
        if _LIKE_A_TIME.search(line):
            return "neither a date nor text in quotes; write 2026-11-21 or 2026-11-21T10:02:00, or put it in quotes"
        if _LIKE_A_NUMBER.search(line):
            return "neither a number nor text in quotes; write digits and a point alone, as 1450.50, or put it in quotes"
        if _LIKE_TRUE.search(line):
            return "neither true or false nor text in quotes; write it small and alone, or put it in quotes"
    if message.startswith("Expected newline") and max(map(line.count, "\"'")) > 2:
        return "something stands after the end of a value; a quote within a text needs a \\ before it"
    return next((words for start, words in _REASONS.items() if message.startswith(start)), "")
