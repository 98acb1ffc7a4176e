"""Words reach a widget through the door in ``kchecklist.tui.words`` only: read from the code itself."""

import ast
from pathlib import Path

import pytest

import kchecklist.tui

HOME = Path(kchecklist.tui.__file__).parent
DOOR = {"words", "line", "cell", "paragraph", "joined", "typed"}
MAKERS = {
    "Static": [0], "Label": [0], "Button": [0], "Checkbox": [0], "RadioButton": [0], "Option": [0],
    "Collapsible": [], "TabPane": [0], "Tab": [0], "Placeholder": [0], "Select": [], "Digits": [], "Link": [0],
    "Markdown": [0], "ListItem": [], "Tree": [0], "Text": [0], "Content": [0], "SystemCommand": [0, 1], "Toast": [0],
}  # fmt: skip
"""Constructor -> the arguments that it paints."""
METHODS = {
    "update": [0], "add_row": None, "add_rows": None, "add_column": [0], "add_columns": None, "add_option": [0],
    "add_options": [], "add_pane": [0], "set_label": [0], "from_markup": [0],
}  # fmt: skip
PAINTED = {
    "label",
    "title",
    "prompt",
    "placeholder",
    "content",
    "renderable",
    "tooltip",
    "border_title",
    "border_subtitle",
    "markup",
}
SAFE_METHODS = {"join", "stylize", "styled", "assemble"}
SINKS = {"border_title", "border_subtitle", "tooltip", "sub_title", "placeholder"}


def offences(code: str) -> list[str]:
    """What reaches a widget by another way, as line: code."""
    tree = ast.parse(code)
    content = _names_of_content(tree)
    found = []

    def check(node: ast.expr) -> None:
        if not _is_ink(node, content):
            found.append(f"{node.lineno}: {ast.unparse(node)}")

    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            is_method = isinstance(node.func, ast.Attribute)
            places = METHODS.get(name) if is_method and name in METHODS else MAKERS.get(name, [])
            if (name in METHODS and is_method) or name in MAKERS:
                for place, argument in enumerate(node.args):
                    if places is None or place in places:
                        check(argument)
                for keyword in node.keywords:
                    # What from_markup is given by name goes in as text.
                    if keyword.arg in PAINTED and name != "from_markup":
                        check(keyword.value)
            elif name == "OptionList" and not _off(node, "markup"):
                found.append(f"{node.lineno}: OptionList without markup=False")
            elif name in ("LineField", "Input", "NoteField", "TextArea"):
                # A field shows its value and placeholder as they are; only a TextArea's placeholder is markup.
                for keyword in node.keywords:
                    if keyword.arg in ("tooltip",) or (
                        name.endswith(("Area", "NoteField")) and keyword.arg == "placeholder"
                    ):
                        check(keyword.value)
                if name in ("Input", "TextArea"):
                    found.append(f"{node.lineno}: {name} paints control characters; use fields.py")
            elif name == "notify":
                if not _off(node, "markup"):
                    found.append(f"{node.lineno}: notify without markup=False")
                if not _is_call_of(node.args[0], {"one_line"}):
                    check(node.args[0])
            elif name == "Binding":
                for place in (2,):
                    if len(node.args) > place and not isinstance(
                        node.args[place], ast.Constant | ast.Name | ast.Attribute
                    ):
                        found.append(f"{node.lineno}: {ast.unparse(node.args[place])}")
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in SINKS:
                    check(node.value)
    return found


