import type { RegisterEntry } from '../../core/register-entry.ts';
import type {
  AbsenceActionBody,
  AbsenceOutlookAnswer,
  AbsencesAnswer,
  EnteredAbsence,
  OutlookAbsences,
} from '../../wire/absences.ts';
import type { MailRef, Me } from '../../wire/api.ts';
import type {
  Directory,
  OfflineRegister,
  PresenceAnswer,
  StarterAnswer,
  TeamsAnswer,
} from '../../wire/directory.ts';
import type {
  Desk,
  HandoffActionBody,
  HandoffChoices,
  HandoffOutcome,
  HandoffPage,
  HandoffView,
  NewHandoff,
  NewOwnSend,
  ProofAnswer,
  OwnSendOutcome,
} from '../../wire/handoffs.ts';
import type {
  ImportPreview,
  ImportResults,
  ImportRows,
  ImportStep,
  ImportTidied,
} from '../../wire/imports.ts';
import type { OverviewAnswer } from '../../wire/overview.ts';
import type {
  AnsweredProposal,
  OwnProposals,
  FindingsAnswer,
  ReplayAnswer,
  ReplayWish,
  ReviewBody,
  Reviews,
  TraceAnswer,
  TriedMail,
} from '../../wire/register-check.ts';
import type {
  ChangeResults,
  ChartAnswer,
  EditOutcome,
  FoundPeople,
  MailSample,
  MailSampleAnswer,
  NewRow,
  RegisterPage,
  RegisterRights,
  RowChanges,
  TemplatesAnswer,
} from '../../wire/register.ts';
import type { OpenRuns, RunAnswer, RunPage } from '../../wire/runs.ts';
import type {
  DraftAnswer,
  MailAnswer,
  Originals,
  WrittenMailBody,
} from '../../wire/suggestions.ts';
import type { Course } from '../../core/log-growth.ts';
import type { SignInCode, TokenWish } from '../host/host.ts';
import { ApiError, toFailure } from './api-error.ts';
import { readChallenge, readProblem } from './problem.ts';
import { readPreview } from './read-preview.ts';

/** How long reading and writing may take before it counts as no connection. Sending a mail takes Exchange a while. */
const READ_TIMEOUT_MS = 8000;
const WRITE_TIMEOUT_MS = 40_000;
const FILE_TIMEOUT_MS = 300_000;

/** What stands behind the question mark of an address (`logQuery`, `deskQuery`, `directoryQuery` in wire/api.ts). */
export type Ask = Readonly<Record<string, string>>;

/** An answer with the server's word for what it was made from. */
export type Versioned<Answer> = Answer & { version?: string };

