// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Api } from '../../src/ui/shared/api.ts';
import type { ProposedLine } from '../../src/core/findings/line-remedies.ts';
import type { RegisterFinding } from '../../src/core/findings/register-finding.ts';
import FindingsPage from '../../src/ui/tab/findings/findings-page.tsx';
import { LiveRegion } from '../../src/ui/shared/live-region.tsx';
import { fakeApi, fakeHost, people, registerEntry, replayAnswer, show } from './stage.tsx';

afterEach(cleanup);

const register = { asOf: '2026-11-23T08:00:00Z', stale: false, skippedRows: 0 };

function countsOf(findings: RegisterFinding[]) {
  const of = (wanted: string) => findings.filter(({ weight }) => weight === wanted).length;
  return { urgent: of('urgent'), soon: of('soon'), note: of('note') };
}

function look(
  findings: RegisterFinding[],
  more: { pending?: boolean; locale?: string; api?: Partial<Api> } = {},
) {
  const { pending = false, locale = 'de-DE', api } = more;
  show(
    <MemoryRouter>
      <LiveRegion>
        <FindingsPage />
      </LiveRegion>
    </MemoryRouter>,
    fakeApi({
      findings: async () => ({
        findings,
        counts: countsOf(findings),
        unchecked: ['accounts'],
        pending,
        register,
      }),
      ...api,
    }),
    fakeHost({ kind: 'teams', locale }),
  );
}

const disabled: RegisterFinding = {
  kind: 'disabled',
  weight: 'urgent',
  row: 5,
  title: 'Mahnungen von Lieferanten',
  area: 'Rechnungen',
  column: 'Owner',
  about: { people: [people.deniz] },
  remedy: { does: 'name_owner', row: 5, columns: { Owner: people.sabine, Deputy: null } },
};
const away: RegisterFinding = {
  ...disabled,
  kind: 'nobody_answers',
  weight: 'soon',
  about: { people: [people.deniz], from: '2026-11-30', to: '2026-12-09' },
  remedy: { does: 'edit', row: 5, columns: {} },
};

it('says in German what is wrong, why it matters and what would mend it', async () => {
  look([disabled, away]);
  expect(await screen.findByText('Deniz Yıldız (zuständig): Das Konto ist gesperrt.')).toBeTruthy();
  expect(screen.getByText('Übergaben an diese Person liest niemand.')).toBeTruthy();
  expect(screen.getByText('Vorschlag: Sabine Kern als zuständig eintragen')).toBeTruthy();
  expect(screen.getByText('Vom 30. Nov. bis 9. Dez. antwortet niemand.')).toBeTruthy();
  expect(screen.getByText(/Konten der Personen .* nicht prüfen/)).toBeTruthy();
});

it('says the same in English', async () => {
  look([disabled, away], { locale: 'en-GB' });
  expect(await screen.findByText('Deniz Yıldız (owner): the account is disabled.')).toBeTruthy();
  expect(screen.getByText('Proposal: Name Sabine Kern as owner')).toBeTruthy();
  expect(screen.getByText('From 30 Nov to 9 Dec nobody answers.')).toBeTruthy();
});

it('leads those who may edit to the row where it is mended, others to where it is read', async () => {
  const linkTo = async (mayEdit: boolean) => {
    look([disabled], { api: { registerRights: async () => ({ mayEdit, editors: [] }) } });
    const link = await screen.findByRole('link', { name: 'Mahnungen von Lieferanten' });
    await waitFor(() =>
      expect(link.getAttribute('href')).toMatch(mayEdit ? /^.register/ : /^.find/),
    );
    cleanup();
  };
  await linkTo(true);
  await linkTo(false);
});

it('says that the check is still going on, and that nothing is wrong only when it is over', async () => {
  look([], { pending: true });
  expect(await screen.findByText(/Register wird gerade geprüft/)).toBeTruthy();
  expect(screen.queryByText('Nichts zu beanstanden')).toBeNull();
});

