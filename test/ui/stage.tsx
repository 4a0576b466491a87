import { configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { type Mock, vi } from 'vitest';
import { type DeskSection, sectionOf } from '../../src/core/desk.ts';
import type { RowColumns } from '../../src/core/register-change.ts';
import type { RegisterEntry } from '../../src/core/register-entry.ts';
import { defaultSite } from '../../src/core/site.ts';
import type { Candidate, Evidence } from '../../src/core/suggestion.ts';
import type { Host, MailDoor, OpenMail } from '../../src/ui/host/host.ts';
// the pane's later parts: here before a test waits for them
import '../../src/ui/pane/answered-screen.tsx';
import '../../src/ui/pane/handed-off-screen.tsx';
import '../../src/ui/pane/picker-screen.tsx';
import '../../src/ui/shared/ask-form.tsx';
import type { Api } from '../../src/ui/shared/api.ts';
import { Frame } from '../../src/ui/shared/frame.tsx';
import { toLanguage } from '../../src/ui/shared/i18n.ts';
import { openSeenLog } from '../../src/ui/shared/seen-log.ts';
import { createQueries } from '../../src/ui/shared/query-client.ts';
import type { Directory, DirectoryEntry } from '../../src/wire/directory.ts';
import type { Desk, HandoffPage, HandoffView } from '../../src/wire/handoffs.ts';
import type { ReplayAnswer, TraceAnswer } from '../../src/wire/register-check.ts';
import type { RegisterPage } from '../../src/wire/register.ts';
import type { DraftAnswer, MailAnswer } from '../../src/wire/suggestions.ts';
import '../support/pointer.ts';
import { speechIn } from '../support/words.ts';

/** On a busy machine a screen may take its time; what never comes still fails. */
configure({ asyncUtilTimeout: 10_000 });

const person = (number: number, name: string) => ({
  oid: `00000000-0000-4000-8000-00000000000${number}`,
  name,
  mail: `${number}@nordlicht.example`,
});
export const people = {
  sabine: person(1, 'Sabine Kern'),
  deniz: person(2, 'Deniz Yıldız'),
  jonas: person(3, 'Jonas Petersen'),
  petra: person(4, 'Petra Hansen'),
};
const register = { asOf: '2026-11-23T08:00:00Z', stale: false, skippedRows: 0 };

export const evidence = (found: string, more: Partial<Evidence> = {}): Evidence => ({
  kind: 'keyword',
  found,
  matched: found,
  where: 'subject',
  weight: 1,
  ...more,
});

export const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  responsibilityId: 1,
  title: 'Eingangsrechnungen',
  area: 'Rechnungen',
  notHere: '',
  recipient: {
    person: people.sabine,
    role: 'deputy',
    skipped: [{ person: people.deniz, role: 'owner', reason: 'away', until: '2026-12-04' }],
  },
  evidence: [evidence('Mahnung'), evidence('Rechnung')],
  score: 1,
  ...more,
});

export const answer = (more: Partial<MailAnswer> = {}): MailAnswer => ({
  mail: {
    subject: '2. Mahnung',
    from: { name: 'Alsterdruck', address: 'a@alsterdruck.example' },
    receivedAt: '2026-11-23T07:00:00Z',
    external: true,
  },
  status: { kind: 'open' },
  suggestion: {
    kind: 'suggested',
    band: 'clear',
    best: candidate(),
    alternatives: [
      candidate({ recipient: { person: people.jonas, role: 'second_deputy', skipped: [] } }),
    ],
  },
  duePhrases: [],
  register,
  ...more,
});

/** What the server says about a mail that is being written. */
export const draftAnswer = (more: Partial<DraftAnswer> = {}): DraftAnswer => ({
  status: { kind: 'open' },
  suggestion: answer().suggestion,
  duePhrases: [],
  check: {
    version: 2,
    owner: { name: 'Sabine Kern', address: people.sabine.mail, title: 'Eingangsrechnungen' },
    answerable: [people.sabine.mail, people.deniz.mail],
    expected: [people.petra.mail],
    away: [{ name: 'Deniz Yıldız', address: people.deniz.mail, until: '2026-12-04' }],
    left: [],
    internal: ['nordlicht.example'],
  },
  register,
  ...more,
});

