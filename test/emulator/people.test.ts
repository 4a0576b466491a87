import { beforeEach, describe, expect, it } from 'vitest';
import {
  anna,
  apiId,
  bernd,
  type Caller,
  clara,
  dirk,
  info,
  type Json,
  seedData,
  startTenant,
  type World,
} from './support/tenant.ts';

const accounting = 'cccccccc-0000-4000-8000-000000000001';
const everyone = 'cccccccc-0000-4000-8000-000000000002';
const scopes =
  'User.Read User.Read.All GroupMember.Read.All Presence.Read.All Presence.ReadWrite Calendars.Read MailboxSettings.ReadWrite Mail.ReadWrite Mail.Send TeamsActivity.Send'.split(
    ' ',
  );
const eventual = { ConsistencyLevel: 'eventual' };

const seed = {
  ...seedData,
  apps: (seedData.apps ?? []).map((app) =>
    app.clientId === apiId
      ? {
          ...app,
          teams: {
            activityTypes: [{ type: 'handedOff', templateText: '{actor} handed you {subject}' }],
            installedFor: [bernd, clara],
          },
        }
      : app,
  ),
  users: (seedData.users ?? []).map((user) => ({
    ...user,
    photo: user.oid === anna,
    ...(user.oid === bernd && {
      presence: { availability: 'Busy' as const, activity: 'InAMeeting' },
      calendar: [
        {
          start: '2026-11-20T09:00:00+01:00',
          end: '2026-11-20T10:30:00+01:00',
          status: 'oof' as const,
          subject: 'Arzt',
        },
      ],
    }),
  })),
  groups: [
    {
      id: accounting,
      displayName: 'Rechnungswesen Nord',
      mail: 'rw@nordlicht.example',
      members: [bernd],
    },
    { id: everyone, displayName: 'Alle', members: [accounting, clara] },
  ],
};