/** Our server, as the UI sees it. Every call rejects with an `ApiError`. */
export interface Api {
  me: (signal?: AbortSignal) => Promise<Me>;
  suggest: (mail: MailRef, signal?: AbortSignal) => Promise<MailAnswer>;
  /** Where somebody is at this moment, by Entra id. */
  presence: (oid: string, signal?: AbortSignal) => Promise<PresenceAnswer>;
  handOff: (wanted: NewHandoff) => Promise<HandoffOutcome>;
  suggestForDraft: (written: WrittenMailBody, signal?: AbortSignal) => Promise<DraftAnswer>;
  claimOwnSend: (wanted: NewOwnSend) => Promise<OwnSendOutcome>;
  /** `known`, here and below, comes back as it is while it still holds. */
  handoffs: (
    ask: Ask,
    known?: Versioned<HandoffPage>,
    signal?: AbortSignal,
  ) => Promise<Versioned<HandoffPage>>;
  choices: (ask: Ask, signal?: AbortSignal) => Promise<HandoffChoices>;
  desk: (ask: Ask, known?: Versioned<Desk>, signal?: AbortSignal) => Promise<Versioned<Desk>>;
  handoff: (
    key: string,
    known?: Versioned<HandoffView>,
    signal?: AbortSignal,
  ) => Promise<Versioned<HandoffView>>;
  proof: (key: string, signal?: AbortSignal) => Promise<ProofAnswer>;
  /** The log as a file. */
  exportLog: (ask: Ask) => Promise<Blob>;
  /** What a hand-off may be a duplicate of. */
  originals: (key: string, signal?: AbortSignal) => Promise<Originals>;
  runs: (ask: Ask, known?: Versioned<RunPage>, signal?: AbortSignal) => Promise<Versioned<RunPage>>;
  run: (
    key: string,
    known?: Versioned<RunAnswer>,
    signal?: AbortSignal,
  ) => Promise<Versioned<RunAnswer>>;
  /** The runs that a mail for a responsibility may be the next step of. */
  openRuns: (responsibilityId: number, signal?: AbortSignal) => Promise<OpenRuns>;
  act: (key: string, action: HandoffActionBody) => Promise<HandoffView>;
  fileAgain: (key: string) => Promise<HandoffView>;
  /** How the record went on since it was last seen. */
  record: (ask: Ask, signal?: AbortSignal) => Promise<Course>;
  overview: (ask: Ask, signal?: AbortSignal) => Promise<OverviewAnswer>;
  /** What is wrong in the register. */
  findings: (ask: Ask, signal?: AbortSignal) => Promise<FindingsAnswer>;
  starter: (ask: Ask, signal?: AbortSignal) => Promise<StarterAnswer>;
  absences: (signal?: AbortSignal) => Promise<AbsencesAnswer>;
  /** What an absence from one day to another would mean. */
  absenceOutlook: (ask: Ask, signal?: AbortSignal) => Promise<AbsenceOutlookAnswer>;
  /** What the person's own Outlook says about being away; `consent_needed` until they allow it. */
  absencesInOutlook: (signal?: AbortSignal) => Promise<OutlookAbsences>;
  enterAbsence: (absence: EnteredAbsence) => Promise<AbsencesAnswer>;
  changeAbsence: (id: string, action: AbsenceActionBody) => Promise<AbsencesAnswer>;
  directory: (ask: Ask, signal?: AbortSignal) => Promise<Directory>;
  /** People who stand together in rows of the register. */
  teams: (signal?: AbortSignal) => Promise<TeamsAnswer>;
  register: (ask: Ask, signal?: AbortSignal) => Promise<RegisterPage>;
  registerRights: (signal?: AbortSignal) => Promise<RegisterRights>;
  /** The register as an Excel file. */
  exportRegister: (ask: Ask) => Promise<Blob>;
  /** Which templates the register has already. */
  /** The chapter of the process documentation, with its data, as one archive. */
  chapter: (ask: Ask) => Promise<Blob>;
  /** Who could answer for what, by the organisation chart. */
  chartProposals: () => Promise<ChartAnswer>;
  /** What the newest mails of a mailbox are about; only numbers and senders' domains come back. */
  mailProposals: (sample: MailSample) => Promise<MailSampleAnswer>;
  templatesThere: (signal?: AbortSignal) => Promise<TemplatesAnswer>;
  /** A row as SharePoint has it now. */
  registerRow: (id: number, signal?: AbortSignal) => Promise<RegisterEntry>;
  findPeople: (words: string, signal?: AbortSignal) => Promise<FoundPeople>;
  changeRows: (changes: RowChanges) => Promise<ChangeResults>;
  startRow: (order: NewRow) => Promise<EditOutcome>;
  /** What importing a file would do; `onStep` hears how far it is. Nothing of the file is kept. */
  previewImport: (
    file: Blob,
    onStep: (step: ImportStep) => void,
    signal: AbortSignal,
  ) => Promise<ImportPreview>;
  importRows: (rows: ImportRows) => Promise<ImportResults>;
  /** Removes what an interrupted import has written twice. */
  tidyImport: () => Promise<ImportTidied>;
  /** What a change of a row would have done to the newest hand-offs; nothing is written. */
  replay: (wish: ReplayWish) => Promise<ReplayAnswer>;
  /** What I am asked about my rows of the register. */
  reviews: (signal?: AbortSignal) => Promise<Reviews>;
  answerReview: (row: number, answer: ReviewBody) => Promise<Reviews>;
  ownProposals: (signal?: AbortSignal) => Promise<OwnProposals>;
  answerProposal: (row: number, said: AnsweredProposal) => Promise<RegisterEntry>;
  /** How the decision about a mail would come about; nothing of it is kept. */
  tryMail: (mail: TriedMail) => Promise<TraceAnswer>;
  /** What is kept for a time without connection. */
  offlineRegister: () => Promise<OfflineRegister>;
}

/** What the client needs from around it. */
export interface ApiNeeds {
  fetch: typeof fetch;
  getToken: (wish?: TokenWish) => Promise<string>;
  /** The language the server's sentences should have. */
  language: () => string;
}