def _names_of_content(tree: ast.AST) -> set[str]:
    """Variables and parameters that hold ink: annotated so, or given only ink."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.returns is not None:
            if ast.unparse(node.returns) in ("Content", "Text", "list[Option]"):
                names.add(node.name)
        elif (
            isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)
        ):
            if _is_ink(node.value, names):
                names.add(node.targets[0].id)
            else:
                names.discard(node.targets[0].id)
    return names


def _is_ink(node: ast.expr, content: set[str]) -> bool:
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Starred):
        return _is_ink(node.value, content)
    if isinstance(node, ast.GeneratorExp | ast.ListComp):
        return _is_ink(node.elt, content)
    if isinstance(node, ast.IfExp):
        return _is_ink(node.body, content) and _is_ink(node.orelse, content)
    if isinstance(node, ast.BinOp):
        return _is_ink(node.left, content) and _is_ink(node.right, content)
    if isinstance(node, ast.Name):
        return node.id in content
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name):
            return node.func.id in DOOR | content | {"Option"} or (
                node.func.id in ("Content", "Text") and all(_is_ink(a, content) for a in node.args)
            )
        if isinstance(node.func, ast.Attribute):
            if node.func.attr in SAFE_METHODS:
                return _is_ink(node.func.value, content)
            return node.func.attr in content
    return False


def _is_call_of(node: ast.expr, names: set[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def _off(call: ast.Call, name: str) -> bool:
    return any(
        k.arg == name and isinstance(k.value, ast.Constant) and k.value.value is False for k in call.keywords
    )


LOOKED_AT = {
    # A name of a piece that shown.question or shown.end made; every one of them is Content.
    "screens/interview_view.py": {"piece", "shown.sections(sitting)"},
    # One of four fixed states; the label goes in as a value, not as markup.
    "screens/interview_words.py": {"f\"[@click=screen.state('{state}')]$label[/]\""},
    # A digit and a glyph of ours.
    "options.py": {"f' {self.digit} {option.glyph} '", "Content(f' {self.digit} {option.glyph} ')"},
    # Contents of a generator that is annotated so.
    "page_view.py": {"Content('\\n').join(_drawn(self._parts, width))"},
    # The name of one of three themes of ours.
    "app.py": {"f'Theme: {name}'"},
}
"""File -> expressions that a person looked at, and why they are ink."""
THE_DOOR = HOME / "words.py"


@pytest.mark.parametrize("path", sorted(HOME.rglob("*.py")), ids=lambda path: str(path.relative_to(HOME)))
def test_words_reach_a_widget_through_the_door_only(path):
    known = LOOKED_AT.get(path.relative_to(HOME).as_posix(), set())
    found = [] if path == THE_DOOR else offences(path.read_text(encoding="utf-8"))
    assert [one for one in found if one.split(": ", 1)[1] not in known] == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(name)", "Static(f'{name}')", "Static(str(error))", "Static(content=name)", "widget.update(name)",
        "widget.update(f'a {name}')", "Option(profile.title)", "table.add_row(profile.title)",
        "table.add_row(*(column.text(s) for column in made))", "table.add_column(title)", "TabPane(title)",
        "app.notify(text)", "app.notify(one_line(text))", "app.notify(text, markup=False)",
        "box.border_title = profile.title", "box.tooltip = note", "Content.from_markup(text)",
        "Content(name)", "Static(Content(name))", "OptionList(*names)", "Button(name)", "Input(name)",
        "Static(words(a) + name)", "text = name\nStatic(text)", "text = words(a)\ntext = name\nStatic(text)",
        "TextArea(text)", "Static(line(a) if b else name)",
    ],
)  # fmt: skip
def test_another_way_is_found(code):
    assert offences(code)


@pytest.mark.parametrize(
    "code",
    [
        "Static('fixed')", "Static(words(name))", "Static(line(name, 'bold'))", "Static(Content(''))",
        "widget.update(joined(words(a), *(line(b) for b in c), by='\\n'))", "table.add_row(*(cell(t) for t in c))",
        "app.notify(one_line(text), markup=False)", "text = words(a)\nStatic(text)", "Content('\\n').join([words(a)])",
        "LineField(value, placeholder=hint)", "Content.from_markup('[b]$t[/]', t=name)",
    ],
)  # fmt: skip
def test_the_door_is_let_through(code):
    assert not offences(code)
