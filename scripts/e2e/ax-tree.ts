import type { CDPSession, Page } from 'playwright-core';

/** A node as Chromium hands it to a screen reader; only what is used of it. */
interface AxNode {
  nodeId: string;
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  description?: { value?: string };
  properties?: { name: string; value: { value?: string | number | boolean } }[];
  childIds?: string[];
  parentId?: string;
}

/** Read as one: what stands inside is its name already. */
const whole = new Set([
  'button',
  'link',
  'heading',
  'checkbox',
  'radio',
  'textbox',
  'option',
  'tab',
  'img',
  'combobox',
  'menuitem',
]);
/** Said when one enters them. */
const places = new Set([
  'main',
  'navigation',
  'banner',
  'contentinfo',
  'region',
  'form',
  'search',
  'dialog',
  'alert',
  'status',
  'list',
  'table',
  'complementary',
  'group',
  'article',
]);
const states = [
  'level',
  'checked',
  'expanded',
  'pressed',
  'disabled',
  'focused',
  'required',
  'invalid',
  'busy',
] as const;

/** What a screen reader says on the way through the frame from its beginning to its end, a line for each thing. */
export async function readThrough(page: Page, frameName: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const frameId = await frameIdOf(session, frameName);
    const answer: { nodes: AxNode[] } = await session.send('Accessibility.getFullAXTree', {
      frameId,
    });
    const { nodes } = answer;
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const [root] = nodes;
    return root ? linesOf(root, byId, 0) : [];
  } finally {
    await session.detach();
  }
}

interface FrameTree {
  frame: { id: string; url: string };
  childFrames?: FrameTree[];
}

async function frameIdOf(session: CDPSession, path: string): Promise<string> {
  const { frameTree }: { frameTree: FrameTree } = await session.send('Page.getFrameTree');
  const all = (tree: FrameTree): FrameTree[] => [tree, ...(tree.childFrames ?? []).flatMap(all)];
  const found = all(frameTree).find(({ frame }) => URL.parse(frame.url)?.pathname.startsWith(path));
  if (!found) throw new Error(`no frame shows ${path}`);
  return found.frame.id;
}

function linesOf(node: AxNode, byId: ReadonlyMap<string, AxNode>, depth: number): string[] {
  const role = node.role?.value ?? '';
  const name = (node.name?.value ?? '').replaceAll(/\s+/g, ' ').trim();
  const inside = (deeper: number) =>
    (node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? linesOf(child, byId, deeper) : [];
    });
  if (node.ignored) return inside(depth);
  const line = `${'  '.repeat(depth)}- ${[role, name && `“${name}”`, ...statesOf(node)].filter(Boolean).join(' ')}${described(node)}`;
  if (whole.has(role)) return [line];
  if (places.has(role)) {
    const lines = inside(depth + 1);
    return lines.length > 0 || role === 'status' ? [line, ...lines] : [];
  }
  const sentence = role === 'paragraph' ? sentenceOf(node, byId) : undefined;
  if (sentence) return [`${'  '.repeat(depth)}- “${sentence}”`];
  if (role === 'StaticText') return name ? [`${'  '.repeat(depth)}- “${name}”`] : [];
  if (role === 'InlineTextBox') return [];
  return inside(depth);
}

/** The words of a paragraph in one piece; nothing when there is something to press in it. */
function sentenceOf(node: AxNode, byId: ReadonlyMap<string, AxNode>): string | undefined {
  const texts = wordsIn(node, byId);
  return texts.includes(undefined) ? undefined : texts.join('').replaceAll(/\s+/g, ' ').trim();
}

function wordsIn(node: AxNode, byId: ReadonlyMap<string, AxNode>): (string | undefined)[] {
  const role = node.role?.value ?? '';
  if (role === 'StaticText') return [node.name?.value ?? ''];
  if (!node.ignored && whole.has(role)) return [undefined];
  return (node.childIds ?? []).flatMap((id) => {
    const child = byId.get(id);
    return child ? wordsIn(child, byId) : [];
  });
}

const described = ({ description }: AxNode): string =>
  description?.value ? ` (${description.value.replaceAll(/\s+/g, ' ').trim()})` : '';

function statesOf({ properties = [] }: AxNode): string[] {
  return states.flatMap((state) => {
    const value = properties.find(({ name }) => name === state)?.value.value;
    if (value === undefined || value === false || value === 'false') return [];
    return [value === true || value === 'true' ? state : `${state} ${value}`];
  });
}
