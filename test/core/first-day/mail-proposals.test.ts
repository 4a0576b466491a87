import { expect, it } from 'vitest';
import { proposalsFromMails } from '../../../src/core/first-day/mail-proposals.ts';
import type { Mail } from '../../../src/core/mail.ts';
import { templateTexts } from '../../../src/templates/templates.ts';
import { mail } from '../../support/register.ts';

const templates = templateTexts('de');
const from = (address: string, subject: string, text = ''): Mail =>
  mail({ subject, text, from: { name: '', address } });
const propose = (...mails: Mail[]) => proposalsFromMails(mails, templates, ['nordlicht.example']);

it('counts which template the mails would have been for, and says of their senders only the domain', () => {
  const bills = [1, 2, 3].map((number) =>
    from('post@alsterdruck.example', `Rechnung 471${number}`, 'Anbei unsere Eingangsrechnung.'),
  );
  const found = propose(...bills, from('a@b.example', 'Xylophon'));
  expect(found).toEqual({
    requests: 4,
    unmatched: 1,
    proposals: [{ number: 101, mails: 3, senders: [{ domain: 'alsterdruck.example', mails: 3 }] }],
  });
  expect(JSON.stringify(found)).not.toMatch(/471|Rechnung|post@/);
});

it('proposes no sender who writes about other things too, too seldom, or from where everybody does', () => {
  const bill = (address: string) => from(address, 'Rechnung 4711', 'Anbei die Eingangsrechnung.');
  const senders = (...mails: Mail[]) => propose(...mails).proposals.flatMap((each) => each.senders);
  expect(senders(bill('a@b.example'), bill('a@b.example'))).toEqual([]);
  const three = (address: string) => [bill(address), bill(address), bill(address)];
  for (const address of ['a@gmx.de', 'a@*', 'a@*.example', '/o=firma/cn=anna'])
    expect(senders(...three(address)), address).toEqual([]);
  expect(senders(...three('a@b.example'))).toEqual([{ domain: 'b.example', mails: 3 }]);
  expect(senders(...three('a@b.example'), from('c@b.example', 'Bewerbung als Monteur'))).toEqual(
    [],
  );
});

it('leaves out colleagues and what asks for nothing', () => {
  expect(propose(from('petra@nordlicht.example', 'Rechnung'))).toMatchObject({ requests: 0 });
  expect(propose({ ...from('news@b.example', 'Rechnung'), bulk: true })).toMatchObject({
    requests: 0,
  });
});
