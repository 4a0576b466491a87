import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../src/sample/company.ts';
import { commandLine } from '../support/cli-deps.ts';
import { startWorld } from '../support/world.ts';

const today = new Date('2026-11-23T10:00:00Z');
const sample = sampleCompany(today).register;
const [first, ...others] = sample.responsibilities;
const broken = { ...sample, responsibilities: [{ ...first, Owner: null }, ...others] };

describe('baton check', () => {
  it('prints what is wrong in a file, and what would mend it; exit code 0 when nothing is urgent', async () => {
    const { run, printed, told, exitCode } = commandLine(today, {
      'register.json': JSON.stringify(sample),
    });
    await run('check', '--register', 'register.json');
    expect(printed).toEqual([
      'note: row 10, Reisekosten und Auslagen: the review was due on 2026-11-08 (ReviewBy) [review_overdue]\n  would mend it: ReviewedAt = "2026-11-23", ReviewBy = "2027-11-23"',
      'note: row 26, Verträge ablegen und Laufzeiten überwachen: the review was due on 2026-10-19 (ReviewBy) [review_overdue]\n  would mend it: ReviewedAt = "2026-11-23", ReviewBy = "2027-11-23"',
      'note: row 2, Eingangsrechnungen sachlich prüfen: Jens Maier, Olga Schneider have only each other to stand in, in 6 rows (SecondDeputy) [stand_in_circle]',
    ]);
    expect(told).toEqual([
      'Not checked: accounts, which a file does not know.',
      'Not checked: hand-offs, which a file does not know.',
      '3 findings.',
    ]);
    expect(exitCode()).toBe(0);
  });

  it('ends with exit code 2 when something is urgent', async () => {
    const { run, printed, exitCode } = commandLine(today, {
      'register.json': JSON.stringify(broken),
    });
    await run('check', '--register', 'register.json');
    expect(printed[0]).toBe(
      'urgent: row 1, Eingangsrechnungen erfassen: step 1 of “Eingangsrechnung” names no owner (Owner) [step_without_owner]',
    );
    expect(exitCode()).toBe(2);
  });

  it('asks the tenant for the lists and the accounts, and prints JSON', async () => {
    const world = await startWorld({ mails: false, today });
    await world.control('PATCH', `/people/${world.oid('Piotr Kowalczyk')}`, {
      accountEnabled: false,
    });
    const connect = async () => ({ ...world.product, close: () => {} });
    const { run, printed } = commandLine(today, {}, { connect });
    await run('check', '--json');
    const { findings, unchecked } = JSON.parse(printed[0] ?? '');
    expect(unchecked).toEqual([]);
    expect(findings[0]).toMatchObject({ kind: 'disabled', row: 27, column: 'Owner' });
    await world.close();
  });
});
