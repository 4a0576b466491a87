import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ProductError } from '../core/errors.ts';
import type { SignInStore } from '../usecases/ports.ts';

/** Where the sign-in of a person lies: in their home, one file for each tenant and registration. */
export function signInFileIn(
  home: string,
  { tenantId, clientId }: { tenantId: string; clientId: string },
): string {
  return join(home, '.baton', `${tenantId}-${clientId}.json`);
}

/** A sign-in in a file that only its owner can read; one that others can read is not used. */
export function openSignInFile(file: string, isWindows: boolean): SignInStore {
  return {
    async read() {
      if (!existsSync(file)) return '';
      if (isWindows || (statSync(file).mode & 0o077) === 0) return readFileSync(file, 'utf8');
      throw new ProductError(
        'not_signed_in',
        `Others can read ${file}, so it is not used. Run npx baton sign-out, then npx baton sign-in.`,
      );
    },
    async write(content) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const beside = `${file}.new`;
      writeFileSync(beside, content, { mode: 0o600, flush: true });
      // a file that was there before keeps its rights
      chmodSync(beside, 0o600);
      renameSync(beside, file);
    },
    async remove() {
      rmSync(file, { force: true });
    },
  };
}
