import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whoReceives } from '../../src/core/cover.ts';
import { inForce, readRegister } from '../../src/core/register.ts';

const owner = { oid: 'o1', name: 'Deniz Yıldız', mail: 'deniz@firma.example' };
const row = { id: 1, Title: 'Eingangsrechnungen', Owner: owner, Status: 'Active' };
const read = (change: object) => readRegister([{ ...row, ...change }]);
const findingsOf = (change: object) =>
  read(change).findings.map(
    ({ kind, column, skipped }) => `${kind} ${column}${skipped ? ' skipped' : ''}`,
  );

it('reads every column of a row', () => {
  const deputy = { oid: 'o2', name: 'Sabine Kern', mail: 'sabine@firma.example' };
  const { responsibilities, findings } = read({
    id: '7',
    Area: ' Rechnungen ',
    Description: 'Zeile 1\r\nZeile 2',
    NotHere: 'Ausgangsrechnungen',
    Keywords: 'Rechnung\n\n Mahnung \n-Ausgangsrechnung\n-',
    SenderPatterns: '@Alsterdruck.example\nbuchhaltung@*\nnordfunk.example',
    Mailboxes: 'Rechnung@firma.example',
    Deputy: deputy,
    SecondDeputy: null,
    Team: [deputy],
    PartnerName: 'Lohnbüro',
    PartnerDomains: '@lohn.example, brandt.example',
    Process: 'Eingangsrechnung',
    Step: 2,
    StepKind: 'Check',
    SeparateFrom: '1; 3',
    AnswerHours: '7,5',
    Confidential: true,
    Filing: 'Ja',
    ValidFrom: '2026-01-01',
    ValidTo: '2026-12-30T23:00:00Z',
    ReviewBy: '2026-06-01T07:00:00Z',
    ReviewedBy: 'Deniz',
  });
  expect(findings).toEqual([]);
  expect(responsibilities).toEqual([
    {
      id: 7,
      title: 'Eingangsrechnungen',
      area: 'Rechnungen',
      description: 'Zeile 1\nZeile 2',
      notHere: 'Ausgangsrechnungen',
      keywords: ['Rechnung', 'Mahnung'],
      excludedPhrases: ['Ausgangsrechnung'],
      senderPatterns: ['@alsterdruck.example', 'buchhaltung@*', '@nordfunk.example'],
      mailboxes: ['rechnung@firma.example'],
      owner,
      deputies: [deputy],
      team: [deputy],
      informed: [],
      partner: { name: 'Lohnbüro', domains: ['lohn.example', 'brandt.example'] },
      process: 'Eingangsrechnung',
      step: 2,
      stepKind: 'check',
      separateFrom: [1, 3],
      answerHours: 7.5,
      confidential: true,
      filing: true,
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
      reviewBy: '2026-06-01',
      reviewedBy: 'Deniz',
    },
  ]);
});

it('leaves out what is not stated', () => {
  const [responsibility] = readRegister([row]).responsibilities;
  expect(responsibility).not.toHaveProperty('partner');
  expect(responsibility).not.toHaveProperty('validFrom');
  expect(responsibility).not.toHaveProperty('answerHours');
});

it('of a row with neither title nor owner, both are told', () => {
  expect(findingsOf({ ...row, Title: '', Owner: undefined })).toEqual([
    'no_title Title skipped',
    'no_owner Owner skipped',
  ]);
});

describe('a row is skipped with a finding', () => {
  it.each([
    ['without title', { Title: '  ' }, 'no_title Title skipped'],
    ['without owner', { Owner: undefined }, 'no_owner Owner skipped'],
    [
      'whose owner has no id',
      { Owner: { name: 'X', mail: 'x@x.example' } },
      'unknown_person Owner skipped',
    ],
    [
      'whose owner is known by address only',
      { Owner: null, OwnerMail: 'x@x.example' },
      'unknown_person OwnerMail skipped',
    ],
    [
      'whose owner has two addresses',
      { Owner: { ...owner, mail: 'a@x.example,b@x.example' } },
      'unknown_person Owner skipped',
    ],
    [
      'whose owner smuggles a header',
      { Owner: { ...owner, mail: 'a@x.example\nBcc: b@x.example' } },
      'unknown_person Owner skipped',
    ],
    ['that begins on no day', { ValidFrom: '2026-02-30' }, 'invalid_date ValidFrom skipped'],
    ['that ends some day', { ValidTo: 'bald' }, 'invalid_date ValidTo skipped'],
    [
      'that ends before it begins',
      { ValidFrom: '2026-02-02', ValidTo: '2026-02-01' },
      'ends_before_start ValidTo skipped',
    ],
    ['of a status nobody knows', { Status: 'Maybe' }, 'unknown_choice Status skipped'],
    ['without id', { id: 'x' }, 'invalid_number id skipped'],
  ])('%s', (_, change, finding) => {
    expect(findingsOf(change)).toEqual([finding]);
    expect(read(change).responsibilities).toEqual([]);
  });

  it('that uses the id of another', () => {
    const { responsibilities, findings } = readRegister([row, { ...row, Title: 'Zweite' }]);
    expect(responsibilities.map(({ title }) => title)).toEqual(['Eingangsrechnungen']);
    expect(findings).toMatchObject([
      { kind: 'invalid_number', column: 'id', row: 1, title: 'Zweite' },
    ]);
  });
});

