/** Annotations that depend on how much there is, on derived types, or on what is out of fashion. */
const incidental = /^@(?:deprecated\.|odata\.(?:type|id|nextLink|deltaLink)$)/;

/** How a documented answer and ours differ in shape: members that are missing, or of another type. */
export function differences(
  documented: unknown,
  ours: unknown,
  isWhole: boolean,
  path = '',
): string[] {
  if (documented === null) return [];
  if (ours === null) return [];
  const kind = kindOf(documented);
  if (kind !== kindOf(ours)) return [`${path}: ${kindOf(ours)} instead of ${kind}`];
  if (Array.isArray(documented) && Array.isArray(ours))
    return ofFirst(documented, ours, isWhole, path);
  if (!isRecord(documented) || !isRecord(ours)) return [];
  return Object.entries(documented).flatMap(([name, value]) => {
    if (incidental.test(name)) return [];
    const at = `${path}.${name}`;
    if (name in ours) return differences(value, ours[name], isWhole, at);
    return isWhole ? [`${at}: missing`] : [];
  });
}

/** Of a list the first entry stands for all: the others are other things of the same kind. */
function ofFirst(documented: unknown[], ours: unknown[], isWhole: boolean, path: string): string[] {
  if (documented.length === 0) return [];
  if (ours.length === 0) return isWhole ? [`${path}: empty`] : [];
  return differences(documented[0], ours[0], isWhole, `${path}.0`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'list' : typeof value);
