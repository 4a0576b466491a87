import { expect, test } from 'vitest';
import { createWindowGuard } from '../../src/ui/host/window-guard.ts';

function start() {
  const page = new EventTarget();
  const clock = { ms: 0 };
  const guard = createWindowGuard(page, () => clock.ms);
  const press = (after: number, kind = 'pointerdown') => {
    clock.ms += after;
    page.dispatchEvent(new Event(kind));
  };
  return { clock, guard, press };
}

test('the first window to sign in opens by itself, as often as nothing goes wrong', () => {
  const { guard } = start();
  expect([guard.mayOpen(), guard.mayOpen()]).toEqual([true, true]);
});

test.each(['pointerdown', 'keydown'])(
  'after one in vain only a %s since then opens another',
  (kind) => {
    const { guard, press, clock } = start();
    press(1, kind);
    clock.ms += 100;
    guard.failed();
    clock.ms += 100;
    expect(guard.mayOpen()).toBe(false);
    press(100, kind);
    expect(guard.mayOpen()).toBe(true);
  },
);

test('what somebody pressed long ago opens none', () => {
  const { guard, press, clock } = start();
  guard.failed();
  press(100);
  clock.ms += 5000;
  expect(guard.mayOpen()).toBe(false);
});
