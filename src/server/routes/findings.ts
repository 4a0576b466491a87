import { Hono } from 'hono';
import {
  type FindingWeight,
  type RegisterFinding,
  rowsNamedIn,
} from '../../core/findings/register-finding.ts';
import { asAnswered, isProposedLine } from '../../core/findings/line-remedies.ts';
import { isReadable } from '../../core/row-rights.ts';
import type { CurrentRegister } from '../../usecases/current-register.ts';
import type { Caller } from '../../usecases/ports.ts';
import { proposedRows } from '../../usecases/own-proposals.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { type FindingsAnswer, findingsQuery } from '../../wire/register-check.ts';
import { readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { mayWriteRegister } from '../may-write.ts';
import { registerState } from '../register-state.ts';

/** What is wrong in the register, for everybody who may read it. */
export function findingRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>().get('/', async (c) => {
    const { rows: asked, ...sizes } = readQuery(c, findingsQuery);
    const rows = await readableRows(c.get('caller'), context);
    const mayBeTold = (id: number) => isReadable(id, rows);
    const isEditor = await mayWriteRegister(c.get('caller'), context);
    const register = await context.currentRegister();
    const check = await context.latestCheck(register);
    const found = check?.findings ?? [];
    const entries = proposedRows(found, register, context.registerTable);
    const asOfNow = (each: RegisterFinding) =>
      isProposedLine(each) ? asAnswered(each, entries.get(each.remedy.row)) : each;
    const told = found
      .map(asOfNow)
      .filter(
        (each) =>
          (asked?.includes(each.row) ?? true) &&
          rowsNamedIn(each).every(mayBeTold) &&
          (isEditor || isForEverybody(each, c.get('caller'), register)),
      );
    const of = (weight: FindingWeight) => told.filter((each) => each.weight === weight);
    const [urgent, soon, note] = [of('urgent'), of('soon'), of('note')];
    return c.json({
      findings: [
        ...urgent.slice(0, sizes.urgent),
        ...soon.slice(0, sizes.soon),
        ...note.slice(0, sizes.note),
      ],
      counts: { urgent: urgent.length, soon: soon.length, note: note.length },
      unchecked: check?.unchecked ?? [],
      pending: check?.asOf !== register.asOf,
      register: registerState(register),
    } satisfies FindingsAnswer);
  });
}

/** Whose mails came in says more than the register does: that is for who keeps it, and for the owner of the row. */
function isForEverybody(
  { kind, row }: RegisterFinding,
  { oid }: Caller,
  { responsibilities }: CurrentRegister,
): boolean {
  if (kind !== 'sender_corrected') return true;
  return responsibilities.some(({ id, owner }) => id === row && owner.oid === oid);
}
