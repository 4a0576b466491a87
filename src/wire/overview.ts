import type { Load, Spread } from '../core/area-figures.ts';
import type { AreaCoverage } from '../core/coverage.ts';
import { area, type LogAge } from './api.ts';
import { z } from 'zod';

/** Of how many days up to today: few choices, because a report is kept for each. `auditor`: all areas. Only for auditors, and recorded. */
export const overviewQuery = z.object({
  days: z.enum(['7', '30', '90', '365']).default('30').transform(Number),
  area,
  as: z.literal('auditor').optional(),
});

/** The chapter of the process documentation: as of the last day, changes and samples since the first one. */
export const chapterQuery = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  as: z.literal('auditor').optional(),
});

/** Figures of one area, or of several that are too small alone: then `area` is empty and `merged` names them. */
export interface AreaFigures {
  area: string;
  merged: string[];
  /** Hand-offs of the period. */
  volume: number;
  /** Business hours from the mail's arrival until it lay with whoever kept it. */
  toOwner?: Spread;
  /** Business hours from handing off until it was done. */
  toDone?: Spread;
  /** Open now. */
  offered: number;
  accepted: number;
  waiting: number;
  overdue: number;
  load: Load;
}

export interface Sample {
  handoffKey: string;
  subject: string;
}

/** Requests that went from one area into another; an empty name stands for all that are too small alone. */
export interface PassedRequests {
  from: string;
  into: string;
  count: number;
  samples: Sample[];
}

/** Requests nobody answers for that ask for the same; no words for all the rest. */
export interface UnownedRequests {
  words: string[];
  count: number;
  /** The area most of them ended up in. */
  landed?: string;
  /** Empty for those who may not see them. */
  samples: Sample[];
}

export interface OverviewAnswer extends LogAge {
  days: number;
  /** The areas the caller may choose from; none for those who lead nothing. */
  areas: string[];
  coverage: AreaCoverage[];
  figures: AreaFigures[];
  /** Areas with too few people for figures. */
  tooSmall: string[];
  passes: PassedRequests[];
  unowned: UnownedRequests[];
  leastPeople: number;
  worksCouncil: boolean;
  /** The caller's own, and nobody else's. */
  own: {
    offered: number;
    accepted: number;
    waiting: number;
    overdue: number;
    load: Load;
  };
}
