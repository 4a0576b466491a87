import { describe, expect, it } from 'vitest';
import { isAutomaticAnswer } from '../../src/core/automatic-answer.ts';
import { automaticKindOf } from '../../src/core/automatic-headers.ts';
import { readRequest } from '../../src/core/mail.ts';
import { mail } from '../support/register.ts';

const kindOf = (name: string, value: string | null) => automaticKindOf([{ name, value }]);

describe('headers', () => {
  it('tell an answer that a program wrote, in any spelling', () => {
    expect(kindOf('Auto-Submitted', 'auto-replied')).toBe('reply');
    expect(kindOf('AUTO-SUBMITTED', ' Auto-Replied (vacation)')).toBe('reply');
  });

  it('tell the report of a mail server', () => {
    const type = 'multipart/report; report-type=delivery-status; boundary="x"';
    expect(kindOf('Content-Type', type)).toBe('report');
    expect(kindOf('content-type', 'multipart/report; report-type="disposition-notification"')).toBe(
      'report',
    );
  });

  it('do not make a request of a program less of a request', () => {
    expect(kindOf('Auto-Submitted', 'auto-generated')).toBeUndefined();
    expect(kindOf('Auto-Submitted', 'no')).toBeUndefined();
    expect(kindOf('X-Auto-Response-Suppress', 'All')).toBeUndefined();
    expect(kindOf('Content-Type', 'multipart/report; report-type=feedback-report')).toBeUndefined();
    expect(kindOf('Content-Type', null)).toBeUndefined();
    expect(automaticKindOf([])).toBeUndefined();
  });

  it('count also where the subject says nothing', () => {
    const request = readRequest(mail({ subject: 'Rechnung 4711', automatic: 'reply' }));
    expect(isAutomaticAnswer(request)).toBe(true);
    expect(isAutomaticAnswer(readRequest(mail({ subject: 'Rechnung 4711' })))).toBe(false);
  });
});
