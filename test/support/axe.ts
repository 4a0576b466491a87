import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

/** All that other colours can change. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

/** axe itself, of the version its Playwright package brings; run inside the frame, which is quicker than from outside. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
    'axe-core/axe.min.js',
  ),
  'utf8',
);

interface AxeResults {
  violations: { id: string; nodes: { target: unknown[] }[] }[];
}

/** Waits until nothing is on its way from one colour to another: half-way they may lack contrast. What turns without end is not waited for. */
export async function fadedIn(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    const fading = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(fading.map(({ finished }) => finished));
  });
}

/** Violations of WCAG and of axe's own advice inside the frame. */
export async function violationsIn(
  frame: Frame,
  which: 'all' | 'colours' = 'all',
): Promise<string[]> {
  await fadedIn(frame);
  const isThere = await frame.evaluate(() => Reflect.has(window, 'axe'));
  if (!isThere) await frame.evaluate(axeSource);
  const rules = which === 'colours' ? rulesOfColour : [];
  const found = await frame.evaluate<AxeResults, string[]>(
    (only) =>
      Reflect.get(window, 'axe').run(
        // Fluent's focus helper puts focusable elements behind aria-hidden (facts/stack.md §5)
        { exclude: ['[data-tabster-dummy]'] },
        {
          resultTypes: ['violations'],
          ...(only.length > 0 && { runOnly: { type: 'rule', values: only } }),
        },
      ),
    rules,
  );
  return found.violations.map(({ id, nodes }) => {
    const places = nodes.map(({ target }) => target.flat().at(-1));
    return `${id}: ${places.slice(0, 3).join(' | ')}`;
  });
}