export function createApi(needs: ApiNeeds): Api {
  const read = <Answer>(path: string, signal?: AbortSignal) =>
    call<Answer>(needs, path, { ...(signal && { signal }) }, READ_TIMEOUT_MS);
  const write = <Answer>(path: string, body: unknown, timeoutMs: number, signal?: AbortSignal) =>
    call<Answer>(
      needs,
      path,
      { method: 'POST', body: JSON.stringify(body), ...(signal && { signal }) },
      timeoutMs,
    );
  return {
    me: (signal) => read<Me>('me', signal),
    suggest: (mail, signal) => write<MailAnswer>('suggestions', mail, READ_TIMEOUT_MS, signal),
    presence: (oid, signal) => write<PresenceAnswer>('presence', { oid }, READ_TIMEOUT_MS, signal),
    handOff: (wanted) => write<HandoffOutcome>('handoffs', wanted, WRITE_TIMEOUT_MS),
    suggestForDraft: (written, signal) =>
      write<DraftAnswer>('drafts/suggestions', written, READ_TIMEOUT_MS, signal),
    claimOwnSend: (wanted) => write<OwnSendOutcome>('drafts/handoffs', wanted, WRITE_TIMEOUT_MS),
    handoffs: (ask, known, signal) => readIfNew(needs, `handoffs${asked(ask)}`, known, signal),
    choices: (ask, signal) => read<HandoffChoices>(`handoffs/choices${asked(ask)}`, signal),
    desk: (ask, known, signal) => readIfNew(needs, `desk${asked(ask)}`, known, signal),
    handoff: (key, known, signal) =>
      readIfNew(needs, `handoffs/${encodeURIComponent(key)}`, known, signal),
    proof: (key, signal) => read<ProofAnswer>(`handoffs/${encodeURIComponent(key)}/proof`, signal),
    exportLog: (ask) => file(needs, `handoffs/export${asked(ask)}`),
    originals: (key, signal) =>
      read<Originals>(`handoffs/${encodeURIComponent(key)}/originals`, signal),
    runs: (ask, known, signal) => readIfNew(needs, `runs${asked(ask)}`, known, signal),
    run: (key, known, signal) => readIfNew(needs, `runs/${encodeURIComponent(key)}`, known, signal),
    openRuns: (responsibilityId, signal) =>
      read<OpenRuns>(`runs/open?responsibility=${responsibilityId}`, signal),
    act: (key, action) =>
      write<HandoffView>(`handoffs/${encodeURIComponent(key)}/actions`, action, WRITE_TIMEOUT_MS),
    fileAgain: (key) =>
      write<HandoffView>(`handoffs/${encodeURIComponent(key)}/filing`, {}, WRITE_TIMEOUT_MS),
    record: (ask, signal) => read<Course>(`record${asked(ask)}`, signal),
    overview: (ask, signal) => read<OverviewAnswer>(`overview${asked(ask)}`, signal),
    findings: (ask, signal) => read<FindingsAnswer>(`findings${asked(ask)}`, signal),
    starter: (ask, signal) => read<StarterAnswer>(`starter${asked(ask)}`, signal),
    absences: (signal) => read<AbsencesAnswer>('absences', signal),
    absenceOutlook: (ask, signal) =>
      read<AbsenceOutlookAnswer>(`absences/outlook${asked(ask)}`, signal),
    absencesInOutlook: (signal) => read<OutlookAbsences>('absences/in-outlook', signal),
    enterAbsence: (period) => write<AbsencesAnswer>('absences', period, WRITE_TIMEOUT_MS),
    changeAbsence: (id, action) =>
      write<AbsencesAnswer>(`absences/${encodeURIComponent(id)}/actions`, action, WRITE_TIMEOUT_MS),
    directory: (ask, signal) => read<Directory>(`responsibilities${asked(ask)}`, signal),
    teams: (signal) => read<TeamsAnswer>('responsibilities/teams', signal),
    register: (ask, signal) => read<RegisterPage>(`register${asked(ask)}`, signal),
    registerRights: (signal) => read<RegisterRights>('register/rights', signal),
    exportRegister: (ask) => file(needs, `register/export${asked(ask)}`),
    chapter: (ask) => file(needs, `chapter${asked(ask)}`),
    chartProposals: () => read<ChartAnswer>('first-day/chart'),
    mailProposals: (sample) => write<MailSampleAnswer>('first-day/mails', sample, WRITE_TIMEOUT_MS),
    templatesThere: (signal) => read<TemplatesAnswer>('register/templates', signal),
    registerRow: (id, signal) => read<RegisterEntry>(`register/${id}`, signal),
    findPeople: (words, signal) =>
      read<FoundPeople>(`register/people${asked({ q: words })}`, signal),
    changeRows: (changes) => write<ChangeResults>('register/changes', changes, WRITE_TIMEOUT_MS),
    reviews: (signal) => read<Reviews>('reviews', signal),
    answerReview: (row, answer) => write<Reviews>(`reviews/${row}`, answer, WRITE_TIMEOUT_MS),
    ownProposals: (signal) => read<OwnProposals>('reviews/proposals', signal),
    answerProposal: (row, said) =>
      write<RegisterEntry>(`reviews/${row}/proposal`, said, WRITE_TIMEOUT_MS),
    startRow: (order) => write<EditOutcome>('register', order, WRITE_TIMEOUT_MS),
    previewImport: async (file, onStep, signal) =>
      readPreview(
        await request(
          needs,
          'imports/preview',
          { method: 'POST', body: file, signal },
          FILE_TIMEOUT_MS,
        ),
        onStep,
      ),
    importRows: (rows) => write<ImportResults>('imports/rows', rows, WRITE_TIMEOUT_MS),
    tidyImport: () => write<ImportTidied>('imports/tidy', {}, FILE_TIMEOUT_MS),
    replay: (wish) => write<ReplayAnswer>('replay', wish, WRITE_TIMEOUT_MS),
    tryMail: (mail) => write<TraceAnswer>('trace', mail, WRITE_TIMEOUT_MS),
    offlineRegister: () => read<OfflineRegister>('responsibilities/offline'),
  };
}

