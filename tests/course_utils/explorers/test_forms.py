"""What forms do with keys and clicks, by Node, without a browser."""

import json
import shutil
import subprocess
from base64 import b64encode
from typing import Any

import pytest

from course_utils.explorers import script
from course_utils.explorers.guess_form import GuessForm

PAGE = """
class Element extends EventTarget {
    children = [];
    text = "";
    get textContent() {
        return this.text + this.children.map(each => each.textContent ?? each).join("");
    }
    set textContent(text) { [this.text, this.children] = [text, []]; }
    append(...children) { this.children.push(...children); }
    setAttribute(name, value) { this[name] = value; }
    toggleAttribute(name, is) { this[name] = is; }
    contains(other) { return other === this || this.children.some(each => each.contains?.(other)); }
    all() { return [this, ...this.children.flatMap(each => each.all?.() ?? [])]; }
    click() { this.dispatchEvent(new Event("click")); }
}
globalThis.document = { createElement: () => new Element(), activeElement: null };
globalThis.window = new class extends EventTarget {
    // Node's own takes no boolean
    removeEventListener(name, listener, capture) {
        super.removeEventListener(name, listener, { capture });
    }
}();
const { default: form, keepKeys } = await import(`data:text/javascript;base64,${process.argv[1]}`);
const result = {};
%s
process.stdout.write(JSON.stringify(result));
"""

GUESS = """
const form_of = (state, text, send) => {
    const el = new Element();
    const sharedModel = { getSource: () => text, setSource: (source) => { text = source; } };
    const cell = { node: el, model: { sharedModel, outputs: [] } };
    const panel = { node: el, content: { widgets: [cell] } };
    window.jupyterapp = { shell: { widgets: () => [panel] } };
    form.render({ model: { get: name => state[name], send, on: () => {} }, el });
    const one = is => el.all().find(is);
    return {
        source: () => text,
        input: one(each => each.type === "text"),
        press: () => one(each => each.type === "button").click(),
        status: () => one(each => each.role === "status").textContent,
        notice: one(each => each.class === "course-quiz-notice"),
    };
};
"""

KEYS = """
const [root, input, cell] = [new Element(), new Element(), new Element()];
root.append(input);
keepKeys(root);
const type = target => {
    const event = Object.assign(new Event("keydown"), { key: "d" });
    Object.defineProperty(event, "target", { value: target });
    window.dispatchEvent(event);
};
const marked = each => each["data-lm-suppress-shortcuts"] === true;
"""


def told(text: str, steps: str) -> Any:
    """Return what the steps write into `result`, once the text of a script is loaded."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed: sudo apt-get install nodejs")
    module = b64encode(text.encode()).decode()
    done = subprocess.run(
        [node, "--input-type=module", "--eval", PAGE % steps, module],
        check=True,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return json.loads(done.stdout)


def guessed(steps: str, source: str = 'check.predict("half", guess=None)') -> Any:
    """Return what the steps see of the form of a guess, below a cell with this source."""
    question = {"key": "half", "kind": "Numeric", "title": "Half", "text": "", "how": ""}
    form = GuessForm({**question, "options": {}, "unit": ""}, lambda guess: [])
    names = ("question", "outcome", "problem", "still_id")
    state = json.dumps({name: getattr(form, name) for name in names})
    steps = f"const [state, source] = [{state}, {json.dumps(source)}];\n{steps}"
    return told(str(form._esm), GUESS + steps)


def test_a_guess_pressed_twice_is_one():
    """While the kernel is busy, does a second press change nothing, and is it said what is awaited?

    The cell has the guess by then, in the place of `None`.
    """
    seen = guessed("""
        const sent = [];
        const shown = form_of(state, source, message => sent.push(message.guess));
        for (result.typed of ["0.4", "0.6"]) {
            shown.input.value = result.typed;
            shown.press();
        }
        Object.assign(result, { sent, source: shown.source(), status: shown.status() });
        result.isAmiss = !shown.notice.hidden;
    """)
    assert seen["source"] == 'check.predict("half", guess=0.4)'
    assert set(seen["sent"]) == {0.4}
    assert "as soon as the kernel is free" in seen["status"]
    assert not seen["isAmiss"]


def test_a_kernel_that_stops_before_it_answers_is_noticed():
    """Does the second press say that nothing will come?"""
    seen = guessed("""
        let isGone = false;
        const shown = form_of(state, source, () => { if (isGone) throw Error("Cannot send"); });
        shown.input.value = "0.4";
        shown.press();
        isGone = true;
        shown.press();
        result.status = shown.status();
    """)
    assert "The kernel has stopped since" in seen["status"]


def test_a_cell_with_something_else_is_left_as_it_is():
    """Is it said that the guess is not saved, and what may be the reason?"""
    source = 'check.predict("half", guess="many")'
    seen = guessed(
        """
        const shown = form_of(state, source, () => {});
        shown.input.value = "0.4";
        shown.press();
        Object.assign(result, { source: shown.source(), hidden: shown.notice.hidden });
        result.said = shown.notice.innerHTML + shown.notice.textContent;
    """,
        source,
    )
    assert seen["source"] == source
    assert not seen["hidden"]
    assert "the cell has something else than <code>None</code>" in seen["said"]
    assert seen["said"].endswith("guess=0.4")


@pytest.mark.parametrize("is_told", [True, False])
def test_keys_elsewhere_stay_shortcuts(is_told):
    """Are they of the notebook once the focus is no longer here, said by the browser or not?"""
    leave = 'root.dispatchEvent(new Event("focusout"));' if is_told else ""
    text = script("widget.js") + "\nexport { keepKeys };\nexport default null;"
    seen = told(
        text,
        KEYS
        + f"""
        root.dispatchEvent(new Event("focusin"));
        type(input);
        {leave}
        type(cell);
        Object.assign(result, {{ here: marked(input), elsewhere: marked(cell) }});
    """,
    )
    assert seen == {"here": True, "elsewhere": False}
