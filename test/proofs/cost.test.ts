import { beforeAll, describe, expect, it } from 'vitest';
import { measureCost, type StepCost } from './cost.ts';

describe('what a hand-off costs at Microsoft', () => {
  let steps: StepCost[];
  beforeAll(async () => {
    steps = await measureCost();
  });

  it('is at most 16 of SharePoint’s units, from the click to the mail that has left', () => {
    const [, click, mail] = steps;
    expect((click?.units ?? 99) + (mail?.units ?? 99)).toBeLessThanOrEqual(16);
  });

  it('lets the person see “handed off” after three calls in a row, before any draft is made', () => {
    const [, click] = steps;
    expect(click?.inARow).toBeLessThanOrEqual(3);
    expect(click?.calls.filter(({ what }) => /createForward|\/send$/.test(what))).toEqual([]);
  });

  it('sends with seven calls in a row, and submits once', () => {
    const [, , mail] = steps;
    expect(mail?.inARow).toBeLessThanOrEqual(7);
    expect(mail?.calls.filter(({ what }) => what.endsWith('/send'))).toHaveLength(1);
  });
});
