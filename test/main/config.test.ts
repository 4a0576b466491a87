import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/main/config.ts';

const complete = {
  BATON_TENANT_ID: 'b183256e-a16e-4121-b07a-6fc42fd7b23a',
  BATON_CLIENT_ID: '6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11',
  BATON_CLIENT_SECRET: 'secret',
  BATON_SITE_URL: 'https://contoso.sharepoint.com/sites/baton',
  BATON_SCOPE: 'api://baton.contoso.example/6d1d9f0e-7c1b-4e0a-9a3e-2f0f4b9d5c11/access_as_user',
};

describe('the configuration', () => {
  it('points at Microsoft unless an embedded tenant is named', () => {
    const config = readConfig(complete);
    expect(config.embeddedTenant).toBeUndefined();
    expect(config.hostOrigins).toEqual([]);
    expect(config.officeJs).toBe('https://appsforoffice.microsoft.com/lib/1/hosted/office.js');
    expect(config.allowedClients).toContain(complete.BATON_CLIENT_ID);
  });

  it('names every mistake at once', () => {
    const wrong = {
      ...complete,
      BATON_TENANT_ID: 'contoso',
      BATON_SITE_URL: 'http://contoso',
      PORT: '99999',
    };
    expect(() => readConfig(wrong)).toThrow(/BATON_TENANT_ID[\s\S]*BATON_SITE_URL[\s\S]*PORT/);
    expect(() => readConfig({})).toThrow(/BATON_CLIENT_SECRET/);
    const anchored = { ...complete, BATON_ANCHOR_TO: 'pruefung@contoso.example' };
    expect(() => readConfig(anchored)).toThrow(/BATON_ANCHOR_TO: needs BATON_NOTIFY_FROM/);
  });

  it('does not repeat secrets in its message', () => {
    expect(() => readConfig({ ...complete, PORT: 'x', BATON_CLIENT_SECRET: 'hunter2' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hunter2') }),
    );
  });
});
