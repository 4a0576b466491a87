/** How cells are separated: German Excel reads `;`, English Excel `,`. */
export const separators = { de: ';', en: ',' } as const;

/** What makes Excel read the file as UTF-8. */
export const byteOrderMark = '\uFEFF';

/** A line of CSV (RFC 4180) with its line end. No cell becomes a formula, whatever a mail said. */
export function csvLine(cells: readonly string[], separator: string): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(separator)}\r\n`;
}

/** Excel and LibreOffice calculate what begins with one of these, also behind white space and in full width (OWASP, CSV injection). */
const formula = /^'*\s*[=+\-@\t\r\n|＝＋－＠]/u;

function harmless(cell: string): string {
  const text = cell.replaceAll('\0', '');
  return formula.test(text) ? `'${text}` : text;
}

/** A cell as it was before it was made harmless. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

function quoted(cell: string): string {
  return /[";,\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
