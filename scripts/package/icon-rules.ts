import { readPng } from './png.ts';

/** What is wrong with the two pictures in the package (Teams: schema of the manifest, store guidelines). */
export function mistakesInAppIcons(
  files: ReadonlyMap<string, Buffer>,
  icons: Record<string, string>,
): string[] {
  return Object.entries(icons).flatMap(([kind, name]) => {
    const file = files.get(name);
    if (file === undefined) return [`the package lacks ${name}`];
    const picture = readPng(file);
    const edge = kind === 'color' ? 192 : 32;
    const mistakes = isSquare(picture, edge) ? [] : [`${name} must be ${edge} × ${edge}`];
    return kind === 'outline' && !isWhiteOnNothing(picture)
      ? [...mistakes, `${name} must be white on nothing`]
      : mistakes;
  });
}

/** What is wrong with the pictures the manifests name: their size stands in their name. */
export function mistakesInServedIcons(
  addresses: readonly string[],
  served: ReadonlyMap<string, Buffer>,
): string[] {
  return addresses.flatMap((address) => {
    const name = new URL(address).pathname.replace('/icons/', '');
    const file = served.get(name);
    if (file === undefined) return [`${address}: there is no such picture`];
    const edge = Number(/-(\d+)\.png$/.exec(name)?.[1]);
    return isSquare(readPng(file), edge) ? [] : [`${name} is not ${edge} × ${edge}`];
  });
}

function isSquare({ width, height }: { width: number; height: number }, edge: number): boolean {
  return width === edge && height === edge;
}

function isWhiteOnNothing({ pixels, hasAlpha }: { pixels: Buffer; hasAlpha: boolean }): boolean {
  if (!hasAlpha) return false;
  const seen = { nothing: false, white: false };
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] === 0) seen.nothing = true;
    else if (pixels[at] === 255 && pixels[at + 1] === 255 && pixels[at + 2] === 255)
      seen.white = true;
    else return false;
  }
  return seen.nothing && seen.white;
}