function asked(ask: Ask): string {
  const query = new URLSearchParams(ask).toString();
  return query === '' ? '' : `?${query}`;
}

async function call<Answer>(
  needs: ApiNeeds,
  path: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<Answer> {
  return await answerIn<Answer>(await request(needs, path, init, timeoutMs));
}

async function answerIn<Answer>(response: Response): Promise<Answer> {
  return await response.json().catch((error: unknown) => {
    throw new ApiError({ kind: 'refused', code: 'unreadable_answer' }, error);
  });
}

async function readIfNew<Answer extends object>(
  needs: ApiNeeds,
  path: string,
  known: Versioned<Answer> | undefined,
  signal: AbortSignal | undefined,
): Promise<Versioned<Answer>> {
  const headers = known?.version ? { 'if-none-match': known.version } : {};
  const init = { headers, ...(signal && { signal }) };
  const response = await request(needs, path, init, READ_TIMEOUT_MS);
  if (known && response.status === 304) return known;
  const version = response.headers.get('etag');
  return { ...(await answerIn<Answer>(response)), ...(version !== null && { version }) };
}

async function file(needs: ApiNeeds, path: string): Promise<Blob> {
  const response = await request(needs, path, {}, FILE_TIMEOUT_MS);
  return await response.blob().catch((error: unknown) => {
    throw new ApiError({ kind: 'offline', code: 'no_connection' }, error);
  });
}

/** One request; after a 401 one more with a fresh token, satisfying the claims challenge if there was one. */
async function request(
  needs: ApiNeeds,
  path: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<Response> {
  const first = await send(needs, path, init, timeoutMs, {});
  if (first.status !== 401) return await accepted(first);
  const claims = readChallenge(first);
  const wish = { fresh: true, ...(claims !== undefined && { claims }) };
  return await accepted(await send(needs, path, init, timeoutMs, wish));
}

async function send(
  needs: ApiNeeds,
  path: string,
  init: RequestInit,
  timeoutMs: number,
  wish: TokenWish,
): Promise<Response> {
  const token = await needs.getToken(wish).catch((error: unknown) => {
    const code = signInCodeOf(error);
    throw new ApiError({ kind: code === 'no_connection' ? 'offline' : 'sign_in', code }, error);
  });
  const timeout = AbortSignal.timeout(timeoutMs);
  const headers = {
    ...Object.fromEntries(new Headers(init.headers)),
    authorization: `Bearer ${token}`,
    'accept-language': needs.language(),
    ...(init.body !== undefined && { 'content-type': typeOf(init.body) }),
  };
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  return await needs.fetch(`/api/${path}`, { ...init, headers, signal }).catch((error: unknown) => {
    throw new ApiError({ kind: 'offline', code: 'no_connection' }, error);
  });
}

function signInCodeOf(error: unknown): SignInCode {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const isCutOff = 'onLine' in navigator && !navigator.onLine;
  return signInCodes.find((each) => each === code) ?? (isCutOff ? 'no_connection' : 'no_token');
}

const signInCodes: readonly SignInCode[] = ['no_connection', 'needs_click', 'sign_in_failed'];

const typeOf = (body: RequestInit['body']): string =>
  typeof body === 'string' ? 'application/json' : 'application/octet-stream';

async function accepted(response: Response): Promise<Response> {
  if (response.ok || response.status === 304) return response;
  const failure = toFailure(response.status, await readProblem(response));
  const retryAfterSeconds = Number(response.headers.get('retry-after'));
  throw new ApiError({ ...failure, ...(retryAfterSeconds > 0 && { retryAfterSeconds }) });
}
