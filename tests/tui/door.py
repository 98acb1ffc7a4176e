"""Reading code for words that reach a screen or a stream by another way than the doors.

What is refused is read from what a module imports: any widget of Textual's and anything of Rich's takes ink and literals
only, whether or not anybody thought of it here.
"""

import ast
from collections.abc import Iterator

DOOR = {"words", "line", "cell", "paragraph", "joined", "typed"}
PAINTED = {
    # Constructor -> the arguments that it paints, where not all of them are; in turn, and by name.
    "Static": [0], "Label": [0], "Button": [0], "Checkbox": [0], "RadioButton": [0], "Option": [0], "ListItem": [],
    "Collapsible": [], "TabPane": [0], "TabbedContent": None, "Tab": [0], "Placeholder": [0], "Digits": [], "Link": [0],
    "Markdown": [0], "Tree": [0], "Text": [0], "Content": [0], "SystemCommand": [0, 1], "Toast": [0],
    "Footer": [], "Header": [], "Horizontal": [], "Vertical": [], "VerticalScroll": [], "Container": [], "DataTable": [],
    "LineField": [], "NoteField": [], "Input": [], "TextArea": [], "OptionList": [], "Choice": [2],
    # No widgets: where something is, or what it looks like.
    "Size": [], "Strip": [], "Style": [], "Segment": [],
}  # fmt: skip
"""``Choice`` makes its words ink itself; its third is an action, which runs."""
BY_NAME = {
    "label", "title", "prompt", "content", "renderable", "tooltip", "border_title", "border_subtitle", "markup",
    "sub_title", "placeholder",
}  # fmt: skip
SHOWN_AS_IT_IS = {("LineField", "placeholder"), ("Input", "placeholder")}
METHODS = {
    "update": [0], "add_row": None, "add_rows": None, "add_column": [0], "add_columns": None, "add_option": [0],
    "add_options": [], "add_pane": [0], "add_tab": [0], "add_leaf": [0], "set_label": [0], "from_markup": [0], "from_text": [0], "from_ansi": [0],
    "set_options": None, "replace_option_prompt": [1], "replace_option_prompt_at_index": [1], "with_tooltip": [0],
    "run_action": [0], "append_text": [0], "set_content": [0], "rule": None, "log": None,
}  # fmt: skip
"""Method -> the arguments that it paints; None is all."""
ATTRIBUTES = {
    "border_title", "border_subtitle", "tooltip", "sub_title", "placeholder", "label", "prompt", "content", "renderable",
}  # fmt: skip
SAFE_METHODS = {"join", "stylize", "styled", "assemble", "truncate"}
LIBRARIES = ("textual.widgets", "rich", "textual.containers", "textual.content", "textual.screen")
OUR_WIDGETS = {"Choice", "LineField", "NoteField"}
STREAMS = {("sys", "stdout"), ("sys", "stderr"), ("sys", "__stdout__"), ("sys", "__stderr__")}
ECHOES = {"echo", "secho", "prompt", "confirm", "echo_via_pager", "style"}
LOGGERS = {"debug", "info", "warning", "warn", "error", "critical", "exception", "log"}


def offences(code: str) -> list[str]:
    """What reaches a widget by another way, as line: code."""
    tree = ast.parse(code)
    made = _functions_of_ink(tree)
    made = made | _names_of_ink(tree, made)
    paints = _imported(tree)
    found = []
    for scope in _scopes(tree):
        ink = _names_of_ink(scope, made)
        for node in _own(scope):
            for argument, why in _painted(node, paints):
                if why or not _is_ink(argument, ink):
                    found.append(f"{argument.lineno}: {why or ast.unparse(argument)}")
    return found


