// `npm test`: sets up what the tests need, then runs them. Arguments go to vitest.
import { ensureInstalled, runOnNode24 } from '../src/main/ensure.mjs';

ensureInstalled();
runOnNode24('test/run.ts', process.argv.slice(2));
