// `npm run emulator`: see emulator.ts
import { ensureInstalled, runOnNode24 } from './ensure.mjs';

ensureInstalled();
runOnNode24('src/main/emulator.ts', ['--own-links', ...process.argv.slice(2)]);
