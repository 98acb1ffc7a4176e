"""Words reach a widget through the door in ``kchecklist.tui.words`` only, and a stream through that of the commands."""

from pathlib import Path

import pytest

import kchecklist

from .door import offences, spoken

HOME = Path(kchecklist.__file__).parent
TUI = HOME / "tui"
LOOKED_AT = {
    # Pieces that shown.question, shown.end and shown.sections made; every one of them is Content.
    "screens/interview_view.py": {"piece", "shown.sections(sitting)"},
    # One of four fixed states; the label goes in as a value, not as markup.
    "screens/interview_words.py": {"f\"[@click=screen.state('{state}')]$label[/]\""},
    # A digit and a glyph of ours.
    "options.py": {"Content(f' {self.digit} {option.glyph} ')", "f' {self.digit} {option.glyph} '"},
    # The name of one of three themes of ours.
    "app.py": {"f'Theme: {name}'"},
    # Actions, which run: their names are in the code, one of six levels and one of a few channels.
    "screens/ask.py": {"self._action", "f\"take('{name}')\""},
    "screens/heard.py": {"f\"take('{level}')\""},
    # A setting of Textual's own, not an attribute of a widget.
    "sealed.py": {"nothing"},
    # The prompt of an Option that the door made.
    "screens/choose.py": {"self._options()[place].prompt"},
    "screens/matters.py": {"new.prompt"},
}
"""File -> expressions that a person looked at, and why they are ink."""
SPOKEN = {
    # What could not be saved, once the terminal is as it was; through the same function as the door's.
    "tui/ending.py": {"sys.stderr.write(f'kchecklist: {one_line(words)}\\n')"},
}
THE_DOORS = {TUI / "words.py", HOME / "cli" / "output.py"}


def left_over(found: list[str], known: set[str]) -> list[str]:
    return [one for one in found if one.split(": ", 1)[1] not in known]


@pytest.mark.parametrize("path", sorted(TUI.rglob("*.py")), ids=lambda path: str(path.relative_to(TUI)))
def test_words_reach_a_widget_through_the_door_only(path):
    found = [] if path in THE_DOORS else offences(path.read_text(encoding="utf-8"))
    assert left_over(found, LOOKED_AT.get(path.relative_to(TUI).as_posix(), set())) == []


def test_words_reach_a_stream_through_the_door_only():
    for path in sorted(HOME.rglob("*.py")):
        found = [] if path in THE_DOORS else spoken(path.read_text(encoding="utf-8"))
        assert left_over(found, SPOKEN.get(path.relative_to(HOME).as_posix(), set())) == [], path


def test_what_was_looked_at_is_still_there():
    for name, known in LOOKED_AT.items():
        found = offences((TUI / name).read_text(encoding="utf-8"))
        assert known <= {one.split(": ", 1)[1] for one in found}, name


