import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDockerfile } from '../../scripts/image/dockerfile.ts';
import { componentsOf, notAllowed } from '../../scripts/licences/sbom.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(resolve(root, name), 'utf8');

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      link: z.boolean().optional(),
      inBundle: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const { '': _ourselves, ...installed } = lock.parse(JSON.parse(read('package-lock.json'))).packages;

describe('what is installed', () => {
  it('runs no script at installation beyond those that were looked at and switched off', () => {
    const scripted = Object.entries(installed)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace('node_modules/', ''));
    const { allowScripts }: { allowScripts: Record<string, boolean> } = JSON.parse(
      read('package.json'),
    );
    expect(scripted).toEqual(Object.keys(allowScripts));
    expect(Object.values(allowScripts)).not.toContain(true);
  });

  it('is known by its checksum, every single package', () => {
    const unknown = Object.entries(installed).filter(
      ([, { integrity }]) => !integrity?.startsWith('sha512-'),
    );
    expect(Object.keys(installed).length).toBeGreaterThan(100);
    expect(unknown.map(([path]) => path)).toEqual([]);
  });
});

describe('the licences', () => {
  const component = (name: string, licenses: unknown) => ({ name, version: '1.0.0', licenses });
  const bill = (...components: unknown[]) => ({ bomFormat: 'CycloneDX', components });

  it('may be permissive ones, or a choice with one of them', () => {
    const fine = bill(
      component('a', [{ license: { id: 'MIT' } }]),
      component('b', [{ expression: '(GPL-2.0 OR MIT)' }]),
    );
    expect(notAllowed(componentsOf(fine))).toEqual([]);
  });

  it('are refused when they are others, or none', () => {
    const wrong = bill(
      component('a', [{ license: { id: 'AGPL-3.0' } }]),
      component('b', undefined),
      component('c', [{ license: { name: 'Proprietary' } }]),
    );
    expect(notAllowed(componentsOf(wrong)).map(({ licence }) => licence)).toEqual([
      'AGPL-3.0',
      'none',
      'Proprietary',
    ]);
  });
});

describe('the Dockerfile', () => {
  const stages = readDockerfile(read('Dockerfile'));

  it('ends as a user without rights, with Node 24 and without the tools', () => {
    const last = stages.at(-1);
    const lines = last?.instructions.map(({ word, rest }) => `${word} ${rest}`) ?? [];
    expect(lines).toContain('USER 1000');
    expect(lines).toContain('RUN npm ci --omit=dev --omit=optional');
    expect(read('Dockerfile')).not.toMatch(/^FROM (?!node:24-bookworm-slim)/m);
  });

  it('is given what it copies, and nothing else', () => {
    const given = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = stages.flatMap(({ instructions }) =>
      instructions
        .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
        .flatMap(({ rest }) => rest.split(' ').slice(0, -1)),
    );
    expect([...new Set(copied)].toSorted()).toEqual(given.toSorted());
  });
});
