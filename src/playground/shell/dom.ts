type Child = Node | string | false | undefined;
/** A string is set, `true` sets the empty attribute, `false` and undefined leave it away. */
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with its attributes and children; text is always text, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : value);
  }
}

/** A button that does something; it never submits. */
export function button(attributes: Attributes, action: () => void, ...children: readonly Child[]) {
  const element = el('button', { type: 'button', ...attributes }, ...children);
  element.addEventListener('click', action);
  return element;
}

/** Words for those who hear the page. */
export function spoken(words: string): HTMLElement {
  return el('span', { class: 'spoken' }, words);
}
