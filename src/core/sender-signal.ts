import type { Features } from './features.ts';
import { matchesGlob } from './glob.ts';
import { rarity } from './rarity.ts';
import type { RegisterIndex, SenderRule } from './register-index.ts';
import type { Evidence } from './suggestion.ts';

/** A rule somebody wrote about this very address, about its whole company, about anything like it. */
const addressWeight = 6;
const domainWeight = 5;
const globWeight = 4;
/** Much less: a shared mailbox collects all sorts of mail. */
const mailboxWeight = 2;

/** Sender rules that fit, by place of the responsibility in the index; the most exact one of each. */
export function senderEvidence({ sender }: Features, index: RegisterIndex): [number, Evidence][] {
  if (sender === '') return [];
  const domain = sender.slice(sender.lastIndexOf('@'));
  const rules: [readonly SenderRule[], number, string][] = [
    [index.senders.get(sender) ?? [], addressWeight, sender],
    [sender === domain ? [] : (index.senders.get(domain) ?? []), domainWeight, domain.slice(1)],
    [index.senderGlobs.filter(({ pattern }) => fits(sender, pattern)), globWeight, sender],
  ];
  const found = new Map<number, Evidence>();
  for (const [fitting, weight, shown] of rules) {
    for (const { at, pattern } of fitting) {
      if (!found.has(at))
        found.set(at, { kind: 'sender', found: shown, matched: pattern, where: 'sender', weight });
    }
  }
  return [...found];
}

/** `@*.example` is about domains, whatever stands before the `@`. */
function fits(sender: string, pattern: string): boolean {
  return matchesGlob(sender, pattern.startsWith('@') ? `*${pattern}` : pattern);
}

export function mailboxEvidence(
  { mailboxes }: Features,
  index: RegisterIndex,
): [number, Evidence][] {
  const found = new Map<number, Evidence>();
  for (const mailbox of mailboxes) {
    const holders = index.mailboxes.get(mailbox) ?? [];
    const weight = mailboxWeight * rarity(new Set(holders).size, index.responsibilities.length);
    for (const at of holders) {
      if (!found.has(at))
        found.set(at, {
          kind: 'mailbox',
          found: mailbox,
          matched: mailbox,
          where: 'mailbox',
          weight,
        });
    }
  }
  return [...found];
}
