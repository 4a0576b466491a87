import type { Load } from '../core/area-figures.ts';
import type { AsOfDoubt } from '../core/as-of.ts';
import type { Finding } from '../core/finding.ts';
import type { Presence } from '../core/presence.ts';
import type { Person } from '../core/person.ts';
import type { Absence, Responsibility } from '../core/responsibility.ts';
import type { Site } from '../core/site.ts';
import type { Candidate, Recipient, Role } from '../core/suggestion.ts';
import { area, type AsOf, type RegisterState, size } from './api.ts';
import { z } from 'zod';

/** How many rows of the register are wanted that name the caller. */
export const starterQuery = z.object({ size: size(50) });

/** So many people at most are shown as one team. */
export const mostInTeam = 20;

export const directoryQuery = z.object({
  q: z.string().default(''),
  /** Only this row. */
  row: z.coerce.number().int().optional(),
  /** Who answered on that day; today when left out. */
  asOf: z.iso.date().optional(),
  area,
  /** Only rows that one of these people answers for: Entra ids with commas between them. */
  people: z
    .string()
    .max(mostInTeam * 37)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(mostInTeam))
    .optional(),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** What somebody should know on their first day. */
export interface StarterAnswer {
  rows: {
    id: number;
    title: string;
    area: string;
    role: Role;
    owner: Person;
    deputies: Person[];
    /** What requests for it typically say. */
    examples: string[];
    process?: { name: string; step: number };
  }[];
  /** How many there are, told or not. */
  total: number;
  /** Whom to ask. */
  ask: Person[];
}

/** One row of Find. `match` is absent when nothing was searched for. */
export interface DirectoryEntry {
  responsibility: Responsibility;
  /** Why it is not certain what it said on the day that was asked for; absent when it is. */
  doubt?: Pick<AsOfDoubt, 'why' | 'since'>;
  /** Who is reachable today; absent when nobody is. */
  recipient?: Recipient;
  match?: Pick<Candidate, 'evidence' | 'score'>;
}

/** People who stand together as owner and team of a row. */
export interface TeamsAnswer {
  teams: Person[][];
}

export interface Directory {
  entries: DirectoryEntry[];
  /** How busy whoever is reachable is, by Entra id; absent where the company does not show it, and of a day in the past. */
  loads?: Record<string, Load>;
  /** How many there are on all pages. */
  total: number;
  /** All areas of the register, each once. */
  areas: string[];
  /** The first of those rows that could not be read or are doubtful, and how many there are. */
  findings: Finding[];
  findingCount: number;
  register: RegisterState;
  /** The day that was asked for, and what is not certain about it; absent for today. */
  asOf?: AsOf;
}

/** About whom: an Entra id. */
export const presenceWish = z.object({ oid: z.uuid() });

/** Where they are at this moment; nothing when that is not known. `refused`: asking again is of no use. */
export interface PresenceAnswer {
  presence?: Presence;
  refused?: true;
}

/** What a browser needs to suggest while nobody can be asked. */
export interface OfflineRegister {
  /** ISO 8601: when it was read from SharePoint. */
  asOf: string;
  responsibilities: Responsibility[];
  absences: Absence[];
  internalDomains: string[];
  triageDesk?: Person;
  /** Everybody's site, naming nobody: dates in a mail are counted there. An older server does not say it. */
  site?: Site;
}
