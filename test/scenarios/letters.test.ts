import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorker, type Worker } from '../../src/main/rounds.ts';
import { sendDigest } from '../../src/usecases/digest.ts';
import { startWorld, type World } from '../support/world.ts';

/** A Wednesday, ten o'clock in Hamburg. */
const began = new Date('2026-11-25T09:00:00Z');
const [owner, editor, asked] = ['Maren Jessen', 'Linh Nguyen', 'Petra Hansen'];
const minute = 60;
const day = 24 * 60 * minute;

let world: World;
let round: Worker['round'];
beforeEach(async () => {
  world = await startWorld({ today: began, mails: false, inTeams: true });
  ({ round } = createWorker(world.product));
});
afterEach(() => world.close());

interface Received {
  subject: string;
  body: { content: string };
}

async function lettersTo(name: string): Promise<Received[]> {
  const path = '/me/mailFolders/inbox/messages?$top=20';
  const { value } = await world.graph<{ value: Received[] }>(name, path);
  return value.filter(({ subject }) => subject.startsWith('Baton: '));
}

async function setReviewBy(name: string, reviewBy: string): Promise<string[]> {
  const { body } = await world.api(editor, 'GET', `/register?q=${encodeURIComponent(name)}`);
  const mine: { id: number; etag: string; columns: any }[] = body.entries.filter(
    (entry: { columns: any }) => entry.columns.Owner.name === name,
  );
  const changes = mine.map(({ id, etag }) => ({ id, etag, columns: { ReviewBy: reviewBy } }));
  await world.api(editor, 'POST', '/register/changes', { changes });
  await world.passTime(400);
  return mine.map(({ columns }) => columns.Title);
}

describe('reminders of reviews', () => {
  it('come once a week, one mail with everything that waits, until it is answered', async () => {
    const titles = await setReviewBy(owner, '2026-11-20');
    await round();
    await round();
    const [letter, ...more] = await lettersTo(owner);
    expect(more).toEqual([]);
    expect(letter?.subject).toBe('Baton: Noch Ihre Zuständigkeit? · Still yours?');
    for (const title of titles) expect(letter?.body.content).toContain(title.replace('&', '&amp;'));
    expect(letter?.body.content).toContain('https://teams.microsoft.com/l/entity/');
    await world.passTime(7 * day);
    await round();
    expect(await lettersTo(owner)).toHaveLength(2);
  });

  it('say how many rows they are about, and not which, where rows have rights of their own', async () => {
    const titles = await setReviewBy(owner, '2026-11-20');
    await world.product.registerList.writeSetting('RowRights', 'yes');
    await world.passTime(400);
    await round();
    const [letter] = await lettersTo(owner);
    expect(letter?.body.content).toContain(`${titles.length} Zuständigkeiten`);
    for (const title of titles)
      expect(letter?.body.content).not.toContain(title.replace('&', '&amp;'));
  });

  it('do not come at night, nor to whom nothing is asked', async () => {
    await setReviewBy(owner, '2026-11-20');
    await world.passTime(12 * 60 * minute);
    await round();
    expect(await lettersTo(owner)).toEqual([]);
    await world.passTime(12 * 60 * minute);
    await round();
    expect(await lettersTo(owner)).toHaveLength(1);
    expect(await lettersTo(asked)).toEqual([]);
  });
});

describe('reminders of reviews to somebody', () => {
  it('whose account is closed are not written', async () => {
    await setReviewBy(owner, '2026-11-20');
    const account = (accountEnabled: boolean) =>
      world.control('PATCH', `/people/${world.oid(owner)}`, { accountEnabled });
    await account(false);
    await world.passTime(400);
    await round();
    await account(true);
    expect(await lettersTo(owner)).toEqual([]);
  });
});

