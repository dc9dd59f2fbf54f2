// What all widgets of the course share: explorers, forms and live curves.

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
  function passes(event) {
    const command = event.ctrlKey || event.metaKey;
    const runs = event.key === "Enter" && (event.shiftKey || command);
    return runs || event.key === "Escape" || (event.key.toLowerCase() === "s" && command);
  }
  // Notebook 7 looks for a shortcut before the key arrives here, but for what has this attribute.
  function mark(event) {
    if (root.contains(event.target)) event.target.toggleAttribute("data-lm-suppress-shortcuts", !passes(event));
    else leave(); // Firefox says nothing of a focus that ends because the widget has gone
  }
  const leave = () => window.removeEventListener("keydown", mark, true);
  root.addEventListener("focusin", () => window.addEventListener("keydown", mark, true));
  root.addEventListener("focusout", leave);
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") root.closest(".jp-Cell")?.focus({ preventScroll: true });
    else if (!passes(event)) event.stopPropagation();
  });
}

/** Hide, as long as this view of a widget lives, what stands in its place where it does not. */
function hideStill(model, el) {
  const still = `[data-of="${model.get("still_id")}"]`;
  const rule = `.course-still${still}, .jp-OutputArea-child:has(${still}) { display: none; }`;
  el.append(make("style", {}, rule));
}
