import type { Command } from 'commander';
import { ProductError } from '../../core/errors.ts';
import { commandLineSteps, portalSteps } from '../../core/portal-steps.ts';
import { type RegistrationStep, registerApp } from '../../usecases/register-app.ts';
import { type CommandLineStep, registerCommandLine } from '../../usecases/register-command-line.ts';
import type { CliDeps } from '../deps.ts';

interface RegisterAppOptions {
  host?: string;
  name?: string;
  commandLine?: true;
  probe?: true;
  site?: string;
  secret?: true;
  mails?: true;
  presence?: true;
  dryRun?: true;
  steps?: true;
  json?: true;
}

const words: Record<RegistrationStep | CommandLineStep, string> = {
  registration: 'App registration',
  address: 'Application ID URI',
  token_version: 'Tokens of version 2',
  scope: 'Scope access_as_user',
  clients: 'Teams and Outlook as authorised clients',
  redirects: 'Redirect addresses, with brk-multihub for sign-in inside Teams and Outlook',
  permissions: 'Permissions of Microsoft Graph (not yet consented to)',
  principal: 'Enterprise application',
  site: 'The right to the one site',
  secret: 'Client secret',
  public_client: 'Sign-in with a device code, without a secret',
};

const batonName = 'Baton';
const commandLineName = 'Baton command line';

const outcomes = { there: 'is there', done: 'done', to_do: 'would be done' } as const;

/** `baton register-app`: the app registration in Entra. */
export function addRegisterApp(program: Command, deps: CliDeps): void {
  program
    .command('register-app')
    .description(
      'create Baton’s app registration in Entra, or add what it lacks; safe to repeat, takes nothing away. Needs the token of an admin in BATON_ADMIN_TOKEN (Application.ReadWrite.All, with --site also Sites.FullControl.All)',
    )
    .option('--host <host>', 'where the server is reached, for example baton.contoso.example')
    .option(
      '--command-line',
      'instead, the command line’s own registration, with which people sign in (npx baton sign-in)',
    )
    .option('--probe', 'with --command-line: also what npx baton doctor --probe asks a person for')
    .option('--name <name>', 'name of the registration (default: Baton, or Baton command line)')
    .option('--site <url>', 'give Baton this SharePoint site, and no other')
    .option('--secret', 'make a new client secret and print it once')
    .option('--mails', 'also ask for Mail.Send, for BATON_NOTIFY_FROM')
    .option('--presence', 'also ask for Presence.Read.All, for the setting ShowPresence')
    .option('--dry-run', 'only say what would be done')
    .option('--steps', 'say the same steps for the Entra admin center, and do nothing')
    .option('--json', 'print what was done as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  npx baton register-app --host baton.contoso.example --steps\n  export BATON_ADMIN_TOKEN=$(az account get-access-token --resource-type ms-graph --query accessToken -o tsv)\n  npx baton register-app --host baton.contoso.example --dry-run\n  npx baton register-app --command-line --site https://contoso.sharepoint.com/sites/baton',
    )
    .action((options: RegisterAppOptions) =>
      options.commandLine ? registerCommands(options, deps) : register(options, deps),
    );
}

async function register(options: RegisterAppOptions, deps: CliDeps): Promise<void> {
  const { host = '', name = batonName, site } = options;
  const { dryRun = false, secret = false, mails = false, presence = false } = options;
  if (!/^[a-z0-9.-]+(:\d+)?$/i.test(host))
    throw new ProductError(
      'invalid_request',
      `--host is a name like baton.contoso.example, not “${host}”.`,
    );
  if (options.steps) return printSteps(portalSteps(host), options, deps);
  const wish = { name, host, siteUrl: site, secret, mails, presence, dryRun };
  const outcome = await registerApp(deps.appDirectory(), wish);
  if (options.json) return deps.print(JSON.stringify(outcome, null, 2));
  printOutcome(outcome.steps, deps);
  if (outcome.appId === undefined) return;
  deps.print(`\nBATON_CLIENT_ID=${outcome.appId}`);
  deps.print(`BATON_SCOPE=api://${host}/${outcome.appId}/access_as_user`);
  if (outcome.secret !== undefined) deps.print(`BATON_CLIENT_SECRET=${outcome.secret}`);
  tellConsent(outcome.appId, deps);
}

/** `baton register-app --command-line`: for people who sign in with a device code. */
async function registerCommands(options: RegisterAppOptions, deps: CliDeps): Promise<void> {
  const { name = commandLineName, site: siteUrl, dryRun = false, probe = false } = options;
  if (options.steps) return printSteps(commandLineSteps(probe), options, deps);
  const wish = { name, batonName, siteUrl, probe, dryRun };
  const outcome = await registerCommandLine(deps.appDirectory(), wish);
  if (options.json) return deps.print(JSON.stringify(outcome, null, 2));
  printOutcome(outcome.steps, deps);
  if (outcome.appId === undefined) return;
  deps.print(`\nBATON_CLI_CLIENT_ID=${outcome.appId}`);
  tellConsent(outcome.appId, deps);
}

function printSteps(
  steps: readonly string[],
  { json }: Pick<RegisterAppOptions, 'json'>,
  deps: CliDeps,
): void {
  if (json) return deps.print(JSON.stringify({ steps }, null, 2));
  for (const [at, step] of steps.entries()) deps.print(`${at + 1}. ${step}`);
}

function printOutcome(
  steps: readonly { step: keyof typeof words; outcome: keyof typeof outcomes }[],
  deps: CliDeps,
): void {
  for (const { step, outcome } of steps) deps.print(`${words[step]}: ${outcomes[outcome]}`);
}

function tellConsent(appId: string, deps: CliDeps): void {
  deps.tell(
    `Left to do: an admin consents at https://login.microsoftonline.com/organizations/adminconsent?client_id=${appId}`,
  );
}
