import { describe, expect, it } from 'vitest';
import { allVersions } from '../../src/cli/all-versions.ts';
import type { CliDeps } from '../../src/cli/deps.ts';
import type { RowVersions } from '../../src/usecases/register-ports.ts';

const rows = [1, 2, 3].map((id) => ({ id, writtenAt: '' }));

/** A row more with each question, up to so many. */
function asked(most: number) {
  const [waits, lines]: [number[], string[]] = [[], []];
  let known = 0;
  const read: RowVersions['read'] = async () => {
    known = Math.min(known + 1, most);
    const versions = rows.slice(0, known).map(({ id }) => [id, []] as const);
    return { versions: new Map(versions), missing: 'versions_unread' };
  };
  const deps = {
    elapsedMs: () => 0,
    showProgress: (line: string) => lines.push(line),
    wait: async (ms: number) => waits.push(ms),
  } as unknown as CliDeps;
  return { read: () => allVersions({ read }, deps).read(rows), waits, lines };
}

describe('all versions, as the command line reads them', () => {
  it('are read on with pauses until all are known, and shows how far it is', async () => {
    const { read, waits, lines } = asked(3);
    expect((await read()).versions.size).toBe(3);
    expect(waits).toEqual([40_000, 40_000]);
    expect(lines[0]).toContain('1 of 3 rows whose versions are read');
    expect(lines.at(-1)).toBe('');
  });

  it('are left as they are when Microsoft gives no more', async () => {
    const { read, waits, lines } = asked(2);
    expect((await read()).versions.size).toBe(2);
    expect(waits).toHaveLength(2);
    expect(lines.at(-1)).toBe('');
  });
});