describe('a row whose owner the directory does not know any more', () => {
  const deputy = { oid: 'd', name: 'Deniz', mail: 'd@x.example' };
  const gone = { name: 'Gone', mail: 'Gone@x.example' };

  it.each([
    ['by the person column', { Owner: gone }, 'Owner', gone],
    [
      'by address',
      { Owner: null, OwnerMail: gone.mail },
      'OwnerMail',
      { ...gone, name: gone.mail },
    ],
  ])('goes on with whoever stands in, %s', (_, change, column, who) => {
    const { responsibilities, findings } = read({ ...change, Deputy: deputy });
    expect(findings).toMatchObject([{ kind: 'unknown_person', column, skipped: false }]);
    expect(responsibilities).toMatchObject([{ owner: who, deputies: [deputy] }]);
    const [one] = responsibilities;
    expect(one && whoReceives(one, [], '2026-11-23')).toMatchObject({
      person: deputy,
      skipped: [{ reason: 'left' }],
    });
  });

  it('is skipped where nobody stands in, or where the address is none', () => {
    expect(findingsOf({ Owner: gone, Team: [] })).toEqual(['unknown_person Owner skipped']);
    const smuggled = { Owner: { ...gone, mail: 'a@x.example\nBcc: b@x.example' }, Deputy: deputy };
    expect(findingsOf(smuggled)).toEqual(['unknown_person Owner skipped']);
    expect(read(smuggled).responsibilities).toEqual([]);
    const nobody = { Owner: undefined, Deputy: { name: 'X' } };
    expect(findingsOf(nobody)).toEqual(['unknown_person Deputy', 'no_owner Owner skipped']);
  });

  it('cannot be imitated', () => {
    const false_ = { oid: 'unknown:d@x.example', name: 'X', mail: 'd@x.example' };
    expect(findingsOf({ Owner: false_ })).toEqual(['unknown_person Owner skipped']);
  });
});

describe('a row works with less', () => {
  it.each([
    ['a deputy nobody knows', { Deputy: 'Sabine' }, 'unknown_person Deputy'],
    ['a team with a stranger', { Team: [owner, {}] }, 'unknown_person Team'],
    ['a review on no day', { ReviewBy: '31.12.2026' }, 'invalid_date ReviewBy'],
    ['hours that are no number', { AnswerHours: 'acht' }, 'invalid_number AnswerHours'],
    ['a negative step', { Step: -1 }, 'invalid_number Step'],
    ['a step kind nobody knows', { StepKind: 'dance' }, 'unknown_choice StepKind'],
    ['steps that are no numbers', { SeparateFrom: '1, zwei' }, 'invalid_number SeparateFrom'],
    ['a pattern that means everybody', { SenderPatterns: '*@*' }, 'invalid_pattern SenderPatterns'],
    [
      'a pattern without a domain',
      { SenderPatterns: 'lieferant' },
      'invalid_pattern SenderPatterns',
    ],
    ['a mailbox that is none', { Mailboxes: 'rechnung' }, 'invalid_pattern Mailboxes'],
  ])('because of %s', (_, change, finding) => {
    expect(findingsOf(change)).toEqual([finding]);
    expect(read(change).responsibilities).toHaveLength(1);
  });

  it('and keeps the patterns that can be used', () => {
    const [responsibility] = read({ SenderPatterns: '*\n@gut.example' }).responsibilities;
    expect(responsibility?.senderPatterns).toEqual(['@gut.example']);
  });
});

it('passes over drafts and retired rows without a word', () => {
  expect(read({ Status: 'Draft', Title: '' })).toEqual({ responsibilities: [], findings: [] });
  expect(read({ Status: 'Retired' })).toEqual({ responsibilities: [], findings: [] });
});

it('takes a row without status as active', () => {
  expect(read({ Status: undefined }).responsibilities).toHaveLength(1);
});

it('shows what stands there, shortened', () => {
  expect(read({ ValidFrom: 'x'.repeat(500) }).findings[0]?.value).toBe('x'.repeat(80));
});

it('answers anything with rows and findings, and changes nothing', () => {
  const value = fc.oneof(fc.anything(), fc.string(), fc.constant(owner));
  const columns = [
    'id',
    'Title',
    'Owner',
    'Team',
    'ValidFrom',
    'Step',
    'Keywords',
    'SenderPatterns',
    'Status',
    'constructor',
  ];
  const hostile = fc.record(Object.fromEntries(columns.map((name) => [name, value])), {
    requiredKeys: [],
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(hostile, fc.anything())), (rows) => {
      const { responsibilities } = readRegister(rows);
      for (const { owner: who } of responsibilities) expect(who.oid).not.toBe('');
    }),
  );
  expect(readRegister('rows')).toEqual({ responsibilities: [], findings: [] });
});

it('ignores keys that would change every object', () => {
  const rows: unknown = JSON.parse(
    '[{"id":1,"Title":"A","Owner":{"oid":"o","name":"N","mail":"n@x.example","__proto__":{"x":1}},"__proto__":{"Area":"böse"}}]',
  );
  expect(readRegister(rows).responsibilities).toMatchObject([{ area: '' }]);
  expect({}).not.toHaveProperty('x');
});

describe('a responsibility is in force', () => {
  const [stated] = read({ ValidFrom: '2026-03-01', ValidTo: '2026-03-31' }).responsibilities;

  it.each([
    ['2026-02-28', false],
    ['2026-03-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ])('on %s: %s', (day, expected) => {
    expect(stated && inForce(stated, day)).toBe(expected);
  });
});
