import type { Command } from 'commander';

/** What the first page of help says of each command; its own page says the rest. */
const summaries = {
  doctor: 'look at the tenant step by step and say what to do',
  'register-app': 'create Baton’s app registration in Entra, or add what it lacks',
  provision: 'create the lists that are missing, mend what was changed in them',
  keys: 'make, change and back up the tenant’s keys',
  'sign-in': 'sign in as yourself, for --as-me',
  'sign-out': 'forget the sign-in of this machine',
  starter: 'write responsibilities to begin with as a spreadsheet',
  export: 'write the register as a spreadsheet',
  import: 'read responsibilities from a spreadsheet, with a preview',
  'export-register': 'write the register as a register file',
  'import-register': 'write a register file into empty lists',
  check: 'say what is wrong in the register',
  suggest: 'say who should have a mail, and why',
  replay: 'say what a change would have done to the last hand-offs',
  'as-of': 'say who was responsible on a day',
  chapter: 'make the chapter of the process documentation for a day',
  'verify-chapter': 'say whether a chapter and its data belong together',
  'export-log': 'write the whole record',
  verify: 'verify an exported record',
  checkpoint: 'sign a checkpoint now',
  anchor: 'keep the last checkpoint outside the lists',
  archive: 'move the events of a year that is over',
  'personal-data': 'print what the lists hold about a person',
  erase: 'erase personal values of what is finished',
  'import-mail': 'put raw mails into a mailbox of the embedded tenant',
  evaluate: 'measure the decision on labelled mails',
};

export function shortenHelp(program: Command): void {
  const known = new Map(Object.entries(summaries));
  for (const command of program.commands) command.summary(known.get(command.name()) ?? '');
}
