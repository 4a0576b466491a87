import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run proof [-- --only hostile,routing] [--list]`: every long proof in its full size, one after the other; hours.
 * Smoke sizes of them are part of `npm test`. Add a line to have yours run.
 */
const proofs: Record<string, { says: string; script: string; args: string[] }> = {
  'model-check': {
    says: 'no interleaving of three workers sends two mails or ends without a row',
    script: 'model-check.ts',
    args: [],
  },
  simulate: {
    says: 'no hand-off breaks a promise under planned faults',
    script: 'simulate.ts',
    args: ['--seeds', '20000'],
  },
  'simulate-pass-on': {
    says: 'passing on keeps every promise under each fault alone and all pairs of them',
    script: 'simulate.ts',
    args: ['--story', 'pass-on'],
  },
  'simulate-undo': {
    says: 'so does taking back',
    script: 'simulate.ts',
    args: ['--story', 'undo'],
  },
  'simulate-repeat': {
    says: 'so does handing off again on purpose under each fault alone',
    script: 'simulate.ts',
    args: ['--story', 'repeat', '--seeds', '205'],
  },
  chaos: {
    says: 'what is promised holds while server processes are really killed',
    script: 'chaos.ts',
    args: ['--handoffs', '10000', '--kills', '2500'],
  },
  duels: {
    says: 'of many people who act on one request at once, one sends',
    script: 'duels.ts',
    args: ['--rounds', '1000'],
  },
  tamper: {
    says: 'every tampering with the record is found, and nothing honest is taken for one',
    script: 'tamper.ts',
    args: [],
  },
  canaries: {
    says: 'no word of a mail stays in lists, logs, refusals, on disk, in memory or in the browser',
    script: 'canaries.ts',
    args: ['--mails', '1000', '--browser', '20'],
  },
  cost: {
    says: 'what a hand-off costs at Microsoft',
    script: 'cost.ts',
    args: [],
  },
  hostile: {
    says: 'no text breaks the reading or takes long',
    script: 'hostile.ts',
    args: ['--texts', '100000'],
  },
  engine: {
    says: 'how the decision does with 5,000 responsibilities and 100,000 hand-offs',
    script: 'bench-engine.ts',
    args: [],
  },
  learning: {
    says: 'how fast 100,000 hand-offs are learned anew, and how evenly a team gets its requests',
    script: 'bench-learning.ts',
    args: ['--rows', '100000'],
  },
  findings: {
    says: 'every planted fault of a large register is found, and nothing else',
    script: 'planted-faults.ts',
    args: ['--rows', '5000', '--faults', '500'],
  },
  messy: {
    says: 'whatever an admin does to the lists, nobody gets what is not theirs, and provisioning mends it',
    script: 'messy.ts',
    args: ['--seeds', '50'],
  },
  rights: {
    says: 'nobody gets a row of the register beyond their rights, however often these change',
    script: 'rights.ts',
    args: [],
  },
  fleet: {
    says: 'servers and Redis may be killed and restarted under load: nothing lost, no request fails in a restart',
    script: 'fleet.ts',
    args: [],
  },
  load: {
    says: 'how many suggestions a server makes with 100,000 hand-offs learned, in fair weather and foul',
    script: 'load.ts',
    args: [],
  },
  import: {
    says: 'a spreadsheet of 5,000 rows is imported under Microsoft’s limits, also after a kill',
    script: 'import-rows.ts',
    args: ['--kills', '1'],
  },
  routing: {
    says: 'how often the right one comes first, beside other libraries',
    script: 'bench-routing.ts',
    args: [],
  },
  pane: {
    says: 'every screen of the pane keeps to axe, width, words and keyboard',
    script: 'e2e.ts',
    args: ['pane'],
  },
  tab: {
    says: 'every screen of the tab keeps to axe, width, words and keyboard',
    script: 'e2e.ts',
    args: ['tab'],
  },
  emulator: {
    says: 'how fast the embedded tenant is with 100,000 items',
    script: 'bench-emulator.ts',
    args: ['100000'],
  },
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, list: { type: 'boolean', default: false } },
});
const wanted = values.only?.split(',') ?? Object.keys(proofs);
const failed = wanted.filter((name) => !holds(name));
if (!values.list) {
  console.log(failed.length === 0 ? 'Every proof held.' : `Did not hold: ${failed.join(', ')}`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function holds(name: string): boolean {
  const proof = proofs[name];
  if (proof === undefined) {
    console.log(`There is no proof called ${name}; there are ${Object.keys(proofs).join(', ')}.`);
    return false;
  }
  const { says, script, args } = proof;
  console.log(`\n== ${name}: ${says}\n   node scripts/${script} ${args.join(' ')}`);
  if (values.list) return true;
  const options = ['--expose-gc', '--max-old-space-size=6000'];
  const command = [...options, resolve(import.meta.dirname, script), ...args];
  return spawnSync(process.execPath, command, { stdio: 'inherit' }).status === 0;
}