export const handoff = (more: Partial<HandoffView> = {}): HandoffView => ({
  handoffKey: 'aaaaaaaa-0000-4000-8000-000000000001',
  subject: '2. Mahnung',
  area: 'Rechnungen',
  title: 'Eingangsrechnungen',
  from: { name: 'Alsterdruck', domain: 'alsterdruck.example' },
  receivedAt: '2026-11-23T07:00:00Z',
  handedOffAt: '2026-11-23T08:00:00Z',
  handedOffBy: { oid: people.petra.oid, name: people.petra.name },
  owner: { oid: people.sabine.oid, name: people.sabine.name },
  state: 'offered',
  stateSince: '2026-11-23T08:00:00Z',
  mailState: 'sent',
  note: '',
  reason: '',
  held: false,
  hops: 0,
  actions: [],
  asOf: '2026-11-23T08:00:00Z',
  ...more,
});

/** Jonas gave it to Petra, who has accepted it. */
export const mine = (more: Partial<HandoffView> = {}): HandoffView =>
  handoff({
    owner: people.petra,
    handedOffBy: people.jonas,
    state: 'accepted',
    actions: ['pass_on', 'done', 'wait'],
    ...more,
  });

/** Claimed, not sent yet: Petra may still take it back. */
export const pending = (more: Partial<HandoffView> = {}): HandoffView =>
  handoff({
    mailState: 'claimed',
    sendsInSeconds: 10,
    actions: ['undo', 'hold', 'send_now'],
    ...more,
  });

/** Taken back: nothing was sent. */
export const undone = (more: Partial<HandoffView> = {}): HandoffView =>
  handoff({ mailState: 'cancelled', state: 'withdrawn', ...more });

/** A mail that is with somebody, as pane and server show it. */
export function withSomebody(shown: HandoffView, more: Partial<Api> = {}) {
  const status = { kind: 'handed_off', handoff: shown } as const;
  return fakeApi({
    suggest: async () => answer({ status }),
    handoff: async () => shown,
    ...more,
  });
}

/** A row of the register, with the one who is there today. */
export const entry = (
  id: number,
  title: string,
  who: (typeof people)[keyof typeof people],
): DirectoryEntry => ({
  responsibility: {
    id,
    title,
    area: 'Rechnungen',
    description: '',
    notHere: '',
    keywords: [],
    excludedPhrases: [],
    senderPatterns: [],
    mailboxes: [],
    owner: who,
    deputies: [],
    team: [],
    informed: [],
    separateFrom: [],
    confidential: false,
    filing: false,
    validFrom: '2025-03-01',
  },
  recipient: { person: who, role: 'owner', skipped: [] },
});

export const directory = (more: Partial<Directory> = {}): Directory => ({
  entries: [],
  total: more.entries?.length ?? 0,
  areas: ['Rechnungen'],
  findings: [],
  findingCount: more.findings?.length ?? 0,
  register,
  ...more,
});

/** A page of the log, as fresh as can be. */
export const page = (handoffs: HandoffView[], more: Partial<HandoffPage> = {}): HandoffPage => ({
  handoffs,
  total: handoffs.length,
  asOf: register.asOf,
  ageSeconds: 0,
  stale: false,
  unreadable: 0,
  hidden: 0,
  ...more,
});

/** Petra's desk with these hand-offs where they belong. */
export function deskOf(handoffs: HandoffView[], more: Partial<Desk> = {}): Desk {
  const { handoffs: _, total: __, ...age } = page([]);
  const part = (section: DeskSection) => {
    const rows = handoffs.filter((each) => sectionOf(each, people.petra.oid) === section);
    return { handoffs: rows, total: rows.length };
  };
  return {
    offered: part('offered'),
    mine: part('mine'),
    waiting: part('waiting'),
    pending: part('pending'),
    given: part('given'),
    done: part('done'),
    covers: [],
    ...age,
    ...more,
  };
}

/** A row of the register as its screen shows it. */
export const registerEntry = (
  more: Partial<RegisterEntry> = {},
  columns: RowColumns = {},
): RegisterEntry => ({
  id: 1,
  etag: '"a,1"',
  state: 'active',
  review: 'fine',
  findings: [],
  ...more,
  columns: {
    Title: 'Eingangsrechnungen',
    Area: 'Rechnungen',
    Owner: people.deniz,
    Deputy: people.sabine,
    ValidFrom: '2025-03-01',
    Status: 'Active',
    ...columns,
  },
});

export const registerPage = (entries: RegisterEntry[]): RegisterPage => ({
  entries,
  total: entries.length,
  counts: { active: entries.length, upcoming: 0, draft: 0, unreadable: 0, ended: 0, retired: 0 },
  areas: ['Rechnungen', 'Einkauf'],
  register,
});

