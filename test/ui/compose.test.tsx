// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DraftDoor, OpenMail, Written } from '../../src/ui/host/host.ts';
import { Pane } from '../../src/ui/pane/pane.tsx';
import * as offline from '../../src/ui/pane/use-offline.ts';
import { ApiError } from '../../src/ui/shared/api-error.ts';
import { draftAnswer, fakeApi, fakeDoor, handoff, people, show } from './stage.tsx';

afterEach(cleanup);

const deniz = { name: 'Deniz Yıldız', address: people.deniz.mail };

/** A forward to Deniz, who is away. */
function writing(
  more: Partial<Written> = {},
  insert = vi.fn<DraftDoor['insert']>(async () => undefined),
) {
  const written: Written = {
    subject: 'WG: 2. Mahnung',
    body: 'Bitte prüfen.',
    to: [deniz],
    others: [],
    original: '<1@alsterdruck.example>',
    ...more,
  };
  const draft = {
    read: vi.fn(async () => written),
    onRecipientsChange: vi.fn(),
    save: vi.fn(async () => 'draft-1'),
    insert,
    leaveCheck: vi.fn(async () => undefined),
  };
  const open: OpenMail = { kind: 'draft', key: 'c1', draft };
  return { draft, door: fakeDoor(open).door };
}

const insertButton = () => screen.findByRole('button', { name: 'Sabine Kern einsetzen' });

