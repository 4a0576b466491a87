import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { sampleCompany } from '../src/sample/company.ts';
import { startBaton } from '../test/support/running-baton.ts';

/**
 * `npm run import-rows [-- --rows 5000] [--kills 1]`: imports a spreadsheet into the embedded tenant with Microsoft's
 * limits on, as `npx baton import` does, perhaps killed (SIGKILL) so many times on the way and started again.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '5000' },
    kills: { type: 'string', default: '0' },
  },
});
const rows = Number(values.rows);
const kills = Number(values.kills);
const root = resolve(import.meta.dirname, '..');
const baton = await startBaton();

interface Asked {
  at: string;
  method: string;
  path: string;
  status: number;
  units: number;
}

try {
  const file = join(baton.dataFolder, 'import.csv');
  writeFileSync(file, spreadsheet());
  await control('PATCH', 'switches', { throttling: 'on' });
  const began = performance.now();
  for (let kill = 0; kill < kills; kill += 1) await run(file, rows / (kills + 1));
  const outcome = await run(file);
  const minutes = (performance.now() - began) / 60_000;
  const asked = await control<Asked[]>('GET', `requests?minutes=${Math.ceil(minutes) + 1}`);
  const ours = asked.filter(({ at }) => Date.parse(at) >= Date.now() - minutes * 60_000);
  console.log(
    JSON.stringify(
      {
        rows,
        kills,
        minutes: Number(minutes.toFixed(1)),
        outcome,
        requests: ours.length,
        units: ours.reduce((sum, { units }) => sum + units, 0),
        throttled: ours.filter(({ status }) => status === 429).length,
        busiestMinute: busiest(ours),
        ...(await writtenRows()),
      },
      null,
      2,
    ),
  );
} finally {
  await baton.stop();
}

/** As an office would write it: names, German dates, several keywords in a cell. */
function spreadsheet(): string {
  const names = sampleCompany(new Date()).tenant.users.map(({ displayName }) => displayName);
  const lines = Array.from({ length: rows }, (_, at) =>
    [
      `Importierte Sache ${at + 1}`,
      `Bereich ${at % 12}`,
      names[at % names.length],
      names[(at + 1) % names.length],
      `Stichwort ${at}; Vorgang ${at}`,
      '01.02.2026',
      at % 7 === 0 ? 'Entwurf' : 'Aktiv',
    ].join(';'),
  );
  // Semicolons inside of a cell need quotation marks.
  const quoted = lines.map((line) => line.replace(/(Stichwort \d+; Vorgang \d+)/, '"$1"'));
  return [
    'Zuständigkeit;Bereich;Zuständig;Vertretung;Stichwörter;Gültig ab;Status',
    ...quoted,
  ].join('\r\n');
}

/** The command, killed once it has written that many rows where a number is given. */
async function run(file: string, killAt = Number.POSITIVE_INFINITY): Promise<unknown> {
  const command = [join(root, 'src/main/baton.mjs'), 'import', file, '--yes', '--json'];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, BATON_DATA: baton.dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
    // the door starts Node again: both are killed
    detached: true,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const killing = killAt < rows ? killWhen(killAt, child.pid ?? 0) : undefined;
  await ended;
  await killing;
  return killing === undefined ? JSON.parse(output).outcome : undefined;
}

async function killWhen(count: number, pid: number): Promise<void> {
  const began = new Date().toISOString();
  for (;;) {
    await sleep(5000);
    const asked = await control<Asked[]>('GET', 'requests?minutes=60');
    const written = asked.filter(
      ({ at, method, path, status }) =>
        at > began && method === 'POST' && path.endsWith('/items') && status === 201,
    );
    if (written.length >= count) break;
  }
  process.kill(-pid, 'SIGKILL');
}

function busiest(asked: readonly Asked[]): number {
  const minutes = Map.groupBy(asked, ({ at }) => at.slice(0, 16));
  return Math.max(
    ...[...minutes.values()].map((each) => each.reduce((sum, { units }) => sum + units, 0)),
  );
}

/** What stands in the list afterwards, told by an export. */
async function writtenRows(): Promise<{ written: number; twice: number }> {
  const command = [join(root, 'src/main/baton.mjs'), 'export', '--json'];
  const child = spawn(process.execPath, command, {
    env: { ...process.env, BATON_DATA: baton.dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await new Promise<void>((done) => child.once('close', () => done()));
  const table: string[][] = JSON.parse(output);
  const titles = table
    .map(([, title = '']) => title)
    .filter((each) => each.startsWith('Importierte'));
  return { written: titles.length, twice: titles.length - new Set(titles).size };
}

async function control<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${baton.url}/__emulator/${path}`, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  const answer: T = await response.json();
  return answer;
}
