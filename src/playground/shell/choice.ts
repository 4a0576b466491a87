import { button, el, setAttributes } from './dom.ts';

export interface Option<T extends string> {
  value: T;
  label: string;
  content: Node | string;
  testid?: string;
}

export interface Choice<T extends string> {
  element: HTMLElement;
  show(value: T): void;
}

/** A few buttons of which one is pressed. */
export function choice<T extends string>(
  label: string,
  options: readonly Option<T>[],
  choose: (value: T) => void,
): Choice<T> {
  const buttons = options.map((option) => {
    const attributes = {
      title: option.label,
      'aria-label': option.label,
      'data-testid': option.testid,
      'data-value': option.value,
    };
    return button(attributes, () => choose(option.value), option.content);
  });
  return {
    element: el('div', { class: 'choice', role: 'group', 'aria-label': label }, ...buttons),
    show(value) {
      options.forEach((option, at) => {
        const pressed = buttons[at];
        if (pressed) setAttributes(pressed, { 'aria-pressed': String(option.value === value) });
      });
    },
  };
}
