// `npm start`: see start.ts
import { ensureInstalled, runOnNode24 } from './ensure.mjs';

ensureInstalled();
runOnNode24('src/main/start.ts', process.argv.slice(2));
