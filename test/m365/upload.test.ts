import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGraph } from '../../src/m365/graph.ts';
import { createLibraries } from '../../src/m365/library.ts';
import type { LibraryFolder } from '../../src/usecases/library-ports.ts';
import { apiId, startTenant, type World } from '../emulator/support/tenant.ts';

const mib = 1024 * 1024;
const address =
  'https://nordlicht.sharepoint.com/sites/baton/Shared%20Documents/Forms/AllItems.aspx';

describe('uploading to a library', () => {
  let world: World;
  let folder: LibraryFolder;
  const asked: string[] = [];
  const waited: number[] = [];
  beforeEach(async () => {
    world = await startTenant();
    asked.length = 0;
    waited.length = 0;
    const token = () => world.token({ app: apiId, scopes: ['Sites.Selected'] });
    const transport = (request: Request) => {
      const range = request.headers.get('content-range');
      if (range !== null) asked.push(range);
      return world.emulator.fetch(request);
    };
    const wait = (ms: number) => Promise.resolve(waited.push(ms));
    const libraries = createLibraries({ graph: createGraph(transport, token), transport, wait });
    folder = await (await libraries.open(address)).openFolder(['2026', 'März']);
  });
  afterEach(() => world.emulator.close());

  const file = (size: number) => new Uint8Array(size).map((_, at) => at % 251);
  const fault = (rule: object) =>
    world.control('POST', 'faults', { path: 'uploadSession\\?', method: 'PUT', ...rule });
  const stored = async (name: string): Promise<Uint8Array> => {
    const graph = world.with(await world.token({ app: apiId, scopes: ['Sites.Selected'] }));
    const { body } = await graph.get(
      `/sites/nordlicht.sharepoint.com:/sites/baton:/drive/root:/2026/März/${name}`,
    );
    const answer = await world.emulator.fetch(new Request(body['@microsoft.graph.downloadUrl']));
    return new Uint8Array(await answer.arrayBuffer());
  };

  it('sends small files at once, empty of surprises in their names', async () => {
    await folder.put('Prüfung (1)+#.txt', file(1000));
    expect(asked).toEqual([]);
    expect(await stored(encodeURIComponent('Prüfung (1)+#.txt'))).toEqual(file(1000));
  });

  it('sends large files in fragments of a multiple of 320 KiB', async () => {
    const content = file(12 * mib);
    await folder.put('large.bin', content);
    expect(asked).toEqual([
      'bytes 0-5242879/12582912',
      'bytes 5242880-10485759/12582912',
      'bytes 10485760-12582911/12582912',
    ]);
    expect(Buffer.compare(await stored('large.bin'), content)).toBe(0);
  });

  it.each([
    ['the connection breaks', { reset: true, nth: 2 }],
    ['the answer is lost', { reset: true, effect: true, nth: 2 }],
    ['SharePoint is busy', { status: 503, headers: { 'retry-after': '3' }, nth: 2 }],
  ])('goes on where the session says when %s', async (_, rule) => {
    const content = file(11 * mib);
    await fault(rule);
    await folder.put('large.bin', content);
    expect(Buffer.compare(await stored('large.bin'), content)).toBe(0);
    expect(waited).toEqual(['headers' in rule ? 3000 : 0]);
  });

  it('begins anew when the session is gone, and when the last answer was lost', async () => {
    await fault({ reset: true, effect: true, nth: 3 });
    await folder.put('large.bin', file(11 * mib));
    expect(asked).toHaveLength(6);
    expect(await stored('large.bin')).toHaveLength(11 * mib);
  });

  it('gives up in the end', async () => {
    await fault({ status: 503, times: 99 });
    await expect(folder.put('large.bin', file(5 * mib))).rejects.toMatchObject({
      code: 'microsoft_busy',
    });
  });

  it('knows what is there already', async () => {
    await folder.put('a.txt', file(10));
    const token = () => world.token({ app: apiId, scopes: ['Sites.Selected'] });
    const transport = (request: Request) => world.emulator.fetch(request);
    const parts = {
      graph: createGraph(transport, token),
      transport,
      wait: () => Promise.resolve(),
    };
    const again = await (await createLibraries(parts).open(address)).openFolder(['2026', 'März']);
    expect([...again.sizes]).toEqual([['a.txt', 10]]);
    expect(again.link).toBe(folder.link);
  });

  it('says not_found for an address where no library is', async () => {
    const token = () => world.token({ app: apiId, scopes: ['Sites.Selected'] });
    const transport = (request: Request) => world.emulator.fetch(request);
    const libraries = createLibraries({
      graph: createGraph(transport, token),
      transport,
      wait: () => Promise.resolve(),
    });
    for (const wrong of [
      'nonsense',
      'https://nordlicht.sharepoint.com/sites/none/Documents',
      'https://nordlicht.sharepoint.com/sites/baton/Nothing',
    ])
      await expect(libraries.open(wrong)).rejects.toMatchObject({ code: 'not_found' });
  });
});
