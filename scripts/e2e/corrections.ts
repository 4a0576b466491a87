import { randomUUID } from 'node:crypto';
import type { Company } from './company.ts';

const petra = 'Petra Hansen';
/** Whom Petra gives them to, although Baton is sure that they are reminders of suppliers. */
const instead = 'Serviceeinsätze und Störungen';
const subjects = ['Mahnung', 'Payment reminder: overdue', 'Zahlungserinnerung, Mahnstufe 2'];

/** Three times "Wrong?" in the same way: from then on a line is proposed to the owner of the row. */
export async function correctThrice(company: Company): Promise<void> {
  const { responsibilities } = await company.api<{
    responsibilities: { id: number; title: string }[];
  }>(petra, 'GET', 'responsibilities/offline');
  const into = responsibilities.find(({ title }) => title === instead);
  for (const subject of subjects) {
    const path = `/mailboxes/petra.hansen@${company.sample.tenant.domain}/messages`;
    const { id: messageId } = await company.control<{ id: string }>('POST', path, {
      subject,
      from: { emailAddress: { name: 'Mieter', address: `${randomUUID()}@mieter.example` } },
      internetMessageId: `<${randomUUID()}@mieter.example>`,
      body: { contentType: 'text', content: `${subject}. ${subject}!` },
    });
    await company.api(petra, 'POST', 'suggestions', { messageId });
    const handoffKey = randomUUID();
    const order = { messageId, handoffKey, kind: 'forward', responsibilityId: into?.id };
    await company.api(petra, 'POST', 'handoffs', order);
    await company.api(petra, 'POST', `handoffs/${handoffKey}/actions`, { action: 'send_now' });
  }
}
