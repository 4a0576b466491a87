import { ProductError } from '../core/errors.ts';
import type { Person } from '../core/person.ts';
import type { Absence } from '../core/responsibility.ts';
import { internalDomains, internalDomainsSetting } from '../core/internal-domains.ts';
import { triageAddresses, triageDeskSetting } from '../core/triage-desk.ts';
import type { Clock } from './ports.ts';
import type { RegisterList } from './register-ports.ts';

/** docs/register-file.md */
export interface RegisterFile {
  format: 'baton-register/1';
  exportedAt: string;
  internalDomains: string[];
  /** Addresses of the people who get what nobody owns. */
  triageDesk: string[];
  responsibilities: Record<string, unknown>[];
  absences: Absence[];
}

/** Reads the whole register into a file's content. */
export async function exportRegister(list: RegisterList, now: Clock): Promise<RegisterFile> {
  const [responsibilities, absences, settings] = await Promise.all([
    list.readRows(),
    list.readAbsences(),
    list.readSettings(),
  ]);
  return {
    format: 'baton-register/1',
    exportedAt: now().toISOString(),
    internalDomains: internalDomains(settings),
    triageDesk: triageAddresses(settings),
    responsibilities,
    absences,
  };
}

/** Writes a file's content into empty lists; refuses when there is a register already. */
export async function importRegister(file: RegisterFile, list: RegisterList): Promise<number> {
  if ((await list.readRows()).length > 0) {
    throw new ProductError('not_allowed_now', 'the register is not empty');
  }
  await list.writeSetting(internalDomainsSetting, file.internalDomains.join('\n'));
  await list.writeSetting(triageDeskSetting, file.triageDesk.join('\n'));
  await list.writeAbsences(file.absences);
  await list.writeRows(file.responsibilities);
  return file.responsibilities.length;
}

/** The content of a register file, or a sentence that says what is wrong with it. */
export function readRegisterFile(json: unknown): RegisterFile {
  if (!isObject(json) || json['format'] !== 'baton-register/1') {
    throw new ProductError(
      'invalid_request',
      'this is not a register file: "format" must be "baton-register/1"',
    );
  }
  const { responsibilities, absences, internalDomains: domains, triageDesk, exportedAt } = json;
  if (!Array.isArray(responsibilities) || !responsibilities.every(isObject)) {
    throw new ProductError('invalid_request', '"responsibilities" must be a list of rows');
  }
  return {
    format: 'baton-register/1',
    exportedAt: typeof exportedAt === 'string' ? exportedAt : '',
    internalDomains: textsOf(domains),
    triageDesk: textsOf(triageDesk),
    responsibilities,
    absences: Array.isArray(absences) ? absences.filter(isAbsence).map(withPerson) : [],
  };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAbsence(value: unknown): value is Absence {
  return isObject(value) && typeof value['oid'] === 'string' && typeof value['from'] === 'string';
}

/** Whoever covers is named like everybody else in the file; what is no person covers for nobody. */
function withPerson({ coveredBy, ...absence }: Absence): Absence {
  return isPerson(coveredBy) ? { ...absence, coveredBy } : absence;
}

function isPerson(value: unknown): value is Person {
  return isObject(value) && ['oid', 'name', 'mail'].every((key) => typeof value[key] === 'string');
}
