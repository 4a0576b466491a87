import { invalidRequest } from './errors.ts';

/**
 * What SharePoint takes as the name of a file or folder ("Restrictions and limitations in OneDrive and
 * SharePoint"). That a name may not end with a period is our choice: pages differ.
 */
const forbidden = /["*:<>?/\\|]|\p{Cc}/u;
const reserved = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$/i;
const longestName = 255;
const longestPath = 400;

export function requireName(name: string, isInRoot: boolean): void {
  const isBad =
    name === '' ||
    name.length > longestName ||
    name.trim() !== name ||
    name.endsWith('.') ||
    name.startsWith('~$') ||
    forbidden.test(name) ||
    reserved.test(name) ||
    /_vti_/i.test(name) ||
    (isInRoot && /^forms$/i.test(name));
  if (isBad) throw invalidRequest('The provided name cannot be used for a file or folder.');
}

/** `address` is the decoded web address without its host: site, library, folders and name count. */
export function requireShortPath(address: string): void {
  if (address.length > longestPath)
    throw invalidRequest('The resulting path of the file or folder is too long.');
}