def spoken(code: str) -> list[str]:
    """What is written to a stream by another way, as line: code; words that stand in the code may be."""
    found = []
    tree = ast.parse(code)
    modules = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    taken = {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        arguments = [
            *node.args,
            *(keyword.value for keyword in node.keywords if keyword.arg not in ("end", "err", "nl")),
        ]
        said = [each for each in arguments if not isinstance(each, ast.Constant)]
        if said and _speaks(node.func, modules, taken):
            found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def _speaks(called: ast.expr, modules: dict[str, str], taken: dict[str, tuple[str, str]]) -> bool:
    if isinstance(called, ast.Name):
        module, name = taken.get(called.id, ("builtins", called.id))
        return (
            (module == "builtins" and name in ("print", "input", "SystemExit"))
            or (module == "click" and name in ECHOES)
            or (module, name) in {("sys", "exit"), ("warnings", "warn"), ("os", "write"), ("rich", "print")}
        )
    if not isinstance(called, ast.Attribute):
        return False
    owner, name = called.value, called.attr
    if isinstance(owner, ast.Name):
        module = modules.get(owner.id, "")
        if module == "click" and name in ECHOES:
            return True
        if (module, name) in {("warnings", "warn"), ("os", "write"), ("rich", "print")}:
            return True
        if module == "logging" or (
            owner.id.lower() in ("log", "logger", "_log", "_logger") and name in LOGGERS
        ):
            return name in LOGGERS
        if taken.get(owner.id, ("", ""))[0] == "sys" and name in ("write", "writelines"):
            return True
        if owner.id in ("console", "_console"):
            return name in ("print", "log", "rule", "out")
    if name in ("write", "writelines"):
        while isinstance(owner, ast.Attribute):
            if isinstance(owner.value, ast.Name) and (modules.get(owner.value.id), owner.attr) in STREAMS:
                return True
            owner = owner.value
    return isinstance(owner, ast.Call) and getattr(owner.func, "id", getattr(owner.func, "attr", "")) in (
        "Console",
        "getLogger",
    )


def _imported(tree: ast.AST) -> dict[str, str]:
    """What a module calls the widgets and the things of Rich's that it imports -> what they are called there."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(LIBRARIES)
        for alias in node.names
        if alias.name[:1].isupper()
    }


def _painted(node: ast.AST, paints: dict[str, str]) -> Iterator[tuple[ast.expr, str]]:
    """What a piece of code paints; with words where it is wrong whatever it is."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        if node.value is not None and any(
            isinstance(t, ast.Attribute) and t.attr in ATTRIBUTES for t in targets
        ):
            yield node.value, ""
    elif isinstance(node, ast.Call):
        is_method = isinstance(node.func, ast.Attribute)
        written = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        name = paints.get(written, written)
        if written == "setattr" and len(node.args) == 3:
            if not isinstance(node.args[1], ast.Constant) or node.args[1].value in ATTRIBUTES:
                yield node.args[2], ""
        elif is_method and name == "notify":
            yield from _notified(node)
        elif is_method and name in METHODS:
            # What from_markup is given by name goes in as text.
            yield from _arguments(node, METHODS[name], () if name == "from_markup" else BY_NAME)
        elif name in PAINTED or written in paints or name in OUR_WIDGETS:
            yield from _arguments(
                node, PAINTED.get(name), {n for n in BY_NAME if (name, n) not in SHOWN_AS_IT_IS}
            )
            if name == "OptionList" and not _off(node, "markup"):
                yield node, "OptionList without markup=False"
            if name in ("Input", "TextArea"):
                yield node, f"{name} paints control characters; use fields.py"
        elif name == "Binding":
            yield from (
                (each, "") for each in node.args[2:3] if not isinstance(each, ast.Name | ast.Attribute)
            )


def _arguments(node: ast.Call, places: list[int] | None, names: object) -> Iterator[tuple[ast.expr, str]]:
    for place, argument in enumerate(node.args):
        if places is None or place in places or (isinstance(argument, ast.Starred) and places):
            yield argument, ""
    for keyword in node.keywords:
        if keyword.arg is None and not isinstance(keyword.value, ast.Name) and places:
            yield keyword.value, ""
        if keyword.arg in names:  # type: ignore[operator]
            yield keyword.value, ""


