import type { HandoffView } from '../../wire/handoffs.ts';
import { plain } from '../shared/text.ts';
import type { useWords } from '../shared/use-words.ts';

/** Where the mail of work that was taken over lies, in words; nothing while its owner has it. */
export function mailAtWords(
  { mailAt }: Pick<HandoffView, 'mailAt'>,
  t: ReturnType<typeof useWords>['t'],
): string | undefined {
  if (mailAt === undefined) return undefined;
  return t(mailAt.kind === 'person' ? 'desk.mailWith' : 'desk.mailIn', {
    name: plain(mailAt.name),
  });
}
