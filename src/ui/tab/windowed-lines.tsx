import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { LongListProps } from './long-list.tsx';

export interface WindowedLinesProps<Item> extends Omit<LongListProps<Item>, 'about'> {
  /** Lines that stand ready above and below those that are seen. */
  ahead: number;
}

/** The lines around what is seen, and the one that has the focus. Screen readers hear which of how many each is. */
export function WindowedLines<Item>(list: WindowedLinesProps<Item>) {
  const { items, keyOf, total, height, gap = 0, ahead, className, lineClass, children } = list;
  const element = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  // oxlint-disable-next-line react/incompatible-library -- that is said of a compiler we do not use
  const lines = useWindowVirtualizer<HTMLLIElement>({
    count: items.length,
    estimateSize: () => height,
    getItemKey: (at) => keyOf(itemAt(items, at)),
    gap,
    overscan: ahead,
    scrollMargin: top,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    useFlushSync: false,
    rangeExtractor: (range) => withLine(focusedIn(element.current), defaultRangeExtractor(range)),
  });
  // what stands above may have grown; where it has not, nothing is drawn again
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- nobody tells when
  useLayoutEffect(() => setTop(topOf(element.current)));
  return (
    <ul
      ref={element}
      className={['windowed', className].filter(Boolean).join(' ')}
      style={{ height: lines.getTotalSize() }}
    >
      {lines.getVirtualItems().map(({ index, key, start }) => (
        <li
          key={key}
          ref={lines.measureElement}
          className={lineClass}
          data-index={index}
          aria-setsize={total}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - top}px)` }}
        >
          {children(itemAt(items, index))}
        </li>
      ))}
    </ul>
  );
}

function itemAt<Item>(items: readonly Item[], at: number): Item {
  const item = items[at];
  if (item === undefined) throw new Error(`there is no line ${at}`);
  return item;
}

function topOf(element: HTMLElement | null): number {
  return Math.round((element?.getBoundingClientRect().top ?? 0) + window.scrollY);
}

/** The line that has the focus keeps it when it is scrolled away. */
function focusedIn(element: HTMLElement | null): number | undefined {
  const line = document.activeElement?.closest<HTMLElement>('[data-index]');
  return line && element?.contains(line) ? Number(line.dataset['index']) : undefined;
}

function withLine(line: number | undefined, lines: number[]): number[] {
  if (line === undefined || lines.includes(line)) return lines;
  return [...lines, line].toSorted((a, b) => a - b);
}
