import { type Key, type ReactNode, useDeferredValue } from 'react';
import { usePrinting } from './use-printing.ts';
import { WindowedLines } from './windowed-lines.tsx';

/** A list no longer than this is drawn whole, so that Ctrl+F finds every line of it. */
const WHOLE = 50;
/** So many lines fill a screen: they stand there before the others are drawn. */
const FIRST = 8;
/** Lines that stand ready above and below those that are seen. */
const AHEAD = 4;

export interface LongListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => Key;
  /** How many there are, fetched or not. */
  total: number;
  /** What a line usually takes, and what lies between two of them, in pixels. */
  height: number;
  gap?: number;
  /** What the lines answer. When it changes, those on the screen are drawn at once and the others when there is time. */
  about?: string;
  /** Class of the list and of a line; none by default. */
  className?: string;
  lineClass?: string;
  /** What stands in a line. */
  children: (item: Item) => ReactNode;
}

/** A list that may grow without end, of which only the lines around what is seen are in the page. On paper it is whole. */
export function LongList<Item>({ about, ...list }: LongListProps<Item>) {
  const isSettled = useDeferredValue<string | undefined>(about, undefined) === about;
  const isPrinting = usePrinting();
  const { items, total } = list;
  if (total > WHOLE && !isPrinting)
    return <WindowedLines {...list} ahead={isSettled ? AHEAD : 0} />;
  return <AllLines {...list} items={isSettled ? items : items.slice(0, FIRST)} />;
}

function AllLines<Item>(list: Omit<LongListProps<Item>, 'about'>) {
  const { items, keyOf, className, lineClass, children } = list;
  return (
    <ul className={className}>
      {items.map((item) => (
        <li key={keyOf(item)} className={lineClass}>
          {children(item)}
        </li>
      ))}
    </ul>
  );
}
