import type { Command } from 'commander';
import type { CliDeps } from '../deps.ts';

/** `baton sign-in`, `sign-out`: the command line as a person. */
export function addSignIn(program: Command, deps: CliDeps): void {
  program
    .command('sign-in')
    .description(
      'sign in as yourself with a code that you enter in a browser; from then on --as-me works with your own rights, until sign-out',
    )
    .option('--probe', 'also for the mails to yourself that npx baton doctor --probe writes')
    .option('--json', 'print who is signed in as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  npx baton sign-in\n\nEnter the code only when you yourself have just started this command. What is kept lies in your home folder, in a file that only you can read. Exit code 3 when the code expired, was declined, or your company does not allow it.',
    )
    .action(async ({ json, probe }: { json?: true; probe?: true }) => {
      const show = ({ address, code }: { address: string; code: string }) =>
        deps.tell(
          `Open ${address} in a browser and enter the code ${code}. It is good for 15 minutes.`,
        );
      const person = await deps.signIn().signIn(show, probe && 'probe');
      if (json) deps.print(JSON.stringify(person));
      else deps.tell(`Signed in as ${person.name}.`);
    });

  program
    .command('sign-out')
    .description('forget the sign-in of this machine')
    .option('--json', 'print that nobody is signed in as JSON')
    .addHelpText('after', '\nExample:\n  npx baton sign-out')
    .action(async ({ json }: { json?: true }) => {
      await deps.signIn().signOut();
      if (json) deps.print(JSON.stringify({ signedIn: false }));
      else deps.tell('Nobody is signed in any more.');
    });
}
