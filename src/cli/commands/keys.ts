import type { Command } from 'commander';
import { formatLogKey, logKeysOf } from '../../core/log-key.ts';
import { type KeyKind, keyKinds, type TenantKeys } from '../../core/tenant-keys.ts';
import { newKeys, requireKeys, rotateKey } from '../../usecases/keys.ts';
import { ProductError } from '../../core/errors.ts';
import type { CliDeps } from '../deps.ts';

/** `baton keys`: the three keys of a tenant. */
export function addKeyCommands(program: Command, deps: CliDeps): void {
  const keys = program.command('keys').description('the tenant’s keys: claim, signals and signing');

  keys
    .command('new')
    .description('make the three keys, once; refuses when there are any')
    .action(async () => {
      const { log, ...tools } = deps.keys();
      show(await newKeys(log, tools), deps);
    });

  keys
    .command('rotate <kind>')
    .description(`put a new key in front of the one in use, which is kept: ${keyKinds.join(', ')}`)
    .addHelpText('after', '\nRestart every server afterwards: all must write with the same key.')
    .action(async (kind: string) => show(await rotateKey(kindOf(kind), deps.keys()), deps));

  keys
    .command('backup <file>')
    .description(
      'copy the keys to a file only you can read; without them nothing new fits to what there is',
    )
    .action(async (file: string) => {
      await deps.backUpKeys(file);
      deps.tell(
        `Keep ${file} apart from the server. To restore it, put it in the place of keys.json.`,
      );
    });

  keys
    .command('public')
    .description('print the public signing keys, for those who verify; keep them outside the lists')
    .action(async () => show(await requireKeys(deps.keys().keys), deps));
}

function kindOf(kind: string): KeyKind {
  const known = keyKinds.find((each) => each === kind);
  if (known !== undefined) return known;
  throw new ProductError(
    'invalid_request',
    `there is no key “${kind}”; choose ${keyKinds.join(', ')}`,
  );
}

function show(keys: TenantKeys, { print }: CliDeps): void {
  for (const key of logKeysOf(keys)) print(formatLogKey(key));
}