describe('people', () => {
  let world: World;
  let graph: Caller;
  beforeEach(async () => {
    world = await startTenant(':memory:', seed);
    await world.control('POST', 'clock', { at: '2026-11-20T08:00:00Z' });
    graph = await world.as(anna, scopes);
  });
  const names = (body: Json): string[] => body.value.map(({ displayName }: Json) => displayName);

  describe('asked for with advanced queries', () => {
    it.each([
      [
        "$filter=endsWith(mail,'x')",
        /'endsWith' is not supported because the 'ConsistencyLevel:eventual'/,
      ],
      ['$filter=accountEnabled ne true', /'NotEqualsMatch'/],
      ['$filter=not(accountEnabled eq true)', /^Unsupported Query/],
      [
        "$filter=startswith(displayName,'A')&$orderby=displayName",
        /^Sorting not supported for current query\.$/,
      ],
      ['$search="displayName:an"', /special request header: 'ConsistencyLevel: eventual'/],
      ["$filter=displayName eq 'x' or shoeSize eq 43", /property 'shoeSize' of resource 'User'/],
      ["$filter=contains(displayName,'x')", /operator 'contains'/],
    ])('are refused without the header: %s', async (query, message) => {
      const { status, body } = await graph.get(`/users?${query}`);
      expect([status, body.error.code, body.error.message]).toEqual([
        400,
        'Request_UnsupportedQuery',
        expect.stringMatching(message),
      ]);
    });

    it.each([
      ["$filter=endsWith(mail,'ht@nordlicht.example')&$count=true", ['Anna Albrecht']],
      ['$filter=accountEnabled ne true&$count=true', ['Info']],
      [
        "$filter=not(startswith(displayName,'A')) and accountEnabled eq true&$count=true",
        ['Bernd Böhm', 'Clara Cordes', 'Dirk Dreyer'],
      ],
      ["$filter=startswith(displayName,'A')&$orderby=displayName&$count=true", ['Anna Albrecht']],
      ['$search="displayName:böh"', ['Bernd Böhm']],
      ['$search="displayName:hm"', []],
      ['$search="displayName:anna" OR "mail:dirk"', ['Anna Albrecht', 'Dirk Dreyer']],
      ['$search="displayName:anna" AND "mail:dirk"', []],
    ])('are answered with it: %s', async (query, found) => {
      const { status, body } = await graph.get(`/users?${query}`, eventual);
      expect([status, names(body)]).toEqual([200, found]);
    });

    it('count with the header only', async () => {
      expect((await graph.get('/users?$count=true', eventual)).body['@odata.count']).toBe(5);
      expect((await graph.get('/users?$count=true')).body).not.toHaveProperty('@odata.count');
      expect((await graph.get('/users/$count')).status).toBe(400);
      expect((await graph.get('/users/$count?$filter=accountEnabled eq true', eventual)).body).toBe(
        4,
      );
    });

    it('refuse a search that cannot be read', async () => {
      for (const search of ['displayName:an', '"shoeSize:43"', '"displayName"'])
        expect((await graph.get(`/users?$search=${search}`, eventual)).status).toBe(400);
    });
  });

  it('have a manager and people who report to them', async () => {
    expect((await graph.get(`/users/${bernd}/manager`)).body.displayName).toBe('Anna Albrecht');
    expect((await graph.get('/me/manager')).status).toBe(404);
    expect(names((await graph.get('/me/directReports')).body)).toEqual(['Bernd Böhm']);
    const query = '$select=displayName&$expand=manager($select=displayName)';
    const { body } = await graph.get(`/users/${bernd}?${query}`);
    expect(body.manager).toEqual({
      '@odata.type': '#microsoft.graph.user',
      displayName: 'Anna Albrecht',
    });
  });

  it('can be read one by one by an app', async () => {
    const app = await world.asApp(['User.Read.All']);
    expect((await app.get(`/users/${bernd}`)).body.displayName).toBe('Bernd Böhm');
    expect((await app.get('/me')).status).toBe(400);
  });

  describe('in groups', () => {
    it('are members directly or through other groups', async () => {
      const of = async (path: string) => names((await graph.get(path)).body);
      expect(await of(`/groups/${everyone}/members`)).toEqual([
        'Clara Cordes',
        'Rechnungswesen Nord',
      ]);
      expect(await of(`/groups/${everyone}/transitiveMembers/microsoft.graph.user`)).toEqual([
        'Clara Cordes',
        'Bernd Böhm',
      ]);
      expect(await of(`/users/${bernd}/memberOf`)).toEqual(['Rechnungswesen Nord']);
      expect(await of(`/users/${bernd}/transitiveMemberOf`)).toEqual([
        'Rechnungswesen Nord',
        'Alle',
      ]);
      expect((await graph.get(`/users/${bernd}/transitiveMemberOf/$count`, eventual)).body).toBe(2);
      const { body } = await graph.get(`/groups/${accounting}`);
      expect(body).toMatchObject({
        mailEnabled: true,
        securityEnabled: false,
        groupTypes: ['Unified'],
      });
    });

    it('are checked, themselves with User.Read, others with more', async () => {
      const check = (caller: Caller, who: string) =>
        caller.post(`${who}/checkMemberGroups`, { groupIds: [everyone, dirk] });
      const own = await world.as(bernd, ['User.Read']);
      expect((await check(own, '/me')).body.value).toEqual([everyone]);
      expect((await check(own, `/users/${clara}`)).status).toBe(403);
      expect((await check(graph, `/users/${clara}`)).body.value).toEqual([everyone]);
      const groupIds = Array.from({ length: 21 }, () => everyone);
      expect((await graph.post('/me/checkMemberGroups', { groupIds })).status).toBe(400);
      const wanted = { securityEnabledOnly: true };
      expect((await graph.post(`/users/${bernd}/getMemberGroups`, wanted)).body.value).toEqual([
        everyone,
      ]);
    });

    it('may stand in groups that hold each other', async () => {
      const ring = {
        ...seed,
        groups: seed.groups.map((one) =>
          one.id === accounting ? { ...one, members: [bernd, everyone] } : one,
        ),
      };
      await world.control('POST', 'reset');
      expect((await world.control('POST', 'seed', ring)).status).toBe(201);
      graph = await world.as(anna, scopes);
      expect((await graph.get(`/groups/${everyone}/transitiveMembers/$count`, eventual)).body).toBe(
        4,
      );
    });
  });

  it('have a photo or none', async () => {
    const request = await graph.get('/me/photo/$value');
    expect([request.status, request.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(request.body.slice(1, 4)).toBe('PNG');
    expect((await graph.get('/me/photo')).body).toMatchObject({ width: 48, height: 48 });
    const none = await graph.get(`/users/${bernd}/photo/$value`);
    expect([none.status, none.body.error.code]).toEqual([404, 'ImageNotFound']);
  });

  describe('are present', () => {
    it('as they and their automatic replies say', async () => {
      const ids = [bernd, clara, 'dddddddd-0000-4000-8000-000000000009'];
      const { body } = await graph.post('/communications/getPresencesByUserId', { ids });
      expect(body.value).toMatchObject([
        {
          id: bernd,
          availability: 'Busy',
          activity: 'InAMeeting',
          outOfOfficeSettings: { isOutOfOffice: false, message: null },
        },
        {
          id: clara,
          availability: 'Offline',
          outOfOfficeSettings: { isOutOfOffice: true, message: 'Bin im Urlaub.' },
        },
      ]);
    });

    it('asked by id, at most 650 at once, others only with a permission for all', async () => {
      const ids = Array.from({ length: 651 }, () => bernd);
      expect((await graph.post('/communications/getPresencesByUserId', { ids })).status).toBe(400);
      expect((await graph.get(`/users/${bernd}/presence`)).status).toBe(200);
      expect((await graph.get('/users/bernd.boehm@nordlicht.example/presence')).status).toBe(404);
      const modest = await world.as(anna, ['Presence.Read']);
      expect((await modest.get('/me/presence')).status).toBe(200);
      expect((await modest.get(`/users/${bernd}/presence`)).status).toBe(403);
    });

    it('as an application says, for as long as it says, the strongest word winning', async () => {
      const own = await world.as(bernd, ['Presence.ReadWrite']);
      const set = (availability: string, activity: string, expirationDuration?: string) =>
        own.post('/me/presence/setPresence', {
          sessionId: apiId,
          availability,
          activity,
          expirationDuration,
        });
      const now = async () => (await own.get('/me/presence')).body.availability;
      expect((await set('Available', 'Presenting')).status).toBe(400);
      expect((await set('Available', 'Available', 'PT1M')).status).toBe(400);
      await set('Available', 'Available');
      expect(await now()).toBe('Busy');
      await set('DoNotDisturb', 'Presenting', 'PT1H');
      expect(await now()).toBe('DoNotDisturb');
      await world.control('POST', 'clock', { moveMs: 3_600_000 });
      expect(
        await (await (await world.as(bernd, ['Presence.Read'])).get('/me/presence')).body
          .availability,
      ).toBe('Busy');
      await world.control('PATCH', `people/${bernd}`, { presence: null });
      expect(
        await (await (await world.as(bernd, ['Presence.Read'])).get('/me/presence')).body
          .availability,
      ).toBe('Offline');
    });
  });

  it('have a calendar of which only the asked members are told, page by page', async () => {
    const day = (number: string) => `2026-12-${number}T00:00:00+01:00`;
    await world.control('PATCH', `people/${anna}`, {
      calendar: [
        { start: day('07'), end: day('10'), status: 'oof', subject: 'Urlaub' },
        { start: '2026-12-14T09:00:00Z', end: '2026-12-14T10:00:00Z' },
      ],
    });
    const view = `/me/calendarView?startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z`;
    const { body } = await graph.get(`${view}&$select=start,end,isAllDay,showAs&$top=1`);
    expect(body.value).toEqual([
      {
        id: expect.any(String),
        start: { dateTime: '2026-12-07T00:00:00.0000000', timeZone: 'UTC' },
        end: { dateTime: '2026-12-10T00:00:00.0000000', timeZone: 'UTC' },
        isAllDay: true,
        showAs: 'oof',
      },
    ]);
    const next = body['@odata.nextLink'].replace('https://graph.microsoft.com/v1.0', '');
    expect((await graph.get(next)).body.value).toMatchObject([{ isAllDay: false }]);
    expect((await graph.get('/me/calendarView')).status).toBe(400);
    expect((await graph.get(`/users/${bernd}${view.slice(3)}`)).status).toBe(403);
  });

  it('have a schedule that colleagues see without its subjects', async () => {
    const ask = (caller: Caller, more = {}) =>
      caller.post(
        '/me/calendar/getSchedule',
        {
          schedules: ['bernd.boehm@nordlicht.example', 'niemand@nordlicht.example'],
          startTime: { dateTime: '2026-11-20T08:00:00', timeZone: 'W. Europe Standard Time' },
          endTime: { dateTime: '2026-11-20T12:00:00', timeZone: 'Europe/Berlin' },
          availabilityViewInterval: 60,
          ...more,
        },
        { prefer: 'outlook.timezone="W. Europe Standard Time"' },
      );
    const { body } = await ask(graph);
    expect(body.value).toEqual([
      {
        scheduleId: 'bernd.boehm@nordlicht.example',
        availabilityView: '0330',
        scheduleItems: [
          {
            status: 'oof',
            start: { dateTime: '2026-11-20T09:00:00.0000000', timeZone: 'W. Europe Standard Time' },
            end: { dateTime: '2026-11-20T10:30:00.0000000', timeZone: 'W. Europe Standard Time' },
          },
        ],
        workingHours: expect.objectContaining({ startTime: '08:00:00.0000000' }),
      },
      {
        scheduleId: 'niemand@nordlicht.example',
        error: expect.objectContaining({ responseCode: 'ErrorMailRecipientNotFound' }),
      },
    ]);
    const own = await ask(await world.as(bernd, scopes));
    expect(own.body.value[0].scheduleItems[0].subject).toBe('Arzt');
    for (const wrong of [
      { availabilityViewInterval: 4 },
      { endTime: { dateTime: '2026-11-19T12:00:00', timeZone: 'UTC' } },
      { startTime: { dateTime: 'heute', timeZone: 'UTC' } },
      { startTime: { dateTime: '2026-11-20T08:00:00', timeZone: 'Mars' } },
    ])
      expect((await ask(graph, wrong)).status).toBe(400);
  });

  it('set their automatic replies, which then are answered anew', async () => {
    const his = await world.as(bernd, scopes);
    const message = {
      subject: 'x',
      body: { content: 'x' },
      toRecipients: [{ emailAddress: { address: 'bernd.boehm@nordlicht.example' } }],
    };
    const answered = async () => {
      await graph.post('/me/sendMail', { message });
      return (await graph.get('/me/mailFolders/inbox/messages')).body.value.length;
    };
    expect(await answered()).toBe(0);
    const setting = {
      status: 'Scheduled',
      internalReplyMessage: 'Morgen wieder.',
      scheduledStartDateTime: {
        dateTime: '2026-11-20T08:00:00',
        timeZone: 'W. Europe Standard Time',
      },
      scheduledEndDateTime: {
        dateTime: '2026-11-20T18:00:00',
        timeZone: 'W. Europe Standard Time',
      },
    };
    const change = (body: object) => his.patch('/me/mailboxSettings', body);
    expect(
      (await change({ automaticRepliesSetting: setting })).body.automaticRepliesSetting,
    ).toMatchObject({
      status: 'scheduled',
      scheduledStartDateTime: { dateTime: '2026-11-20T07:00:00.0000000', timeZone: 'UTC' },
      scheduledEndDateTime: { dateTime: '2026-11-20T17:00:00.0000000', timeZone: 'UTC' },
    });
    expect([await answered(), await answered()]).toEqual([1, 1]);
    await change({ automaticRepliesSetting: { status: 'alwaysEnabled' } });
    expect(await answered()).toBe(2);
    await change({ automaticRepliesSetting: { status: 'disabled' } });
    expect(await answered()).toBe(2);
    const kept = (await his.get('/me/mailboxSettings/automaticRepliesSetting')).body;
    expect(kept).toMatchObject({ status: 'disabled', internalReplyMessage: 'Morgen wieder.' });
    const wrong = { ...setting, scheduledEndDateTime: setting.scheduledStartDateTime };
    expect((await change({ automaticRepliesSetting: wrong })).status).toBe(400);
  });

  it('set their time zone and working hours, and read one setting alone', async () => {
    const { body } = await graph.patch('/me/mailboxSettings', {
      timeZone: 'UTC',
      workingHours: { endTime: '18:30:00.0000000', daysOfWeek: ['Monday', 'Tuesday'] },
    });
    expect(body.workingHours).toMatchObject({
      startTime: '08:00:00.0000000',
      endTime: '18:30:00.0000000',
      daysOfWeek: ['monday', 'tuesday'],
    });
    expect((await graph.get('/me/mailboxSettings/timeZone')).body.value).toBe('UTC');
    expect((await graph.patch('/me/mailboxSettings', { timeZone: 'Nirgends' })).status).toBe(400);
    const reader = await world.as(anna, ['MailboxSettings.Read']);
    expect((await reader.patch('/me/mailboxSettings', { timeZone: 'UTC' })).status).toBe(403);
  });

  describe('are notified in Teams', () => {
    const notify = (recipient: string, more = {}, caller = graph) =>
      caller.post(`/users/${recipient}/teamwork/sendActivityNotification`, {
        topic: {
          source: 'text',
          value: 'Übergabe',
          webUrl: 'https://teams.microsoft.com/l/entity/x/y',
        },
        activityType: 'handedOff',
        previewText: { content: 'x'.repeat(200) },
        templateParameters: [{ name: 'subject', value: 'Mahnung 4711' }],
        chainId: 7,
        ...more,
      });
    const shown = async (): Promise<Json[]> => (await world.control('GET', 'ledger')).body;

    it('by a person or by the app itself, as the ledger tells', async () => {
      expect((await notify(bernd)).status).toBe(204);
      const app = await world.asApp(['TeamsActivity.Send']);
      const free = {
        activityType: 'systemDefault',
        templateParameters: [{ name: 'systemDefaultText', value: 'Neu' }],
      };
      expect((await notify(clara, free, app)).status).toBe(204);
      expect(await shown()).toMatchObject([
        {
          event: 'activity.notified',
          oid: anna,
          detail: {
            recipient: bernd,
            text: 'Anna Albrecht handed you Mahnung 4711',
            preview: 'x'.repeat(150),
            chainId: 7,
          },
        },
        { event: 'activity.notified', detail: { recipient: clara, text: 'Neu' } },
      ]);
    });

    it('only where the app is installed', async () => {
      const refused = await notify(dirk);
      expect([refused.status, refused.body.error.message]).toEqual([
        403,
        expect.stringContaining('Ensure that the expected Teams app is installed'),
      ]);
      await world.control('PATCH', `people/${dirk}`, { installed: { [apiId]: true } });
      expect((await notify(dirk)).status).toBe(204);
      await world.control('PATCH', `people/${dirk}`, { installed: { [apiId]: false } });
      expect((await notify(dirk)).status).toBe(403);
    });

    it.each([
      ['of a kind that is not declared', { activityType: 'unknown' }],
      ['without a value for the template', { templateParameters: [] }],
      ['with a topic in words that leads nowhere', { topic: { source: 'text', value: 'x' } }],
      [
        'with a topic that is no entity of Graph',
        { topic: { source: 'entityUrl', value: 'https://example.com' } },
      ],
    ])('but not %s', async (_, more) => {
      expect((await notify(bernd, more)).status).toBe(400);
      expect(await shown()).toEqual([]);
    });

    it.each([
      ['refused', 400],
      ['accepted', 204],
    ])('by themselves: %s', async (activityToOneself, status) => {
      await world.control('PATCH', 'switches', { activityToOneself });
      expect((await notify(bernd, {}, await world.as(bernd, scopes))).status).toBe(status);
    });
  });

  it('leave: the account ends, the mailbox is still there', async () => {
    expect(
      (await world.control('PATCH', `people/${bernd}`, { accountEnabled: false })).status,
    ).toBe(204);
    const { body } = await graph.get(`/users/${bernd}?$select=accountEnabled`);
    expect(body.accountEnabled).toBe(false);
    expect((await world.control('PATCH', 'people/nobody', {})).status).toBe(404);
    expect((await world.control('PATCH', `people/${bernd}`, { shoeSize: 43 })).status).toBe(422);
    expect((await graph.get(`/users/${info}?$select=accountEnabled`)).body.accountEnabled).toBe(
      false,
    );
  });
});