/** What a change would have done: nothing, of four hand-offs. */
export const replayAnswer = (more: Partial<ReplayAnswer> = {}): ReplayAnswer => ({
  asked: 4,
  left: 0,
  changed: 0,
  asChosen: 0,
  wasAsChosen: 0,
  here: { before: 1, after: 1 },
  visible: 0,
  handoffs: [],
  titles: [],
  ...more,
});

/** How Sabine is found for a reminder. */
export const traceAnswer = (more: Partial<TraceAnswer> = {}): TraceAnswer => ({
  read: {
    subject: '2. Mahnung',
    text: 'Bitte zahlen.',
    sender: 'a@b.example',
    attachmentNames: [],
  },
  suggestion: answer().suggestion,
  weighed: [
    {
      row: 1,
      title: 'Eingangsrechnungen',
      area: 'Rechnungen',
      probability: 0.62,
      points: { text: 3.2, words: 0.6, learned: 0 },
      evidence: [evidence('Mahnung', { weight: 2.44 })],
      recipient: candidate().recipient,
    },
  ],
  answering: 60,
  sureness: 0.83,
  removed: [],
  ...more,
});

type FakeApi = { [Call in keyof Api]: Mock<Api[Call]> };

/** A server that knows Petra, suggests Sabine and accepts everything; each test overrules what it is about. */
export function fakeApi(more: Partial<Api> = {}): FakeApi {
  const api: Api = {
    me: async () => ({
      person: people.petra,
      today: '2026-11-23',
      auditor: false,
      lead: false,
      showsPresence: false,
    }),
    presence: async () => ({}),
    suggest: async () => answer(),
    handOff: async () => ({ kind: 'handed_off', handoff: handoff() }),
    suggestForDraft: async () => draftAnswer(),
    claimOwnSend: async () => ({
      kind: 'handed_off',
      handoff: handoff({ mailState: 'drafted', ownSend: true }),
      block: '<div>Übergabe</div>',
    }),
    handoffs: async () => page([]),
    choices: async () => ({ areas: ['Rechnungen'], owners: [people.sabine] }),
    desk: async () => deskOf([]),
    handoff: async () => handoff(),
    originals: async () => ({ handoffs: [], asOf: register.asOf }),
    runs: async () => ({ runs: [], total: 0, asOf: register.asOf }),
    run: async () => {
      throw new Error('this hand-off is in no run');
    },
    openRuns: async () => ({ runs: [] }),
    act: async () => handoff(),
    fileAgain: async () => handoff(),
    record: async () => ({ steps: [] }),
    proof: async () => ({ events: 2, listed: 1, findings: [] }),
    exportLog: async () => new Blob(['Betreff']),
    overview: async () => {
      throw new Error('nobody looks at figures here');
    },
    starter: async () => ({ rows: [], total: 0, ask: [] }),
    absences: async () => ({ own: [], asks: [] }),
    absenceOutlook: async () => ({ uncovered: [], due: [], choices: [] }),
    absencesInOutlook: async () => ({ proposed: [] }),
    enterAbsence: async () => ({ own: [], asks: [] }),
    changeAbsence: async () => ({ own: [], asks: [] }),
    findings: async () => ({
      findings: [],
      counts: { urgent: 0, soon: 0, note: 0 },
      unchecked: [],
      pending: false,
      register,
    }),
    directory: async () => directory(),
    teams: async () => ({ teams: [[people.sabine, people.deniz]] }),
    register: async () => registerPage([]),
    registerRights: async () => ({ mayEdit: true, editors: [] }),
    exportRegister: async () => new Blob(['rows']),
    chapter: async () => new Blob(['chapter']),
    chartProposals: async () => ({ people: 0, proposals: [] }),
    mailProposals: async () => ({ requests: 0, unmatched: 0, proposals: [] }),
    templatesThere: async () => ({ there: [] }),
    registerRow: async (id) => registerEntry({ id }),
    findPeople: async () => ({ people: Object.values(people) }),
    changeRows: async () => ({ results: [] }),
    reviews: async () => ({ reviews: [], total: 0 }),
    answerReview: async () => ({ reviews: [], total: 0 }),
    ownProposals: async () => ({ proposals: [], pending: false }),
    answerProposal: async () => registerEntry(),
    previewImport: async () => ({ rows: [], problems: [], moreProblems: 0, copies: 0 }),
    importRows: async ({ rows }) => ({ results: rows.map(({ line }) => ({ line })) }),
    tidyImport: async () => ({ removed: 0 }),
    replay: async () => replayAnswer(),
    startRow: async () => ({ kind: 'saved', entry: registerEntry(), undo: [] }),
    tryMail: async () => traceAnswer(),
    offlineRegister: async () => ({
      asOf: register.asOf,
      responsibilities: [],
      absences: [],
      internalDomains: [],
      site: defaultSite,
    }),
    ...more,
  };
  return {
    me: vi.fn(api.me),
    presence: vi.fn(api.presence),
    suggest: vi.fn(api.suggest),
    handOff: vi.fn(api.handOff),
    suggestForDraft: vi.fn(api.suggestForDraft),
    claimOwnSend: vi.fn(api.claimOwnSend),
    handoffs: vi.fn(api.handoffs),
    choices: vi.fn(api.choices),
    desk: vi.fn(api.desk),
    handoff: vi.fn(api.handoff),
    originals: vi.fn(api.originals),
    runs: vi.fn(api.runs),
    run: vi.fn(api.run),
    openRuns: vi.fn(api.openRuns),
    act: vi.fn(api.act),
    fileAgain: vi.fn(api.fileAgain),
    record: vi.fn(api.record),
    proof: vi.fn(api.proof),
    exportLog: vi.fn(api.exportLog),
    overview: vi.fn(api.overview),
    starter: vi.fn(api.starter),
    absences: vi.fn(api.absences),
    absenceOutlook: vi.fn(api.absenceOutlook),
    absencesInOutlook: vi.fn(api.absencesInOutlook),
    enterAbsence: vi.fn(api.enterAbsence),
    changeAbsence: vi.fn(api.changeAbsence),
    findings: vi.fn(api.findings),
    teams: vi.fn(api.teams),
    register: vi.fn(api.register),
    registerRights: vi.fn(api.registerRights),
    exportRegister: vi.fn(api.exportRegister),
    chapter: vi.fn(api.chapter),
    chartProposals: vi.fn(api.chartProposals),
    mailProposals: vi.fn(api.mailProposals),
    templatesThere: vi.fn(api.templatesThere),
    registerRow: vi.fn(api.registerRow),
    findPeople: vi.fn(api.findPeople),
    changeRows: vi.fn(api.changeRows),
    startRow: vi.fn(api.startRow),
    previewImport: vi.fn(api.previewImport),
    importRows: vi.fn(api.importRows),
    tidyImport: vi.fn(api.tidyImport),
    replay: vi.fn(api.replay),
    reviews: vi.fn(api.reviews),
    answerReview: vi.fn(api.answerReview),
    ownProposals: vi.fn(api.ownProposals),
    answerProposal: vi.fn(api.answerProposal),
    directory: vi.fn(api.directory),
    tryMail: vi.fn(api.tryMail),
    offlineRegister: vi.fn(api.offlineRegister),
  };
}