describe('a forward that is being written', () => {
  test('shows the owner from what is written, and who in “To” is away', async () => {
    const { door } = writing();
    const api = fakeApi();
    show(<Pane door={door} />, api);
    expect(await insertButton()).toBeTruthy();
    expect(screen.getByText('Sie leiten weiter')).toBeTruthy();
    expect(screen.getByText('Deniz Yıldız ist bis 4. Dez. abwesend.')).toBeTruthy();
    expect(api.suggestForDraft.mock.calls[0]?.[0]).toEqual({
      subject: 'WG: 2. Mahnung',
      body: 'Bitte prüfen.',
      recipients: [deniz],
      original: '<1@alsterdruck.example>',
    });
  });

  test('claims first, then puts person, block and tag into the mail, and takes the wrong one out', async () => {
    const { door, draft } = writing();
    const api = fakeApi();
    show(<Pane door={door} />, api);
    await userEvent.type(await screen.findByLabelText('Notiz (freiwillig)'), 'Mahnstopp');
    await userEvent.click(await insertButton());
    const done = { name: 'Sabine Kern steht jetzt in Ihrer Mail' };
    expect(await screen.findByRole('heading', done)).toBeTruthy();
    const [order] = api.claimOwnSend.mock.calls[0] ?? [];
    expect(order).toMatchObject({
      draftId: 'draft-1',
      original: '<1@alsterdruck.example>',
      responsibilityId: 1,
      recipientOid: people.sabine.oid,
      note: 'Mahnstopp',
    });
    expect(draft.insert.mock.calls).toEqual([
      [
        {
          recipient: { name: 'Sabine Kern', address: people.sabine.mail },
          remove: [people.deniz.mail],
          block: '<div>Übergabe</div>',
          tag: order?.handoffKey,
        },
      ],
    ]);
  });

  test('leaves out the block, and leaves people in, when told so', async () => {
    const { door, draft } = writing();
    show(<Pane door={door} />, fakeApi());
    await userEvent.click(await screen.findByLabelText('Übergabe-Block voranstellen'));
    await userEvent.click(screen.getByLabelText('Deniz Yıldız aus „An“ nehmen'));
    await userEvent.click(await insertButton());
    await waitFor(() => expect(draft.insert).toHaveBeenCalled());
    expect(draft.insert.mock.calls[0]).toEqual([
      expect.objectContaining({ remove: [], recipient: expect.anything() }),
    ]);
    expect(draft.insert).not.toHaveBeenCalledWith(
      expect.objectContaining({ block: expect.anything() }),
    );
  });

  test('leaves with the draft what the send event is to know', async () => {
    const { door, draft } = writing();
    show(<Pane door={door} />, fakeApi());
    await waitFor(() => expect(draft.leaveCheck).toHaveBeenCalledWith(draftAnswer().check));
  });

  test('says with the next words where the forwarded mail was found', async () => {
    const { door, draft } = writing();
    const foundIn = 'info@nordlicht.example';
    const api = fakeApi({ suggestForDraft: async () => draftAnswer({ foundIn }) });
    show(<Pane door={door} />, api);
    await insertButton();
    draft.read.mockResolvedValue({ ...(await draft.read()), body: 'Bitte prüfen, eilig.' });
    draft.onRecipientsChange.mock.calls[0]?.[0]();
    await waitFor(() => expect(api.suggestForDraft).toHaveBeenCalledTimes(2));
    expect(api.suggestForDraft.mock.calls.map(([asked]) => asked.foundIn)).toEqual([
      undefined,
      foundIn,
    ]);
  });

  test('warns of a wrong colleague also where the writer gets a copy', async () => {
    const jonas = { name: 'Jonas Petersen', address: people.jonas.mail };
    const petra = { name: 'Petra Hansen', address: people.petra.mail };
    const { door } = writing({ to: [jonas], others: [petra] });
    show(<Pane door={door} />, fakeApi());
    await insertButton();
    expect(screen.getByText('Jonas Petersen ist dafür nicht zuständig.')).toBeTruthy();
  });

  test('leaves the one who was chosen instead of the one who was proposed', async () => {
    const { door, draft } = writing();
    show(<Pane door={door} />, fakeApi());
    await insertButton();
    await userEvent.click(screen.getByRole('button', { name: /^Jonas Petersen/ }));
    await waitFor(() =>
      expect(draft.leaveCheck).toHaveBeenLastCalledWith(
        expect.objectContaining({
          owner: expect.objectContaining({ address: people.jonas.mail }),
          answerable: expect.arrayContaining([people.jonas.mail]),
        }),
      ),
    );
  });

  test('puts nothing into the mail when somebody has the request already', async () => {
    const { door, draft } = writing();
    const status = { kind: 'handed_off', handoff: handoff() } as const;
    const api = fakeApi({ claimOwnSend: async () => ({ kind: 'already', status }) });
    show(<Pane door={door} />, api);
    await userEvent.click(await insertButton());
    expect(await screen.findByText(/^Bei Sabine Kern/)).toBeTruthy();
    expect(draft.insert).not.toHaveBeenCalled();
  });

  test('gives a second try the same key when the mail could not be changed', async () => {
    const insert = vi
      .fn<DraftDoor['insert']>(async () => undefined)
      .mockRejectedValueOnce(new Error('Office: 5001'));
    const { door } = writing({}, insert);
    const api = fakeApi();
    show(<Pane door={door} />, api);
    await userEvent.click(await insertButton());
    await waitFor(() => expect(insert).toHaveBeenCalledTimes(1));
    await userEvent.click(await insertButton());
    await waitFor(() => expect(insert).toHaveBeenCalledTimes(2));
    const keys = api.claimOwnSend.mock.calls.map(([order]) => order.handoffKey);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('a mail whose words do not say yet whose it is', () => {
  test('says so, and offers the search', async () => {
    const { door } = writing({ original: '', subject: '' });
    const suggestion = { kind: 'unclear', options: [] } as const;
    show(
      <Pane door={door} />,
      fakeApi({ suggestForDraft: async () => draftAnswer({ suggestion: suggestion as never }) }),
    );
    expect(await screen.findByText('Noch nicht klar, für wen das ist')).toBeTruthy();
    expect(screen.getByText('Sie schreiben eine Mail')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Jemand anders …' }));
    expect(await screen.findByRole('searchbox')).toBeTruthy();
  });
});

describe('without connection', () => {
  test('the kept register proposes, and nothing is offered that could only be refused', async () => {
    const part = await offline.offlinePart();
    const draftFromShelf = async () => draftAnswer();
    const shelf = vi.spyOn(offline, 'offlinePart').mockResolvedValue({ ...part, draftFromShelf });
    const noConnection = new ApiError({ kind: 'offline', code: 'no_connection' });
    const api = fakeApi();
    api.suggestForDraft.mockRejectedValue(noConnection);
    const { door, draft } = writing();
    show(<Pane door={door} />, api);
    await userEvent.type(await screen.findByLabelText('Notiz (freiwillig)'), 'Mahnstopp');
    expect(screen.getByText(/Ohne Eintrag geht keine Mail hinaus/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Adresse kopieren' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /einsetzen/ })).toBeNull();
    api.suggestForDraft.mockImplementation(async () => draftAnswer());
    await userEvent.click(screen.getByRole('button', { name: 'Jetzt erneut versuchen' }));
    expect(await insertButton()).toBeTruthy();
    const note = screen.getByLabelText<HTMLTextAreaElement>('Notiz (freiwillig)');
    expect(note.value).toBe('Mahnstopp');
    expect(draft.save).not.toHaveBeenCalled();
    shelf.mockRestore();
  });
});