WIDGETS = "from textual.widgets import Static, RadioSet, SelectionList, Select, Pretty, ProgressBar\nfrom textual.content import Content\n"
ANOTHER_WAY = [
    # Constructors
    "Static(name)", "Static(f'{name}')", "Static(str(error))", "Static(content=name)", "Static('a' + name)",
    "Static('a %s' % name)", "Static('{}'.format(name))", "Static(' '.join([words(a)]))", "Static(a or words(b))",
    "Static(line(a) if b else name)", "Static(words(a) + name)", "Static(*names)", "Static(**{'content': name})",
    "Static(profile.title)", "Static(names[0])", "Label(name)", "Button(name)", "Button(label=name)", "Checkbox(name)",
    "RadioButton(name)", "RadioSet(name)", "Option(profile.title)", "OptionList(*names)", "OptionList(Option(line(a)))",
    "SelectionList((name, 1))", "Select([(name, 1)])", "Select(names, prompt=name)", "Collapsible(title=name)",
    "TabPane(title)", "TabbedContent(name)", "Tab(name)", "Tree(name)", "Markdown(text)", "Pretty(thing)", "Placeholder(name)",
    "ListItem(Label(name))", "Link(name)", "ProgressBar(name)", "Input(name)", "TextArea(text)", "Static(words(a), tooltip=name)",
    "NoteField(placeholder=name)", "LineField(a, tooltip=name)", "Static(Content(name))", "Static(Text(name))",
    "Static(Content(f'{name}'))", "Content.from_markup(text)", "Content.from_markup(f'[b]{name}[/]')", "Text.from_markup(name)",
    "Content.from_text(name)", "SystemCommand(name, 'a', run)", "Choice('a', b, action)", "Binding('a', 'b', f'{name}')",
    # Rich, and names given to what is imported
    "from rich.panel import Panel\nPanel(name)", "from rich.table import Table\nTable(name)",
    "from rich.table import Table\nTable(title=name)", "from rich.markdown import Markdown as M\nM(name)",
    "from textual.widgets import Static as S\nS(name)", "import textual.widgets as w\nw.Static(name)",
    "from textual.widgets import Sparkling\nSparkling(name)",
    # Methods
    "widget.update(name)", "widget.update(f'a {name}')", "table.add_row(profile.title)", "table.add_rows(rows)",
    "table.add_row(*(column.text(s) for column in made))", "table.add_column(title)", "table.add_columns(*titles)",
    "found.add_option(name)", "found.set_options(names)", "found.replace_option_prompt_at_index(1, name)", "tree.add_leaf(name)",
    "tabs.add_tab(name)", "tabs.add_pane(TabPane(name))", "button.set_label(name)", "box.with_tooltip(name)",
    "ink.append_text(name)", "app.notify(text)", "app.notify(one_line(text))", "app.notify(text, markup=False)",
    "app.notify('a', title=name, markup=False)", "app.notify(message=name, markup=False)", "screen.run_action(name)",
    # Attributes
    "box.border_title = profile.title", "box.border_subtitle = f'{name}'", "box.tooltip = note", "app.sub_title = name",
    "area.placeholder = name", "button.label = name", "box.border_title: str = name", "box.border_title += name",
    "setattr(box, 'tooltip', name)", "setattr(box, which, name)",
    # Variables
    "text = name\nStatic(text)", "text = words(a)\ntext = name\nStatic(text)", "text = words(a)\ntext += name\nStatic(text)",
    "def one():\n  text = words(a)\ndef other(text):\n  Static(text)", "for text in names:\n  Static(text)",
    "text = words(a)\ndef one(text: str):\n  Static(text)", "text, other = words(a), name\nStatic(text)",
    "run = lambda text: Static(text)", "Static(text := name)",
]  # fmt: skip
THE_DOOR = [
    "Static('fixed')", "Static(words(name))", "Static(line(name, 'bold'))", "Static(Content(''))", "Static(id=name)",
    "widget.update(joined(words(a), *(line(b) for b in c), by='\\n'))", "table.add_row(*(cell(t) for t in c), key=name)",
    "table.add_column(cell(title), width=wide)", "app.notify(one_line(text), markup=False)", "text = words(a)\nStatic(text)",
    "Content('\\n').join([words(a)])", "LineField(value, placeholder=hint)", "Content.from_markup('[b]$t[/]', t=name)",
    "OptionList(*(Option(line(name), id=name) for name in names), markup=False)", "Static(words(a) if b else line(c))",
    "def made(a) -> Content:\n  return words(a)\nStatic(made(b))", "def show(text: Content):\n  Static(text)",
    "box.border_title = None", "box.tooltip = words(a)", "box.title = name", "TabPane(line(name), id=name)",
    "Choice('a', name, 'take(1)')", "Binding('a', 'b', description)", "Vertical(id=name)", "GAP = '  '\ndef f():\n  Static(words(a) + Content(GAP))",
]  # fmt: skip
SPOKEN_ANOTHER_WAY = [
    "print(name)", "print(f'{name}')", "print('a', name)", "print('a', file=sys.stderr, sep=name)", "input(name)",
    "import sys\nsys.stdout.write(name)", "import sys\nsys.stderr.write(f'{name}')", "import sys\nsys.stdout.buffer.write(name)",
    "import sys\nsys.__stderr__.write(name)", "import sys as s\ns.stdout.writelines(names)", "from sys import stdout\nstdout.write(name)",
    "from sys import exit\nexit(name)", "raise SystemExit(name)", "import click\nclick.echo(name)", "import click\nclick.confirm(f'{name}?')",
    "from click import echo as say_it\nsay_it(name)", "import logging\nlogging.warning(name)", "import logging\nlogging.getLogger('a').info(name)",
    "logger.info('%s', name)", "import warnings\nwarnings.warn(name)", "from warnings import warn\nwarn(name)", "import os\nos.write(2, name)",
    "from rich.console import Console\nConsole().print(name)", "console.print(name)", "from rich import print\nprint(name)",
]  # fmt: skip
SPOKEN_THROUGH_THE_DOOR = [
    "print('fixed')", "say(name)", "tell(words)", "complain(str(error))", "raise click.UsageError(name)", "file.write(name)",
    "import sys\nsys.stdout.flush()", "import click\nclick.echo('fixed', err=True)", "import warnings\nwarnings.simplefilter('ignore')",
    "self.log(name)", "def tell(self): self.app.tell(name)",
]  # fmt: skip


@pytest.mark.parametrize("code", ANOTHER_WAY)
def test_another_way_is_found(code):
    assert offences(f"{WIDGETS}{code}")


@pytest.mark.parametrize("code", THE_DOOR)
def test_the_door_is_let_through(code):
    assert not offences(f"{WIDGETS}{code}")


@pytest.mark.parametrize("code", SPOKEN_ANOTHER_WAY)
def test_another_way_to_a_stream_is_found(code):
    assert spoken(code)


@pytest.mark.parametrize("code", SPOKEN_THROUGH_THE_DOOR)
def test_the_door_to_a_stream_is_let_through(code):
    assert not spoken(code)
