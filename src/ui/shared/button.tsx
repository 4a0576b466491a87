import type { ComponentProps, MouseEvent } from 'react';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  /** `secondary` by default; one `primary` to a screen at most. */
  appearance?: 'primary' | 'secondary' | 'subtle' | 'transparent';
  size?: 'small' | 'medium';
  /** True while it must not be pressed; it keeps the focus and is still read out. */
  disabledFocusable?: boolean;
}

/** Fluent's button in our own style sheet: the library itself would be a quarter of the pane's first scripts. */
export function Button(props: ButtonProps) {
  const { appearance = 'secondary', size = 'medium', disabledFocusable, ...rest } = props;
  const { className, type = 'button', onClick, ...others } = rest;
  const looks = ['btn', `btn-${appearance}`, size === 'small' && 'btn-small', className];
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // a submit button would send its form although it must not be pressed
    if (disabledFocusable) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...others}
      type={type}
      className={looks.filter(Boolean).join(' ')}
      aria-disabled={disabledFocusable || undefined}
      onClick={press}
    />
  );
}
