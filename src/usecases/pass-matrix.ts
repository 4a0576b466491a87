import type { HandoffIndex, PassedOn } from './handoff-ports.ts';

/** How often requests went from one area into another, with some of their subjects. An empty name is "others". */
export interface PassCell {
  from: string;
  into: string;
  count: number;
  samples: { handoffKey: string; subject: string }[];
}

export interface MatrixNeeds {
  /** The areas whose hand-offs the viewer sees. */
  chosen: readonly string[];
  people: ReadonlyMap<string, ReadonlySet<string>>;
  leastPeople: number;
  index: HandoffIndex;
}

const samplesEach = 3;
const lookedAtEach = 6;

/**
 * Cells in which one side is an area the viewer sees; the most frequent first, ties by name. Areas with too few
 * people count as "others". Subjects come from rows of the viewer's own areas only, as they are kept there:
 * confidential ones keep none.
 */
export function passMatrix(passes: readonly PassedOn[], needs: MatrixNeeds): PassCell[] {
  const { chosen, people, leastPeople } = needs;
  const nameOf = (area: string) => ((people.get(area)?.size ?? 0) >= leastPeople ? area : '');
  const seen = passes.filter(
    ({ from, into }) => from !== into && (chosen.includes(from) || chosen.includes(into)),
  );
  const cells = Map.groupBy(seen, ({ from, into }) => JSON.stringify([nameOf(from), nameOf(into)]));
  return [...cells.values()]
    .map((all) => cellOf(all, nameOf, needs))
    .toSorted((a, b) => b.count - a.count || (a.from + a.into < b.from + b.into ? -1 : 1));
}

function cellOf(
  all: readonly PassedOn[],
  nameOf: (area: string) => string,
  { chosen, index }: MatrixNeeds,
): PassCell {
  const newest = all.slice(-lookedAtEach).toReversed();
  const items = newest.map((pass) => (chosen.includes(pass.from) ? pass.fromItem : pass.item));
  const named = index.rows(items).filter(({ record }) => record.subject !== '');
  return {
    from: nameOf(all[0]?.from ?? ''),
    into: nameOf(all[0]?.into ?? ''),
    count: all.length,
    samples: named.slice(0, samplesEach).map(({ record }) => ({
      handoffKey: record.handoffKey,
      subject: record.subject,
    })),
  };
}