export const mailOne: OpenMail = { kind: 'mail', messageId: 'AAMk1', subject: '2. Mahnung' };
export const mailTwo: OpenMail = { kind: 'mail', messageId: 'AAMk2', subject: 'Ganz anders' };

/** Outlook in one variable. `drift` changes the mail without telling anybody, as Outlook sometimes does. */
export function fakeDoor(first: OpenMail = mailOne) {
  let current = first;
  let actual = first;
  const heard = new Set<() => void>();
  const door: MailDoor = {
    current: () => current,
    readAgain: async () => actual,
    subscribe: (listener) => {
      heard.add(listener);
      return () => heard.delete(listener);
    },
  };
  const select = (next: OpenMail) => {
    current = next;
    actual = next;
    for (const listener of heard) listener();
  };
  return { door, select, drift: (next: OpenMail) => void (actual = next) };
}

export const fakeHost = (more: Partial<Host> = {}): Host => ({
  kind: 'outlook',
  locale: 'de-DE',
  theme: () => 'light',
  onThemeChange: () => () => {},
  getToken: async () => 'token',
  ready: () => {},
  openLink: () => {},
  linkTo: (place) => `https://baton.example/tab/${place}`,
  ...more,
});

export function show(screen: ReactNode, api: Api, host: Host = fakeHost()) {
  return render(
    <Frame
      app={{ host, api, seenLog: openSeenLog(window.localStorage, 'tenant') }}
      speech={speechIn(toLanguage(host.locale))}
      queries={createQueries()}
    >
      {screen}
    </Frame>,
  );
}

/** Presses a button as soon as it is there. */
export async function press(name: string | RegExp): Promise<void> {
  await userEvent.click(await screen.findByRole('button', { name }));
}

/** What an element says, as it is read: no line ends between a day and its month, which is no matter here. */
export function textOf({ textContent }: Element): string {
  return (textContent ?? '').replaceAll('\u00A0', ' ');
}
