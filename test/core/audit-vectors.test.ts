import { describe, expect, it } from 'vitest';
import { audit } from '../../src/core/audit.ts';
import type { AuditFinding } from '../../src/core/audit-finding.ts';
import {
  applyChanges,
  type Change,
  readAnchors,
  readFixture,
  readKeys,
} from '../support/audit-vectors.ts';

interface Vector {
  name: string;
  changes: Change[];
  integrity: AuditFinding[];
  completeness: AuditFinding[];
}

describe('the published test vectors of the record', () => {
  const vectors: Vector[] = JSON.parse(readFixture('vectors.json'));
  const log = readFixture('log.jsonl');

  it('show one honest log and more than a dozen that somebody changed', () => {
    const honest = vectors.filter(
      ({ integrity, completeness }) => integrity.length + completeness.length === 0,
    );
    expect(honest.map(({ changes }) => changes)).toEqual([[]]);
    expect(vectors.length).toBeGreaterThan(12);
  });

  it.each(vectors)('$name', ({ changes, integrity, completeness }) => {
    const report = audit(applyChanges(log, changes), { keys: readKeys(), anchors: readAnchors() });
    expect({ integrity: report.integrity, completeness: report.completeness }).toEqual({
      integrity,
      completeness,
    });
  });
});
