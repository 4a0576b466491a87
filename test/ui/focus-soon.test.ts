// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { focusSoon } from '../../src/ui/shared/focus-soon.ts';

afterEach(() => document.body.replaceChildren());

const add = (id: string) =>
  document.body.append(Object.assign(document.createElement('button'), { id }));
const focused = () => document.activeElement?.id;

test('the first that is there has the focus', async () => {
  add('second');
  focusSoon('first', 'second');
  await vi.waitFor(() => expect(focused()).toBe('second'));
});

test('what an answer brings a few frames later has it, too', async () => {
  focusSoon('late');
  await new Promise((resolve) => setTimeout(resolve, 60));
  add('late');
  await vi.waitFor(() => expect(focused()).toBe('late'));
});

test('what does not come within a moment takes no focus later', async () => {
  focusSoon('never');
  await new Promise((resolve) => setTimeout(resolve, 600));
  add('never');
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(focused()).not.toBe('never');
});

test('whoever goes on meanwhile keeps the focus', async () => {
  add('else');
  focusSoon('late');
  await new Promise((resolve) => setTimeout(resolve, 60));
  document.getElementById('else')?.focus();
  add('late');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(focused()).toBe('else');
});
