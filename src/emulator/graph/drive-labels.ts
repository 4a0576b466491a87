import { z } from 'zod';
import type { GraphItemRetentionLabel } from '../../wire/graph.ts';
import { timestamp } from '../tenant.ts';
import { carries } from './access.ts';
import { contextOf } from './addresses.ts';
import { type GraphCall, json, noContent, readBody, type Register } from './call.ts';
import { openDriveItem } from './drive-access.ts';
import { drives } from './drives.ts';
import type { DriveRow } from './drive-store.ts';
import { accessDenied, itemNotFound } from './errors.ts';
import { identityOf } from './identity.ts';

const setLabel = z.object({ name: z.string().min(1).max(255) }).strict();

/** Any name is a label here: Purview, which knows them, is not emulated. */
export function driveLabelRoutes(on: Register): void {
  for (const drive of drives) {
    const label = `${drive}/items/:entry/retentionLabel`;
    on('GET', label, 'file.read', (call) => {
      const { row } = openDriveItem(call);
      if (row.label_json === null) throw itemNotFound();
      return json({ '@odata.context': contextOf('retentionLabel'), ...readLabel(row.label_json) });
    });
    on('PATCH', label, 'file.label', changeLabel);
    on('DELETE', label, 'file.label', (call) => {
      requireDocumentedPermission(call);
      const { row } = openDriveItem(call);
      call.tenant.db.update('drive_items', { label_json: null }, { id: row.id });
      return noContent();
    });
  }
}

async function changeLabel(call: GraphCall): Promise<Response> {
  const { name } = await readBody(call, setLabel);
  requireDocumentedPermission(call);
  const { row } = openDriveItem(call);
  const label: GraphItemRetentionLabel = {
    name,
    retentionSettings: settings,
    isLabelAppliedExplicitly: true,
    labelAppliedDateTime: timestamp(call.tenant),
    labelAppliedBy: identityOf(call.tenant, call.principal),
  };
  call.tenant.db.atomically(() => labelTree(call, row, label));
  const status = row.label_json === null ? 201 : 200;
  return json({ '@odata.context': contextOf('retentionLabel'), ...label }, status);
}

/** The page of the operation names no `…Selected` permission. */
function requireDocumentedPermission({ tenant, principal }: GraphCall): void {
  if (tenant.switches.now().retentionLabelSelected === 'accepted') return;
  const documented = [
    'Files.Read.All',
    'Files.ReadWrite.All',
    'Sites.ReadWrite.All',
    'Sites.Manage.All',
    'Sites.FullControl.All',
  ];
  if (!carries(principal, documented)) throw accessDenied();
}

/** What lies in a labelled folder is labelled, though not explicitly. */
function labelTree({ tenant }: GraphCall, { id }: DriveRow, label: GraphItemRetentionLabel): void {
  const inherited = JSON.stringify({ ...label, isLabelAppliedExplicitly: false });
  const sql = `WITH RECURSIVE inside(id) AS (
      SELECT id FROM drive_items WHERE parent_id = ?
      UNION ALL SELECT d.id FROM drive_items d JOIN inside i ON d.parent_id = i.id)
    UPDATE drive_items SET label_json = ? WHERE id IN (SELECT id FROM inside)`;
  tenant.db.run(sql, id, inherited);
  tenant.db.update('drive_items', { label_json: JSON.stringify(label) }, { id });
}

const settings: NonNullable<GraphItemRetentionLabel['retentionSettings']> = {
  behaviorDuringRetentionPeriod: 'retain',
  isDeleteAllowed: false,
  isRecordLocked: false,
  isMetadataUpdateAllowed: true,
  isContentUpdateAllowed: true,
  isLabelUpdateAllowed: true,
};

const readLabel = (text: string): GraphItemRetentionLabel => JSON.parse(text);
