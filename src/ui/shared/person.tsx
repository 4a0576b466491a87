import type { ReactNode } from 'react';
import { initials, plain } from './text.ts';

export interface FaceProps {
  name: string;
  /** 40 by default. */
  size?: 24 | 28 | 32 | 40 | 48;
}

/** The initials of a person in a colour that stays theirs. Decoration: the name always stands beside it. */
export function Face({ name, size = 40 }: FaceProps) {
  return (
    <span className={`face face-${hue(name)} face-size-${size}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

export interface PersonCardProps {
  name: string;
  /** Level-one heading of the screen by default. */
  heading?: 'h1' | 'h2' | 'h3';
  id?: string;
  /** Stands at the end of the first line. */
  chip?: ReactNode;
  children?: ReactNode;
}

/** Who it is: face, name, and what is to be said about them. */
export function PersonCard({ name, heading: Heading = 'h1', id, chip, children }: PersonCardProps) {
  return (
    <div className="person">
      <Face name={name} />
      <div>
        <div className="person-top">
          <Heading className="name" id={id}>
            {plain(name)}
          </Heading>
          {chip}
        </div>
        {children}
      </div>
    </div>
  );
}

function hue(name: string): number {
  let sum = 0;
  for (const letter of plain(name)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997;
  return (sum % 6) + 1;
}
