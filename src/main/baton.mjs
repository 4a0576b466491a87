#!/usr/bin/env node
// `npx baton`: see cli.ts
import { ensureInstalled, runOnNode24 } from './ensure.mjs';

ensureInstalled();
runOnNode24('src/main/cli.ts', process.argv.slice(2));
