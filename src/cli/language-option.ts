import { type Command, Option } from 'commander';

export type Language = 'de' | 'en';

/** Adds `--language`; `--lang`, as it was called at some commands, means the same and is not shown. */
export function withLanguage(command: Command, what: string, standard: Language): Command {
  const option = (flags: string) => new Option(flags, `language ${what}`).choices(['de', 'en']);
  return command
    .addOption(option('--language <language>').default(standard))
    .addOption(option('--lang <language>').hideHelp())
    .on('option:lang', (language: Language) => command.setOptionValue('language', language));
}
