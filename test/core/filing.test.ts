import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  attachmentFileNames,
  filingPath,
  isToBeFiled,
  mailFileName,
  readProblems,
  safeName,
  writeProblems,
} from '../../src/core/filing.ts';
import { handoffRecord } from '../support/handoff.ts';

const key = '3f0c5c0e-5a0e-4b52-9d6c-0f1a2b3c4d5e';
const record = handoffRecord({
  handoffKey: key,
  senderName: 'Müller & Söhne GmbH',
  subject: 'AW: Angebot "Halle 2" – 50 %?',
  receivedAt: '2026-03-02T23:30:00Z',
});
const library = 'sites/ablage/Shared Documents'.length;
const bad = /["*:<>?/\\|]|\p{Cc}|^[\s.~]|[\s.]$/u;

describe('names of filed mails', () => {
  it('say day, sender, subject and the hand-off’s key, with umlauts, below the year', () => {
    expect(filingPath(record, library)).toEqual([
      '2026',
      `2026-03-03 Müller Söhne GmbH AW Angebot Halle 2 – 50 ${key}`,
    ]);
  });

  it('keep the subject out where it is not kept', () => {
    const quiet = handoffRecord({ ...record, subject: '' });
    expect(filingPath(quiet, library)[1]).toBe(`2026-03-03 Müller Söhne GmbH ${key}`);
    expect(attachmentFileNames(['Kündigung Meyer.pdf', 'x'], quiet, library)).toEqual([
      'Anlage 1.pdf',
      'Anlage 2',
    ]);
  });

  it('hold the mail’s hash, so that another text never takes its place', () => {
    const name = mailFileName(record, 'abcdef0123456789', library);
    expect(name).toBe('2026-03-03 Müller Söhne GmbH AW Angebot Halle 2 – 50 abcdef012345.eml');
  });

  it('tell attachments of one name apart, whatever their case', () => {
    const names = ['Scan.pdf', 'SCAN.PDF', 'scan.pdf', '', '…', '.pdf'];
    expect(attachmentFileNames(names, record, library)).toEqual([
      'Scan.pdf',
      'SCAN (2).PDF',
      'scan (3).pdf',
      'Anlage',
      '…',
      'Anlage.pdf',
    ]);
  });

  it.each([
    ['CON', 'CON -'],
    ['Forms', 'Forms -'],
    ['  a \r\n\t b.  ', 'a b'],
    ['...', ''],
    ['a/b\\c:d*e', 'a b c d e'],
    ['x_VTI_y', 'x y'],
    ['A\u0308rger \u202Egpj', 'Ärger gpj'],
  ])('make %j safe', (text, name) => {
    expect(safeName(text, 60)).toBe(name);
  });

  it('always fit SharePoint: no forbidden character, no blank at an end, 400 characters in all', () => {
    const text = string({ unit: 'binary', maxLength: 300 });
    assert(
      property(text, text, text, integer({ min: 0, max: 220 }), (sender, subject, file, length) => {
        const any = handoffRecord({ handoffKey: key, senderName: sender, subject });
        const folders = filingPath(any, length);
        const files = [
          mailFileName(any, 'a'.repeat(64), length),
          ...attachmentFileNames([file, file], any, length),
        ];
        for (const name of [...folders, ...files]) {
          expect(name).not.toMatch(bad);
          expect(name).toBe(name.normalize('NFC'));
          expect(length + 1 + [...folders, name].join('/').length).toBeLessThanOrEqual(400);
        }
        expect(new Set(files.map((name) => name.toLowerCase())).size).toBe(3);
      }),
    );
  });
});

describe('filing', () => {
  it('waits for the mail, and is not for what was withdrawn, filed, or never meant to be', () => {
    const wanted = handoffRecord({ filing: true });
    expect(isToBeFiled(wanted)).toBe(true);
    expect(isToBeFiled({ ...wanted, mailState: 'none' })).toBe(true);
    expect(isToBeFiled({ ...wanted, mailState: 'claimed' })).toBe(false);
    expect(isToBeFiled({ ...wanted, mailState: 'uncertain' })).toBe(false);
    expect(isToBeFiled({ ...wanted, state: 'withdrawn' })).toBe(false);
    expect(isToBeFiled({ ...wanted, filedAt: '2026-11-23T08:00:00Z' })).toBe(false);
    expect(isToBeFiled(handoffRecord())).toBe(false);
  });

  it('writes its problems down by name, each once', () => {
    const text = writeProblems(['encrypted', 'attachment_link', 'attachment_link']);
    expect(text).toBe('attachment_link encrypted');
    expect(readProblems(`${text} something_new`)).toEqual(['attachment_link', 'encrypted']);
  });
});
