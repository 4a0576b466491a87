import { expect, it } from 'vitest';
import { createGraph } from '../../src/m365/graph.ts';
import { createOwnOutlook } from '../../src/m365/own-outlook.ts';

const at = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone });
const entry = (start: string, end: string, more: object = {}) => ({
  start: at(start),
  end: at(end),
  showAs: 'oof',
  ...more,
});

/** Outlook with these automatic replies and entries; what was asked of it is kept. */
function outlook(replies: object, entries: object[] = []) {
  const asked: Request[] = [];
  const graph = createGraph(
    async (request) => {
      asked.push(request);
      const isReplies = request.url.includes('automaticRepliesSetting');
      return Response.json(isReplies ? replies : { value: entries });
    },
    async () => 'token',
  );
  const read = () =>
    createOwnOutlook(graph).awayTimes(new Date('2026-11-25'), new Date('2027-11-25'));
  return { asked, read };
}

it('asks for times only, of the caller and nobody else', async () => {
  const { asked, read } = outlook({ status: 'disabled' });
  expect(await read()).toEqual([]);
  for (const { url, headers } of asked) {
    expect(new URL(url).pathname).toMatch(/^\/v1\.0\/me\//);
    expect(headers.get('prefer')).toBe('outlook.timezone="UTC"');
  }
  const view = asked.map(({ url }) => new URL(url)).find(({ search }) => search !== '');
  expect(view?.searchParams.get('$select')).toBe('start,end,isAllDay,isCancelled,showAs');
});

it('takes what is out of office, all-day entries by their days, and leaves the rest', async () => {
  const { read } = outlook({ status: 'disabled' }, [
    entry('2026-12-07T00:00:00.0000000', '2026-12-10T00:00:00.0000000', { isAllDay: true }),
    entry('2026-12-14T08:00:00.0000000', '2026-12-14T16:00:00.0000000'),
    entry('2026-12-15T08:00:00', '2026-12-15T16:00:00', { isCancelled: true }),
    entry('2026-12-16T08:00:00', '2026-12-16T16:00:00', { showAs: 'workingElsewhere' }),
    { ...entry('', ''), start: at('2026-12-17T08:00:00', 'W. Europe Standard Time') },
  ]);
  expect(await read()).toEqual([
    { source: 'calendar', kind: 'days', from: '2026-12-07', until: '2026-12-10' },
    {
      source: 'calendar',
      kind: 'moments',
      from: new Date('2026-12-14T08:00:00Z'),
      to: new Date('2026-12-14T16:00:00Z'),
    },
  ]);
});

it('takes scheduled automatic replies with their ends, others without one', async () => {
  const times = {
    scheduledStartDateTime: at('2026-12-04T16:00:00.0000000'),
    scheduledEndDateTime: at('2026-12-10T07:00:00.0000000'),
  };
  expect(await outlook({ status: 'scheduled', ...times }).read()).toEqual([
    {
      source: 'replies',
      kind: 'moments',
      from: new Date('2026-12-04T16:00:00Z'),
      to: new Date('2026-12-10T07:00:00Z'),
    },
  ]);
  expect(await outlook({ status: 'alwaysEnabled', ...times }).read()).toEqual([
    { source: 'replies', kind: 'open' },
  ]);
  expect(await outlook({ status: 'disabled', ...times }).read()).toEqual([]);
});
