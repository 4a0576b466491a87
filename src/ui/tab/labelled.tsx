import { type ReactNode, useId } from 'react';

/** What a control needs to belong to its label and hint. */
export interface ControlIds {
  id: string;
  'aria-describedby'?: string;
}

export interface LabelledProps {
  label: string;
  /** Of the control; its own by default. */
  id?: string | undefined;
  /** Said below the control; nothing by default. */
  hint?: string | undefined;
  /** What is wrong with its value, said instead; nothing by default. */
  problem?: string | undefined;
  className?: string;
  children: (ids: ControlIds) => ReactNode;
}

/** A label above its control, and what is to be said about it. */
export function Labelled(props: LabelledProps) {
  const { label, hint, problem, className = 'edit-field', children } = props;
  const ownId = useId();
  const { id = ownId } = props;
  const saidId = `${id}-said`;
  const said = problem ?? hint;
  return (
    <div className={className}>
      <label className="h" htmlFor={id}>
        {label}
      </label>
      {children({ id, ...(said && { 'aria-describedby': saidId }) })}
      {said && (
        <p className={problem ? 'cap cap-bad' : 'cap'} id={saidId}>
          {said}
        </p>
      )}
    </div>
  );
}
