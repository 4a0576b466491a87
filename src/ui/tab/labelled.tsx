import { type ReactNode, useId } from 'react';

/** What a control needs to belong to its label and hint. */
export interface ControlIds {
  id: string;
  'aria-describedby'?: string;
}

export interface LabelledProps {
  label: string;
  /** Said below the control. */
  hint?: string;
  className?: string;
  children: (ids: ControlIds) => ReactNode;
}

/** A label above its control, and what is to be said about it. */
export function Labelled({ label, hint, className = 'edit-field', children }: LabelledProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={className}>
      <label className="h" htmlFor={id}>
        {label}
      </label>
      {children({ id, ...(hint !== undefined && { 'aria-describedby': hintId }) })}
      {hint !== undefined && (
        <p className="cap" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
