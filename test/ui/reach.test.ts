// @vitest-environment jsdom
import { call, chat, mail } from '@microsoft/teams-js';
import { beforeEach, expect, test, vi } from 'vitest';
import { reachInTeams } from '../../src/ui/host/teams-reach.ts';
import { reachLink } from '../../src/ui/tab/find/reach-link.ts';

vi.mock('@microsoft/teams-js', () => ({
  chat: { isSupported: vi.fn(() => true), openChat: vi.fn(async () => {}) },
  mail: {
    isSupported: vi.fn(() => true),
    composeMail: vi.fn(async () => {}),
    ComposeMailType: { New: 'new' },
  },
  call: { isSupported: vi.fn(() => true), startCall: vi.fn(async () => true) },
}));

beforeEach(() => vi.clearAllMocks());

const sabine = 'sabine.kern@nordlicht.example';

test('turns to a person by the means of the host', async () => {
  expect(await reachInTeams('chat', sabine)).toBe(true);
  expect(chat.openChat).toHaveBeenCalledWith({ user: sabine });
  expect(await reachInTeams('mail', sabine)).toBe(true);
  expect(mail.composeMail).toHaveBeenCalledWith({ type: 'new', toRecipients: [sabine] });
  expect(await reachInTeams('call', sabine)).toBe(true);
  expect(call.startCall).toHaveBeenCalledWith({ targets: [sabine] });
});

test('says so where the host has no such thing, or fails at it', async () => {
  vi.mocked(chat.isSupported).mockReturnValueOnce(false);
  expect(await reachInTeams('chat', sabine)).toBe(false);
  expect(chat.openChat).not.toHaveBeenCalled();
  vi.mocked(mail.composeMail).mockRejectedValueOnce(new Error('no'));
  expect(await reachInTeams('mail', sabine)).toBe(false);
  vi.mocked(call.startCall).mockResolvedValueOnce(false);
  expect(await reachInTeams('call', sabine)).toBe(false);
});

test('has a link for every way, which no address can lead elsewhere', () => {
  expect(reachLink('mail', sabine)).toBe(`mailto:${sabine}`);
  expect(reachLink('mail', 'a@b.example?cc=x@y.example')).toBe(
    'mailto:a@b.example%3Fcc%3Dx%40y.example',
  );
  expect(reachLink('chat', sabine)).toBe(
    'https://teams.microsoft.com/l/chat/0/0?users=sabine.kern%40nordlicht.example',
  );
  expect(new URL(reachLink('call', 'a@b.example&x=1')).searchParams.get('users')).toBe(
    'a@b.example&x=1',
  );
});
