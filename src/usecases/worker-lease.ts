import { isProductError } from '../core/errors.ts';
import type { Clock } from './ports.ts';
import type { SettingRow, SettingRows } from './register-ports.ts';

/** The row of the Settings list that says which process does the worker's rounds, and until when. */
const leaseSetting = 'WorkerLease';

/** A worker that was not heard of for so long is replaced by the next that asks. */
const leaseSeconds = 150;

export interface LeaseDeps {
  settings: SettingRows;
  /** By the clock of the server that keeps the list, never by our own. */
  serverTime: Clock;
  /** Names this process; nobody else uses it. */
  holder: string;
}

/** Takes or renews the lease of the tenant. False while another process has it, or was quicker. */
export async function takeWorkerLease(deps: LeaseDeps): Promise<boolean> {
  const row = await findRow(deps);
  const [holder, until = ''] = row.value.split(' ');
  const isFree = !(Date.parse(until) > deps.serverTime().getTime());
  if (holder !== deps.holder && !isFree) return false;
  const end = new Date(deps.serverTime().getTime() + leaseSeconds * 1000).toISOString();
  return write(row, `${deps.holder} ${end}`, deps);
}

/** Gives the lease back, so that the next that asks need not wait until it has run out. Another's is left alone. */
export async function leaveWorkerLease(deps: Omit<LeaseDeps, 'serverTime'>): Promise<void> {
  const row = await deps.settings.find(leaseSetting);
  if (row?.value.split(' ')[0] === deps.holder) await write(row, '', deps);
}

/** The first row there is. Should two processes have made one at the same moment, both find the same. */
async function findRow({ settings }: LeaseDeps): Promise<SettingRow> {
  const found = await settings.find(leaseSetting);
  if (found !== undefined) return found;
  await settings.create(leaseSetting, '');
  const made = await settings.find(leaseSetting);
  if (made === undefined) throw new Error('a setting that was written is not there');
  return made;
}

/** False when somebody else was quicker. */
async function write(row: SettingRow, value: string, { settings }: Pick<LeaseDeps, 'settings'>) {
  try {
    await settings.change(row, value);
    return true;
  } catch (error) {
    if (isProductError(error) && error.code === 'changed_meanwhile') return false;
    throw error;
  }
}
