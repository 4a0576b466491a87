import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type DocExample,
  docExamples,
  docExamplesFile,
  incompleteExamples,
  operationOf,
} from './support/doc-examples.ts';
import { exceptions } from './support/documented-exceptions.ts';
import { ask, askedFor } from './support/documented-requests.ts';
import { type DocumentedWorld, startDocumentedWorld } from './support/documented-world.ts';
import { typeOf, unknownToGraph } from './support/metadata.ts';
import { differences } from './support/shape.ts';
import type { Answer } from './support/tenant.ts';

/** An example and how we did beside it. */
interface Outcome {
  asked: string;
  isImplemented: boolean;
  differences: string[];
  unknown: string[];
}

const outcomes: Outcome[] = [];
const implemented = () => outcomes.filter(({ isImplemented }) => isImplemented);
const notImplemented = () => outcomes.filter(({ isImplemented }) => !isImplemented);

describe.skipIf(docExamplesFile === undefined)(
  'documented examples (skipped: not present, without the shared folder)',
  () => {
    beforeAll(async () => {
      let world = await startDocumentedWorld();
      for (const example of docExamples) {
        const answer = await ask(world, example);
        outcomes.push(outcomeOf(example, answer));
        world = await unchanged(world, example, answer);
      }
      world.close();
    });
    afterAll(report);

    it('of operations we implement: our answer has the documented members with their types', () => {
      const unexcused = implemented().flatMap(({ asked, differences: all }) =>
        all.filter((one) => !isExcused(asked, one)).map((one) => `${asked} ${one}`),
      );
      expect(unexcused).toEqual([]);
    });

    it('… and no member that Graph’s metadata does not know', () => {
      const unknown = implemented().flatMap(({ asked, unknown: all }) =>
        all.map((one) => `${asked} ${one}`),
      );
      expect(unknown).toEqual([]);
    });

    it('need every exception that is made for them', () => {
      const idle = exceptions.filter(
        ({ asked, difference }) =>
          !outcomes.some(
            (one) => asked.test(one.asked) && one.differences.some((d) => difference.test(d)),
          ),
      );
      expect(idle.map(({ why }) => why)).toEqual([]);
    });

    it('of operations we do not implement are named in docs/emulator.md, with a reason', () => {
      const rows = documentedGaps();
      const unnamed = notImplemented().filter(({ asked }) => !rows.some((row) => row.test(asked)));
      expect([...new Set(unnamed.map(({ asked }) => asked))]).toEqual([]);
      const idle = rows.filter((row) => !notImplemented().some(({ asked }) => row.test(asked)));
      expect(idle, 'rows that can go').toEqual([]);
    });
  },
);

function outcomeOf(example: DocExample, { status, body }: Answer): Outcome {
  const asked = askedFor(example);
  const { response, truncated } = example;
  const ofStatus =
    status === response.status ? [] : [`status ${status} instead of ${response.status}`];
  const ofBody = status < 300 ? differences(response.body, body, !truncated) : [];
  const type = status < 300 ? typeOf(operationOf(example.request)) : undefined;
  return {
    asked,
    isImplemented: status !== 501,
    differences: [...ofStatus, ...ofBody],
    unknown: type === undefined ? [] : unknownToGraph(body, type),
  };
}

/** The world as it was before: another one after a change. */
async function unchanged(
  world: DocumentedWorld,
  { request }: DocExample,
  { status }: Answer,
): Promise<DocumentedWorld> {
  if (request.method === 'GET' || status >= 300) return world;
  world.close();
  return startDocumentedWorld();
}

const isExcused = (asked: string, difference: string): boolean =>
  exceptions.some((one) => one.asked.test(asked) && one.difference.test(difference));

/** The patterns in the table of what is not implemented: `*` stands for anything. */
function documentedGaps(): RegExp[] {
  const text = readFileSync(resolve(import.meta.dirname, '../../docs/emulator.md'), 'utf8');
  const table = text.split('<!-- gaps -->')[1] ?? '';
  const cells = table.split('\n').map((line) => line.split('|')[1] ?? '');
  const patterns = cells.flatMap((cell) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one),
  );
  return patterns.map((pattern) => {
    const escaped = pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${escaped}$`);
  });
}

function report(): void {
  const alike = implemented().filter(({ differences: all }) => all.length === 0).length;
  process.stdout.write(
    `Documented examples: ${alike} alike, ${implemented().length - alike} differ for a known reason, ` +
      `${notImplemented().length} of operations not implemented, ${incompleteExamples} without request or answer.\n`,
  );
}
