import type { Locator, Page } from 'playwright-core';

/**
 * Seconds of practised people, after the keystroke-level model (Card, Moran, Newell 1980): thinking of what to do, pointing,
 * pressing a button, pressing a key. Waiting for the machine is not in it.
 */
const seconds = { think: 1.35, point: 1.1, press: 0.2, key: 0.28 } as const;

/** One thing somebody did. */
export interface Step {
  who: string;
  what: string;
  clicks: number;
  keys: number;
}

/** Does what a person does, and writes down each step. */
export interface Hand {
  steps: Step[];
  click(who: string, what: string, target: Locator): Promise<void>;
  /** `keys` where fewer are pressed than there are letters, because the program completes them or the clipboard has them. */
  write(who: string, what: string, target: Locator, text: string, keys?: number): Promise<void>;
  /** A key alone, such as Enter. */
  press(who: string, what: string, page: Page, key: string): Promise<void>;
}

export function countingHand(): Hand {
  const steps: Step[] = [];
  return {
    steps,
    async click(who, what, target) {
      await target.click();
      steps.push({ who, what, clicks: 1, keys: 0 });
    },
    async write(who, what, target, text, keys = text.length) {
      await target.pressSequentially(text);
      steps.push({ who, what, clicks: 0, keys });
    },
    async press(who, what, page, key) {
      await page.keyboard.press(key);
      steps.push({ who, what, clicks: 0, keys: key.split('+').length });
    },
  };
}

/** Clicks, keys and seconds of some steps together. */
export function effortOf(steps: readonly Step[]): {
  clicks: number;
  keys: number;
  seconds: number;
} {
  const clicks = steps.reduce((sum, each) => sum + each.clicks, 0);
  const keys = steps.reduce((sum, each) => sum + each.keys, 0);
  const { think, point, press, key } = seconds;
  return { clicks, keys, seconds: clicks * (think + point + press) + keys * key };
}

/** A line for each step, and one for all of them. */
export function tableOf(steps: readonly Step[]): string {
  const lines = steps.map(
    ({ who, what, clicks, keys }, at) => `| ${at + 1} | ${who} | ${what} | ${clicks} | ${keys} |`,
  );
  const all = effortOf(steps);
  return [
    '| | who | what | clicks | keys |\n|---|---|---|---|---|',
    ...lines,
    `| | | **together, ${all.seconds.toFixed(0)} s** | **${all.clicks}** | **${all.keys}** |`,
  ].join('\n');
}
