import {
  type HandoffState,
  handoffStates,
  type MailState,
  mailStates,
} from '../../src/core/handoff.ts';

/** One entry of the embedded tenant's ledger, as far as the judge looks at it. */
export interface LedgerEntry {
  number: number;
  event: string;
  detail: {
    list?: string;
    id?: string;
    fields?: Record<string, unknown>;
    immutableId?: string;
    internetMessageId?: string;
    subject?: string;
  };
}

/** A hand-off's row as the ledger knows it, with when what happened: numbers of ledger entries. */
export interface LedgerRow {
  id: string;
  createdAt: number;
  handoffKey: string;
  claimKey: string;
  state: HandoffState;
  mailState: MailState;
  draftId: string;
  draftedAt: number;
}

/** A mail that really left. */
export interface LedgerMail {
  number: number;
  draftId: string;
  subject: string;
}

/** All that really happened to hand-offs, told by the ledger alone. Entries are taken in order, and may come in pieces. */
export class LedgerStory {
  readonly rows = new Map<string, LedgerRow>();
  readonly mails: LedgerMail[] = [];
  /** Number of the last entry taken. */
  last = 0;

  take(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) {
      this.last = entry.number;
      if (entry.event === 'mail.submitted') this.#mail(entry);
      if (entry.detail.list === 'Handoffs') this.#row(entry);
    }
  }

  #mail({ number, detail }: LedgerEntry): void {
    const { immutableId = '', subject = '' } = detail;
    this.mails.push({ number, draftId: immutableId, subject });
  }

  #row({ number, event, detail: { id = '', fields = {} } }: LedgerEntry): void {
    if (event === 'item.deleted') this.rows.delete(id);
    if (event === 'item.created') this.rows.set(id, newRow(id, number));
    const row = this.rows.get(id);
    if (row === undefined) return;
    const draftId = textOf(fields, 'DraftId') ?? row.draftId;
    this.rows.set(id, {
      ...row,
      handoffKey: textOf(fields, 'HandoffKey') ?? row.handoffKey,
      claimKey: textOf(fields, 'ClaimKey') ?? row.claimKey,
      state: handoffStates.find((each) => each === fields['State']) ?? row.state,
      mailState: mailStates.find((each) => each === fields['MailState']) ?? row.mailState,
      draftId,
      draftedAt: draftId === row.draftId ? row.draftedAt : number,
    });
  }
}

function newRow(id: string, createdAt: number): LedgerRow {
  return {
    id,
    createdAt,
    handoffKey: '',
    claimKey: '',
    state: 'offered',
    mailState: 'none',
    draftId: '',
    draftedAt: 0,
  };
}

/** Nothing when the column was not written; an emptied one is an empty text. */
function textOf(fields: Record<string, unknown>, column: string): string | undefined {
  const value = fields[column];
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : '';
}
