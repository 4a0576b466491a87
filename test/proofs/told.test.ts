import { describe, expect, it } from 'vitest';
import { bareViewer } from '../../src/core/visibility.ts';
import { viewOf } from '../../src/server/handoff-view.ts';
import { handoffRecord } from '../support/handoff.ts';
import { wronglyTold } from './told.ts';

const view = (more = {}) =>
  viewOf(handoffRecord({ handoffKey: 'won', ...more }), bareViewer(''), new Date(0));
const won = view();

describe('what the losers of a duel are told', () => {
  it('is who has it, or for whom it does not concern, since when', () => {
    expect(wronglyTold({ kind: 'handed_off', handoff: view() }, won)).toBeUndefined();
    expect(wronglyTold({ kind: 'taken', since: won.handedOffAt }, won)).toBeUndefined();
  });

  it('is wrong when it is nobody, somebody else, another hand-off or another time', () => {
    const owner = { oid: 'mirko', name: 'Mirko Albrecht' };
    const another = { kind: 'handed_off', handoff: view({ owner }) } as const;
    expect(wronglyTold({ kind: 'open' }, won)).toBe('that nobody has it');
    expect(wronglyTold(another, won)).toBe('that Mirko Albrecht has it');
    const theirs = { kind: 'handed_off', handoff: view({ handoffKey: 'theirs' }) } as const;
    expect(wronglyTold(theirs, won)).toBe('that Sabine Kern has it');
    expect(wronglyTold({ kind: 'taken', since: '2026-11-22T08:00:00Z' }, won)).toBe(
      'since 2026-11-22T08:00:00Z',
    );
  });
});
