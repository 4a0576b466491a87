/** Whether a set is there in at least the version asked for; without a version, 1.1 is meant. */
export function isSetSupported(
  sets: Readonly<Record<string, string>>,
  name: string,
  version: string | number = '1.1',
): boolean {
  if (!Object.hasOwn(sets, name)) return false;
  const [major, minor] = numbers(sets[name] ?? '');
  const [wantedMajor, wantedMinor] = numbers(String(version));
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Compared as two numbers: 1.15 is newer than 1.2. */
function numbers(version: string): [major: number, minor: number] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}
