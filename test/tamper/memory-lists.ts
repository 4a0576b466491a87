import { leafHashOfPayload } from '../../src/core/audit-event.ts';
import { type ListRow, readPayload } from '../../src/core/audit-rows.ts';
import type { Chain, Recorder, RecordList, RecordLists } from '../../src/usecases/record-ports.ts';

export type Fields = Record<string, unknown>;
type Item = { id: string; fields: Fields; version: number };

/** The three lists in memory, with unique columns and compare-and-swap as SharePoint has them. `turn` decides who goes next. */
export function createMemoryLists(turn: () => Promise<void> = async () => {}) {
  const lists = {
    Handoffs: new Map<string, Item>(),
    HandoffEvents: new Map<string, Item>(),
    Checkpoints: new Map<string, Item>(),
  };
  const taken = new Map<string, string>();
  let changes = 0;
  let lastId = 0;

  const put = (list: RecordList, id: string, fields: Fields) => {
    changes += 1;
    lists[list].set(id, { id, fields, version: changes });
    return id;
  };
  const insert = (list: RecordList, unique: string, fields: Fields): string | undefined => {
    const key = `${list} ${unique} ${String(fields[unique])}`;
    if (taken.has(key)) return undefined;
    lastId += 1;
    taken.set(key, String(lastId));
    return put(list, String(lastId), fields);
  };
  const rowsOf = (list: RecordList): ListRow[] =>
    [...lists[list].values()].map(({ id, fields }) => ({ id, fields }));

  const record: RecordLists = {
    async find(list, column, value) {
      await turn();
      return rowsOf(list).filter(({ fields }) => fields[column] === value);
    },
    async *readChanges(list, cursor) {
      await turn();
      const rows = [...lists[list].values()].filter(({ version }) => version > Number(cursor ?? 0));
      yield {
        rows: rows.map(({ id, fields }) => ({ id, fields })),
        gone: [],
        begins: cursor === undefined,
        cursor: String(changes),
      };
    },
    readUnarchived: (cursor) => record.readChanges('HandoffEvents', cursor),
    async addEvent({ payload, signature, keyId, disclosures }) {
      await turn();
      const { handoff = '', event = 0, previous = '' } = readPayload(payload) ?? {};
      insert('HandoffEvents', 'EventKey', {
        EventKey: `${handoff}:${event}`,
        Payload: payload,
        LeafHash: leafHashOfPayload(payload),
        PreviousHash: previous,
        Signature: signature,
        KeyId: keyId,
        Disclosures: JSON.stringify(disclosures),
      });
    },
    async addCheckpoint(columns) {
      await turn();
      return insert('Checkpoints', 'Number', { ...columns }) === undefined ? 'taken' : 'written';
    },
    async changeEvent(item, columns) {
      await turn();
      put('HandoffEvents', item, { ...lists.HandoffEvents.get(item)?.fields, ...columns });
    },
    async removeCopy(item) {
      await turn();
      lists.HandoffEvents.delete(item);
    },
  };

  return {
    record,
    rowsOf,
    /** As m365/handoff-list.ts writes a new row. */
    async create(recorder: Recorder, fields: Fields): Promise<string | undefined> {
      const chain = recorder.sign(undefined, fields);
      await turn();
      return insert('Handoffs', 'ClaimKey', {
        ...fields,
        Head: chain.head,
        Pending: chain.pending,
      });
    },
    /** As m365/handoff-list.ts changes a row; false when somebody else was first, or has left it as it may not be changed so any more. */
    async change(
      recorder: Recorder,
      id: string,
      more: Fields,
      isAllowed: (fields: Fields) => boolean = () => true,
    ): Promise<boolean> {
      await turn();
      const before = lists.Handoffs.get(id);
      if (before === undefined || !isAllowed(before.fields)) return false;
      const was: Chain = {
        head: String(before.fields['Head']),
        pending: String(before.fields['Pending']),
      };
      const after = { ...before.fields, ...more };
      const chain = recorder.sign({ chain: was, fields: before.fields }, after);
      if (chain.head !== was.head) await recorder.settle(was);
      await turn();
      if (lists.Handoffs.get(id)?.version !== before.version) return false;
      put('Handoffs', id, { ...after, Head: chain.head, Pending: chain.pending });
      return true;
    },
  };
}
