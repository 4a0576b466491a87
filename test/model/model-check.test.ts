import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { mistakes, settingsOf, threeWorkers } from './settings.ts';

const once = { crashes: 1, lost: 1, late: 0, decisions: 0 };
const everything = { crashes: 2, lost: 2, late: 1, decisions: 0 };

/** The smoke size; `npm run model-check` tries three workers with two crashes, two lost and one late answer, and people who decide meanwhile. */
const settings = [
  ...settingsOf(threeWorkers, once),
  ...settingsOf([[0, 1]], everything),
  ...settingsOf([[0, 0]], { ...once, late: 1, decisions: 1 }),
  ...settingsOf([[0, 1]], { ...once, late: 1 }).map((each) => ({ ...each, singleUse: false })),
];

describe('the mail protocol, every interleaving of the shipped table', () => {
  it.each(
    settings.map((setting) => {
      const { workers, unique, crashes, lost, late, decisions } = setting;
      return {
        ...setting,
        name: `clicks ${workers.join('')}, unique ${unique}, ${crashes} crashes, ${lost} lost, ${late} late, ${decisions} decisions`,
      };
    }),
  )('never sends twice and never ends out of sight: $name', (setting) => {
    const found = check(setting);
    expect(found.broken, JSON.stringify(found.way?.slice(-6), undefined, 1)).toBeUndefined();
    expect(found.endings).toBeGreaterThan(0);
  });
});

describe('a mistake in the table', () => {
  it.each(mistakes)('is found: $what', ({ setting }) => {
    const [shipped] = settingsOf([[0, 1]], { ...once, late: 1 }).slice(1);
    if (shipped === undefined) throw new Error('no setting');
    const broken = [
      [0, 0],
      [0, 1],
    ].map((workers) => check({ ...shipped, workers, ...setting }).broken);
    expect(broken.filter(Boolean)).not.toEqual([]);
  });

  it('reaches several mails when each worker sends its own draft, or sends again by itself', () => {
    const [shipped] = settingsOf([[0, 0]], once);
    if (shipped === undefined) throw new Error('no setting');
    for (const { setting } of mistakes.slice(0, 2))
      expect(check({ ...shipped, ...setting }).broken).toBe('two mails for one hand-off');
  });
});
