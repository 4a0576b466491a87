import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-codes.ts';
import { createProgram } from '../../src/cli/program.ts';
import { commandLine, cliDeps } from '../support/cli-deps.ts';

const today = new Date('2026-11-23T10:00:00Z');

/** Everything that can be called, by its whole name. */
function leaves(command: Command, before: string): [string, Command][] {
  return command.commands.flatMap((each) => {
    const name = `${before} ${each.name()}`;
    return each.commands.length > 0
      ? leaves(each, name)
      : [[name, each] satisfies [string, Command]];
  });
}

const all = leaves(createProgram(cliDeps(today, {}).deps), 'npx baton');

function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: (text) => (help += text) });
  command.outputHelp();
  return help;
}

/** These write lines of JSON anyway, or a file and nothing else. */
const withoutJson = ['npx baton export-log', 'npx baton keys backup'];

describe('the help of every command', () => {
  it.each(all)('%s: shows how it is called, and its answer can be had as JSON', (name, command) => {
    const help = helpOf(command);
    expect(help).toMatch(/\nExamples?:\n {2}\S/);
    expect(help).toContain(`  ${name}`);
    expect(help.includes('--json')).toBe(!withoutJson.includes(name));
    expect(help).not.toContain('[]');
  });

  it('begins with a page of few words: each command in one line, under what it is for', () => {
    const page = helpOf(createProgram(cliDeps(today, {}).deps));
    expect(page).toMatch(/\nTo begin:\n {2}doctor [^]*\nThe register:\n[^]*\nPersonal data:\n/);
    const commands = page.split('\n').filter((line) => /^ {2}[a-z]/.test(line));
    expect(commands.every((line) => line.length <= 110)).toBe(true);
  });
});

describe('a command line that cannot be understood', () => {
  it.each([
    ['an unknown command', 'frobnicate'],
    ['an unknown option', 'check', '--nonsense'],
    ['a missing argument', 'verify'],
    ['a value that is none', 'replay', '--last', '0'],
    ['a host that is none', 'register-app', '--host', 'a b'],
    ['a file that is not there', 'verify', 'nowhere.jsonl'],
    ['a mail that is not there', 'suggest', '--register', 'register.json', '--mail', 'nowhere.eml'],
  ])('ends with exit code 2: %s', async (what, ...args) => {
    const { run } = commandLine(
      today,
      {},
      {
        readFile: async (path) => {
          if (path === 'register.json')
            return Buffer.from('{"format":"baton-register/1","responsibilities":[]}');
          throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT' });
        },
      },
    );
    const failure = await run(...args).catch((error: unknown) => error);
    expect(exitCodeOf(failure)).toBe(2);
    expect(String(failure)).not.toContain('ENOENT');
    if (what.endsWith('not there')) expect(String(failure)).toContain(': there is no such file');
  });
});
