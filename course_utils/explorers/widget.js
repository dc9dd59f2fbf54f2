// What all widgets of the course share: explorers and the forms of quizzes.

/** An HTML element with attributes and children. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Keep keys pressed in a widget away from the notebook, where "d d" would delete the cell. The keys
 * that save and that run a cell pass, and so does Escape, which goes back to the notebook.
 */
function keepKeys(root) {
  root.addEventListener("keydown", (event) => {
    const command = event.ctrlKey || event.metaKey;
    const runs = event.key === "Enter" && (event.shiftKey || command);
    const saves = event.key.toLowerCase() === "s" && command;
    if (event.key === "Escape") root.closest(".jp-Cell")?.focus({ preventScroll: true });
    else if (!runs && !saves) event.stopPropagation();
  });
}

/** Hide, as long as this view of a widget lives, what stands in its place where it does not. */
function hideStill(model, el) {
  const still = `[data-of="${model.get("still_id")}"]`;
  const rule = `.course-still${still}, .jp-OutputArea-child:has(${still}) { display: none; }`;
  el.append(make("style", {}, rule));
}