def _notified(node: ast.Call) -> Iterator[tuple[ast.expr, str]]:
    if not _off(node, "markup"):
        yield node, "notify without markup=False"
    for said in [*node.args[:1], *(k.value for k in node.keywords if k.arg in ("message", "title"))]:
        if not (isinstance(said, ast.Call) and getattr(said.func, "id", "") == "one_line"):
            yield said, ""


_SCOPES = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def _scopes(tree: ast.AST) -> Iterator[ast.AST]:
    yield tree
    yield from (node for node in ast.walk(tree) if isinstance(node, _SCOPES))


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """What stands in a scope and in none within it."""
    for node in ast.iter_child_nodes(scope):
        if not isinstance(node, _SCOPES):
            yield node
            yield from _own(node)


def _functions_of_ink(tree: ast.AST) -> set[str]:
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.returns is not None and _is_ink_type(node.returns)
    }


def _is_ink_type(annotation: ast.expr) -> bool:
    return ast.unparse(annotation) in ("Content", "Text", "list[Option]")


def _names_of_ink(scope: ast.AST, made: set[str]) -> set[str]:
    """Functions that make ink, and variables of this scope that hold nothing else."""
    given: dict[str, bool] = {}
    if isinstance(scope, _SCOPES):
        each = [*scope.args.posonlyargs, *scope.args.args, *scope.args.kwonlyargs]
        given = {a.arg: a.annotation is not None and _is_ink_type(a.annotation) for a in each}
    ink = {*made, *(name for name, is_ink in given.items() if is_ink)} - {
        n for n, is_ink in given.items() if not is_ink
    }
    for node in _own(scope):
        if (
            isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr)
            and node.value is not None
        ):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            is_ink = _is_ink(node.value, ink)
            for target in targets:
                for name in (
                    n.id for n in ast.walk(target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
                ):
                    given[name] = given.get(name, True) and is_ink and isinstance(target, ast.Name)
                    (ink.add if given[name] else ink.discard)(name)
        elif isinstance(node, ast.For | ast.comprehension):
            for name in (n.id for n in ast.walk(node.target) if isinstance(n, ast.Name)):
                given[name] = False
                ink.discard(name)
    return ink


def _is_ink(node: ast.expr, ink: set[str]) -> bool:
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Starred):
        return _is_ink(node.value, ink)
    if isinstance(node, ast.List | ast.Tuple):
        return all(_is_ink(each, ink) for each in node.elts)
    if isinstance(node, ast.GeneratorExp | ast.ListComp):
        return _is_ink(node.elt, ink)
    if isinstance(node, ast.IfExp):
        return _is_ink(node.body, ink) and _is_ink(node.orelse, ink)
    if isinstance(node, ast.BoolOp):
        return all(_is_ink(each, ink) for each in node.values)
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Mult):
            # So many times; twice the same words are as harmless as once.
            return isinstance(node.left, ast.Constant)
        # Words put together with "%" are no ink, whatever is on the left of it.
        return isinstance(node.op, ast.Add) and _is_ink(node.left, ink) and _is_ink(node.right, ink)
    if isinstance(node, ast.Name):
        return node.id in ink
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name):
            if node.func.id in ("Content", "Text"):
                return all(_is_ink(each, ink) for each in node.args)
            return node.func.id in DOOR | ink | {"Option"}
        if isinstance(node.func, ast.Attribute):
            if node.func.attr in SAFE_METHODS:
                # A string has a "join", too, which makes a string of ink.
                return not isinstance(node.func.value, ast.Constant) and _is_ink(node.func.value, ink)
            return node.func.attr in ink and node.func.attr not in ("format", "replace")
    return False


def _off(call: ast.Call, name: str) -> bool:
    return any(
        k.arg == name and isinstance(k.value, ast.Constant) and k.value.value is False for k in call.keywords
    )
