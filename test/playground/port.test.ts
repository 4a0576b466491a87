// @vitest-environment jsdom
import { expect, it, vi } from 'vitest';
import { windowPort } from '../../src/playground/port.ts';

const ORIGIN = 'http://localhost:3001';

function setUp() {
  const peer = document.body.appendChild(document.createElement('iframe')).contentWindow;
  const listener = vi.fn();
  const port = windowPort(window, () => peer, ORIGIN);
  const stop = port.listen(listener);
  const say = (source: Window | null, origin: string) =>
    window.dispatchEvent(new MessageEvent('message', { data: 'hello', source, origin }));
  return { peer, port, listener, stop, say };
}

it('hears only the window it talks to, and only while that shows the right origin', () => {
  const { peer, listener, say } = setUp();
  say(peer, 'http://localhost:3002');
  say(window, ORIGIN);
  say(null, ORIGIN);
  expect(listener).not.toHaveBeenCalled();
  say(peer, ORIGIN);
  expect(listener).toHaveBeenCalledExactlyOnceWith('hello');
});

it('delivers to no other origin', () => {
  const { peer, port } = setUp();
  const post = vi.spyOn(peer as Window, 'postMessage').mockImplementation(() => {});
  port.send('secret');
  expect(post).toHaveBeenCalledWith('secret', ORIGIN);
});

it('hears nothing once it has stopped', () => {
  const { peer, listener, stop, say } = setUp();
  stop();
  say(peer, ORIGIN);
  expect(listener).not.toHaveBeenCalled();
});
