import type { Command } from 'commander';
import { formatLogKey, logKeysOf } from '../../core/log-key.ts';
import { type KeyKind, keyKinds, type TenantKeys } from '../../core/tenant-keys.ts';
import { newKeys, requireKeys, rotateKey } from '../../usecases/keys.ts';
import { ProductError } from '../../core/errors.ts';
import type { CliDeps } from '../deps.ts';

interface Shown {
  json?: true;
}

const asJson = 'print the public signing keys as a JSON list';

/** `baton keys`: the three keys of a tenant. */
export function addKeyCommands(program: Command, deps: CliDeps): void {
  const keys = program.command('keys').description('the tenant’s keys: claim, signals and signing');

  keys
    .command('new')
    .description('make the three keys, once; refuses when there are any')
    .option('--json', asJson)
    .addHelpText('after', '\nExample:\n  npx baton keys new')
    .action(async (options: Shown) => {
      const { log, ...tools } = deps.keys();
      show(await newKeys(log, tools), options, deps);
    });

  keys
    .command('rotate <kind>')
    .description(`put a new key in front of the one in use, which is kept: ${keyKinds.join(', ')}`)
    .option('--json', asJson)
    .addHelpText(
      'after',
      '\nExample:\n  npx baton keys rotate signing\n\nRestart every server afterwards: all must write with the same key.',
    )
    .action(async (kind: string, options: Shown) =>
      show(await rotateKey(kindOf(kind), deps.keys()), options, deps),
    );

  keys
    .command('backup <file>')
    .description(
      'copy the keys to a file only you can read; without them nothing new fits to what there is',
    )
    .addHelpText('after', '\nExample:\n  npx baton keys backup /media/safe/baton-keys.json')
    .action(async (file: string) => {
      await deps.backUpKeys(file).catch((error: unknown) => {
        const sentence = `The keys were not copied: ${file} exists already, its folder does not, or there are no keys yet.`;
        throw new ProductError('invalid_request', sentence, { cause: error });
      });
      deps.tell(
        `Keep ${file} apart from the server. To restore it, put it in the place of keys.json.`,
      );
    });

  keys
    .command('public')
    .description('print the public signing keys, for those who verify; keep them outside the lists')
    .option('--json', asJson)
    .addHelpText('after', '\nExample:\n  npx baton keys public > log-keys.txt')
    .action(async (options: Shown) => show(await requireKeys(deps.keys().keys), options, deps));
}

function kindOf(kind: string): KeyKind {
  const known = keyKinds.find((each) => each === kind);
  if (known !== undefined) return known;
  throw new ProductError(
    'invalid_request',
    `there is no key “${kind}”; choose ${keyKinds.join(', ')}`,
  );
}

function show(keys: TenantKeys, { json }: Shown, { print }: CliDeps): void {
  const lines = logKeysOf(keys).map(formatLogKey);
  if (json) print(JSON.stringify(lines, null, 2));
  else for (const line of lines) print(line);
}
