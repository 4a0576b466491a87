import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

/** Each guard of `npm run check` is shown one thing it must refuse, in a file that is removed again. */
const root = resolve(import.meta.dirname, '../..');
const planted: string[] = [];

function plant(file: string, text: string): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  planted.push(path);
}

function run(...command: [string, ...string[]]): { code: number | null; output: string } {
  const [tool, ...args] = command;
  const path = tool === 'node' ? process.execPath : join(root, 'node_modules/.bin', tool);
  const { status, stdout, stderr } = spawnSync(path, args, { cwd: root, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

afterEach(() => {
  for (const path of planted.splice(0)) rmSync(path);
});

describe('the guards', () => {
  it.each([
    [
      'core imports a use case',
      'src/core/planted.ts',
      "import '../usecases/ports.ts';\n",
      'room-core',
    ],
    ['ui asks Graph itself', 'src/ui/planted.ts', "import '../m365/graph.ts';\n", 'room-ui'],
    [
      'the emulator knows the product',
      'src/emulator/planted.ts',
      "import '../core/lists.ts';\n",
      'room-emulator',
    ],
    [
      'the emulator reads our parser of Graph',
      'src/emulator/planted.ts',
      "import '../wire/graph-answers.ts';\n",
      'emulator-and-wire',
    ],
    ['a use case brings a package', 'src/usecases/planted.ts', "import 'hono';\n", 'room-usecases'],
    [
      'a component calls teams-js',
      'src/ui/tab/planted.ts',
      "import '@microsoft/teams-js';\n",
      'host-door',
    ],
    [
      'somebody imports a front door',
      'src/server/planted.ts',
      "import '../main/config.ts';\n",
      'main-is-the-end',
    ],
  ])('room plan: %s', (_what, file, text, rule) => {
    plant(file, text);
    const { code, output } = run('node', 'scripts/rooms.mjs');
    expect(code).toBe(1);
    expect(output).toContain(`${rule}: ${file}`);
    expect(output).toContain('Remedy:');
  });

  it.each([
    ['waits', 'export const f = async () => 1;\n', 'core is pure: no async'],
    ['looks at a clock', 'export const f = () => new Date();\n', 'core is pure: no clock'],
    ['throws dice', 'export const f = () => Math.random();\n', 'core is pure: no dice'],
    [
      'compares by locale',
      "export const f = (a: string) => a.localeCompare('b');\n",
      'core is pure: no locale',
    ],
    ['uses a word we do not use', 'export const ticket = 1;\n', 'We do not say “ticket”'],
    [
      'reads the environment',
      "export const f = () => process.env['A'];\n",
      'process is for main only',
    ],
  ])('lint: core %s', (_what, text, message) => {
    plant('src/core/planted.ts', text);
    const { code, output } = run('oxlint', 'src/core/planted.ts');
    expect(code).toBe(1);
    expect(output.replaceAll(/\s+/g, ' ')).toContain(message);
  });

  it.each([
    ['core calls fetch', 'src/core/planted.ts', "export const f = () => fetch('x');\n", 'src/core'],
    [
      'core uses a timer',
      'src/core/planted.ts',
      'export const f = () => setTimeout(() => {}, 1);\n',
      'src/core',
    ],
    [
      'the server touches the document',
      'src/server/planted.ts',
      'export const f = () => document.title;\n',
      'src/server',
    ],
    [
      'the browser reads process',
      'src/ui/planted.ts',
      'export const f = () => process.pid;\n',
      'src/ui',
    ],
  ])('types: %s', (_what, file, text, project) => {
    plant(file, text);
    const { code, output } = run('tsc', '-p', project, '--incremental', 'false');
    expect(code).not.toBe(0);
    expect(output).toContain('planted.ts');
  });

  it('knip: a file nobody uses', () => {
    plant('src/core/planted.ts', 'export const nobodyNeedsThis = 1;\n');
    const { code, output } = run('knip');
    expect(code).toBe(1);
    expect(output).toContain('src/core/planted.ts');
  });

  it('format: a file that is not formatted', () => {
    plant('src/core/planted.ts', 'export  const a=1\n');
    expect(run('biome', 'format', 'src/core/planted.ts').code).toBe(1);
  });
});