describe('a border that corrections speak for', () => {
  const columns = { NotHere: 'Reisekosten\nMahnungen' };
  const border: RegisterFinding = {
    ...disabled,
    kind: 'corrected_into',
    weight: 'soon',
    column: 'NotHere',
    about: { count: 4, others: [{ row: 1, title: 'Eingangsrechnungen' }] },
    remedy: { does: 'draw_border', row: 1, columns },
  };
  const entry = registerEntry({ id: 1 }, { NotHere: 'Reisekosten' });
  const saved = { kind: 'saved' as const, entry, undo: [] };

  it('can be replayed, and is written only by a click', async () => {
    const replay = vi.fn(async () => replayAnswer());
    const changeRows = vi.fn(async () => ({ results: [saved] }));
    look([border], { api: { replay, changeRows, registerRow: async () => entry } });
    await screen.findByText(/4 Anfragen, für die Baton „Eingangsrechnungen“ vorschlug/);
    expect(screen.getByText(/Bei „Eingangsrechnungen“ unter „Gehört nicht hierher“/)).toBeTruthy();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Was würde sich ändern?' }));
    await screen.findByText(/an den letzten 4 Übergaben nichts/);
    expect(
      screen.getByText(/^„Eingangsrechnungen“ stünde einmal an erster Stelle, wie bisher/),
    ).toBeTruthy();
    expect(replay).toHaveBeenCalledWith({ row: 1, columns });
    expect(changeRows).not.toHaveBeenCalled();
    await user.click(await screen.findByRole('button', { name: 'So ändern' }));
    await screen.findAllByText('„Eingangsrechnungen“ ist geändert.');
    expect(changeRows).toHaveBeenCalledWith({ changes: [{ id: 1, etag: entry.etag, columns }] });
  });

  it.each(['Ganz anders', '', 'Reise'])(
    'overwrites nothing that somebody made of it meanwhile: “%s”',
    async (NotHere) => {
      const changeRows = vi.fn(async () => ({ results: [saved] }));
      const theirs = registerEntry({ id: 1 }, { NotHere });
      look([border], { api: { changeRows, registerRow: async () => theirs } });
      await userEvent.setup().click(await screen.findByRole('button', { name: 'So ändern' }));
      expect((await screen.findByRole('alert')).textContent).toContain(
        'Nichts wurde überschrieben',
      );
      expect(changeRows).not.toHaveBeenCalled();
    },
  );

  it('comes first for the owner of the row, who agrees to it without the right to edit', async () => {
    const mine = { ...border, remedy: { does: 'draw_border' as const, row: 1, columns } };
    const answerProposal = vi.fn(async () => entry);
    look([disabled, mine], {
      api: {
        answerProposal,
        ownProposals: async () => ({ proposals: [mine], pending: false }),
        registerRights: async () => ({ mayEdit: false, editors: [] }),
      },
    });
    const agree = await screen.findByRole('button', { name: 'Einverstanden, so ändern' });
    const titles = screen
      .getAllByRole('heading', { level: 2 })
      .map(({ textContent }) => textContent);
    expect(titles[0]).toMatch(/^Vorschläge zu Ihren Zuständigkeiten/);
    expect(titles).toHaveLength(2);
    await userEvent.setup().click(agree);
    await screen.findAllByText('„Eingangsrechnungen“ ist geändert.');
    expect(answerProposal).toHaveBeenCalledWith(1, { columns, answer: 'agree' });
  });

  it('is agreed to by its owner who is offered to edit, but may not write this row', async () => {
    const mine = { ...border, remedy: { does: 'draw_border' as const, row: 1, columns } };
    const answerProposal = vi.fn(async () => entry);
    const problem = { status: 403, code: 'no_access' as const, type: 'x', title: 'x', detail: 'x' };
    const refused = { kind: 'failed' as const, problem: { ...problem, requestId: 'x' } };
    const agreeing = async (isMine: boolean) => {
      look([mine], {
        api: {
          answerProposal,
          changeRows: async () => ({ results: [refused] }),
          registerRow: async () => entry,
          ownProposals: async () => ({ proposals: isMine ? [mine] : [], pending: false }),
        },
      });
      if (isMine) await screen.findByRole('button', { name: 'Nein, bleibt so' });
      await userEvent.setup().click(await screen.findByRole('button', { name: 'So ändern' }));
    };
    await agreeing(true);
    await screen.findAllByText('„Eingangsrechnungen“ ist geändert.');
    expect(answerProposal).toHaveBeenCalledExactlyOnceWith(1, { columns, answer: 'agree' });
    cleanup();
    // to anybody else it is refused as it was
    await agreeing(false);
    await screen.findByRole('alert');
    expect(answerProposal).toHaveBeenCalledOnce();
  });

  it('stays as it is when its owner says no, who can take that back where they said it', async () => {
    const declined = { at: '2026-11-22T09:14:00Z', by: 'Deniz Yıldız', stands: true };
    const answered = (said: boolean): ProposedLine => ({
      ...border,
      remedy: { does: 'draw_border', row: 1, columns },
      ...(said && { weight: 'note', about: { ...border.about, declined } }),
    });
    let saidNo = false;
    const answerProposal = vi.fn<Api['answerProposal']>(async (_row, { answer }) => {
      saidNo = answer === 'decline';
      return entry;
    });
    look([answered(false)], {
      api: {
        answerProposal,
        ownProposals: async () => ({ proposals: [answered(saidNo)], pending: false }),
        registerRights: async () => ({ mayEdit: false, editors: [] }),
      },
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Nein, bleibt so' }));
    const note = await screen.findByText(/^Deniz Yıldız sagt Nein \(/);
    await waitFor(() => expect(document.activeElement?.contains(note)).toBe(true));
    expect(screen.queryByRole('button', { name: 'Einverstanden, so ändern' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Nein zurücknehmen' }));
    await screen.findByRole('button', { name: 'Einverstanden, so ändern' });
    expect(answerProposal.mock.calls.map(([, { answer }]) => answer)).toEqual([
      'decline',
      'ask_again',
    ]);
  });

  it('shows those who keep the register who said no, without a button to write it all the same', async () => {
    const declined = { at: '2026-11-22T09:14:00Z', by: 'Deniz Yıldız', stands: true };
    look([{ ...border, weight: 'note', about: { ...border.about, declined } }]);
    await screen.findByText(/^Deniz Yıldız sagt Nein \(/);
    expect(screen.getByText(/Bei „Eingangsrechnungen“ unter „Gehört nicht hierher“/)).toBeTruthy();
    for (const name of ['So ändern', 'Nein zurücknehmen', 'Nein, bleibt so'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  it('can only be looked at by whoever may not edit the register', async () => {
    const registerRights = async () => ({ mayEdit: false, editors: [] });
    look([border], { api: { registerRights } });
    await screen.findByText(/das Register bearbeiten darf/);
    expect(screen.queryByRole('button', { name: 'So ändern' })).toBeNull();
  });
});
