import { expect, it } from 'vitest';
import { createFolderModel } from '../../src/playground/outlook/folder-model.ts';
import type { Page } from '../../src/playground/tenant/mail-reader.ts';
import { page, reader, row } from './mails.ts';

const ids = (model: ReturnType<typeof createFolderModel>) => model.state().rows.map(({ id }) => id);

function modelOf(pages: Page[], next: Page = page([])) {
  const answers = [...pages];
  const last = answers.at(-1) ?? page([]);
  return createFolderModel(
    reader({ firstPage: async () => answers.shift() ?? last, nextPage: async () => next }),
    'unreachable',
    () => {},
  );
}

it('tells which mails are new, but not at the first look', async () => {
  const model = modelOf([page(['b', 'a']), page(['c', 'b', 'a'])]);
  await model.show('me@x.example', 'inbox');
  expect((await model.refresh()).map(({ id }) => id)).toEqual(['c']);
  expect(await model.refresh()).toEqual([]);
});

it('keeps older pages behind a refreshed first one', async () => {
  const older = { rows: [row('z', { receivedAt: '2026-01-01T00:00:00Z' })] };
  const model = modelOf([page(['b'], '/next'), page(['c', 'b'], '/next')], older);
  await model.show('me@x.example', 'inbox');
  await model.more();
  expect(ids(model)).toEqual(['b', 'z']);
  expect(model.state().next).toBeUndefined();
  await model.refresh();
  expect(ids(model)).toEqual(['c', 'b', 'z']);
  expect(model.state().next).toBeUndefined();
});

it('starts over when more mails arrived at once than a page holds, so that none is left out', async () => {
  const model = modelOf([page(['a']), page(['d', 'c'], '/next')], page(['b', 'a']));
  await model.show('me@x.example', 'inbox');
  await model.refresh();
  expect(ids(model)).toEqual(['d', 'c']);
  await model.more();
  expect(ids(model)).toEqual(['d', 'c', 'b', 'a']);
});

it('forgets what has left the mailbox', async () => {
  const model = modelOf([page(['b', 'a']), page(['a'])]);
  await model.show('me@x.example', 'inbox');
  await model.refresh();
  expect(ids(model)).toEqual(['a']);
});

it('keeps what it has when a refresh fails, and says why', async () => {
  let fail = false;
  const model = createFolderModel(
    reader({ firstPage: async () => (fail ? Promise.reject(new Error('gone')) : page(['a'])) }),
    'unreachable',
    () => {},
  );
  await model.show('me@x.example', 'inbox');
  fail = true;
  await model.refresh();
  expect(model.state()).toMatchObject({ problem: 'gone', loading: false });
  expect(ids(model)).toEqual(['a']);
  fail = false;
  await model.refresh();
  expect(model.state().problem).toBeUndefined();
});

it('drops an answer that arrives after another mailbox was chosen', async () => {
  const slow = Promise.withResolvers<Page>();
  const model = createFolderModel(
    reader({
      firstPage: (mailbox) =>
        mailbox === 'slow@x.example' ? slow.promise : Promise.resolve(page(['quick'])),
    }),
    'unreachable',
    () => {},
  );
  const first = model.show('slow@x.example', 'inbox');
  await model.show('quick@x.example', 'inbox');
  slow.resolve(page(['slow']));
  await first;
  expect(ids(model)).toEqual(['quick']);
});