describe('the digest', () => {
  it('goes once a week to those who keep the register, and to nobody whom the directory does not know', async () => {
    const address = 'linh.nguyen@nordlicht-technik.example';
    await world.product.registerList.writeSetting('Digest', `${address}\nx@elsewhere.example`);
    const [title = ''] = await setReviewBy(owner, '2026-11-20');
    const { body } = await world.api(owner, 'GET', '/reviews');
    const answer = { answer: 'not_mine', note: '<b>Olga</b>' };
    await world.api(owner, 'POST', `/reviews/${body.reviews[0].id}`, answer);
    await world.passTime(400);
    await round();
    await round();
    const [letter, ...more] = await lettersTo(editor);
    expect(more).toEqual([]);
    expect(letter?.body.content).toMatch(/Prüfhinweise zum Register: \d+ dringend/);
    expect(letter?.body.content).toContain(title);
    expect(letter?.body.content).toContain('„&lt;b&gt;Olga&lt;/b&gt;“');
    const sent = await world.control<{ event: string }[]>('GET', '/ledger');
    expect(JSON.stringify(sent.filter(({ event }) => event.startsWith('mail')))).not.toContain(
      'elsewhere.example',
    );
  });

  it('goes to no account that is closed', async () => {
    const address = 'linh.nguyen@nordlicht-technik.example';
    await world.product.registerList.writeSetting('Digest', address);
    await setReviewBy(owner, '2026-11-20');
    await world.control('PATCH', `/people/${world.oid(editor)}`, { accountEnabled: false });
    await world.passTime(400);
    await round();
    expect(await world.product.settingRows.find('LastDigest')).toBeDefined();
    await world.control('PATCH', `/people/${world.oid(editor)}`, { accountEnabled: true });
    expect(await lettersTo(editor)).toEqual([]);
  });

  it('has the register checked only when something may be sent', async () => {
    await world.product.registerList.writeSetting(
      'Digest',
      'linh.nguyen@nordlicht-technik.example',
    );
    await setReviewBy(owner, '2026-11-20');
    const { context, settingRows: settings, letters, registerList } = world.product;
    if (letters === undefined) throw new Error('no mailbox');
    const latestCheck = vi.fn(context.latestCheck);
    const { findPerson } = registerList;
    const onFailed = vi.fn();
    const deps = { ...context, settings, letters, findPerson, onFailed, latestCheck };
    expect(await sendDigest(deps)).toBe(true);
    await world.passTime(400);
    expect(await sendDigest(deps)).toBe(false);
    expect(latestCheck).toHaveBeenCalledTimes(1);
    await world.passTime(7 * day + 12 * 60 * minute);
    expect(await sendDigest(deps)).toBe(false);
    expect(latestCheck).toHaveBeenCalledTimes(1);
  });

  it('is sent to nobody while nobody is named', async () => {
    await setReviewBy(owner, '2026-11-20');
    await round();
    expect(await world.product.settingRows.find('LastDigest')).toBeUndefined();
  });
});

describe('whoever is asked to cover', () => {
  const ask = async (who: string) => {
    const { body } = await world.api(owner, 'GET', '/absences');
    const [{ id }] = body.own;
    return world.api(owner, 'POST', `/absences/${id}/actions`, {
      action: 'ask',
      oid: world.oid(who),
    });
  };

  it('is told once; whoever is asked instead of them is told as well', async () => {
    await world.api(owner, 'POST', '/absences', { from: '2026-12-01', to: '2026-12-04' });
    await ask(asked);
    await round();
    await round();
    const [letter, ...more] = await lettersTo(asked);
    expect(more).toEqual([]);
    expect(letter?.body.content).toContain('Maren Jessen bittet Sie um Vertretung');
    expect(letter?.body.content).toContain('2026-12-01 – 2026-12-04');
    await ask('Mirko Albrecht');
    await round();
    expect(await lettersTo('Mirko Albrecht')).toHaveLength(1);
    expect(await lettersTo(asked)).toHaveLength(1);
  });

  it('is told in the next round when Microsoft had no time for the mail', async () => {
    await world.api(owner, 'POST', '/absences', { from: '2026-12-01', to: '2026-12-04' });
    await ask(asked);
    await world.control('POST', '/faults', { path: '/sendMail', status: 429, times: 99 });
    await round();
    expect(await lettersTo(asked)).toEqual([]);
    await world.control('DELETE', '/faults');
    await world.passTime(15 * minute);
    await round();
    expect(await lettersTo(asked)).toHaveLength(1);
  });

  it('is not told any more once they have answered', async () => {
    await world.api(owner, 'POST', '/absences', { from: '2026-12-01', to: '2026-12-04' });
    await ask(asked);
    const { body } = await world.api(asked, 'GET', '/absences');
    await world.api(asked, 'POST', `/absences/${body.asks[0].id}/actions`, { action: 'accept' });
    await round();
    expect(await lettersTo(asked)).toEqual([]);
  });
});
