import { storageOf } from '../../shared/seen-log.ts';

/** An import that did not come to its end here. Of the file only its name is kept. */
export interface Interrupted {
  name: string;
  done: number;
  total: number;
}

const key = 'baton.import';

export function readInterrupted(page: Window): Interrupted | undefined {
  const [done, total, ...name] = (storageOf(page).getItem(key) ?? '').split(' ');
  return done && total
    ? { done: Number(done), total: Number(total), name: name.join(' ') }
    : undefined;
}

export function keepInterrupted(page: Window, { name, done, total }: Interrupted): void {
  storageOf(page).setItem(key, `${done} ${total} ${name}`);
}

export function forgetInterrupted(page: Window): void {
  storageOf(page).setItem(key, '');
}
