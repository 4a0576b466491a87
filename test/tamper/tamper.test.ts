import { beforeAll, describe, expect, it } from 'vitest';
import type { LogExport } from '../../src/core/audit.ts';
import { honestHistory } from './histories.ts';
import { honestLog } from './honest-log.ts';
import { logTamperings } from './log-tamperings.ts';
import { tamperings } from './tamperings.ts';
import { tamperRound, tamperWithLog, verify } from './tamper.ts';

/** The smoke size; `npm run tamper` is the full one. */
const rows = 600;
const histories = 20;

describe('an audit', () => {
  let honest: LogExport;
  beforeAll(async () => {
    honest = await honestLog(rows);
  });

  it('finds nothing in an honest log', () => {
    const { integrity, completeness, notListed } = verify(honest);
    expect([...integrity, ...completeness]).toEqual([]);
    expect(notListed).toBe(0);
  });

  it('finds every tampering where it was done, and nothing elsewhere', () => {
    expect(Object.keys(tamperings).length).toBeGreaterThan(25);
    for (const seed of [1, 2]) {
      const { done, missed, elsewhere } = tamperRound(honest, seed, Object.keys(tamperings).length);
      expect({ missed, elsewhere }).toEqual({ missed: [], elsewhere: [] });
      expect(done).toBe(Object.keys(tamperings).length);
    }
  });

  it.each(Object.keys(logTamperings))('finds: %s', (name) => {
    const { integrity, completeness } = tamperWithLog(honest, name, 1);
    const findings = [...integrity, ...completeness];
    expect(findings.some(({ list }) => list === 'Checkpoints')).toBe(true);
  });

  it('finds nothing in what several servers wrote at once, some of which died', async () => {
    for (let seed = 1; seed <= histories; seed++) {
      const { integrity, completeness } = await honestHistory(seed);
      expect({ seed, findings: [...integrity, ...completeness] }).toEqual({ seed, findings: [] });
    }
  });
});
