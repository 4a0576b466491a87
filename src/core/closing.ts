/**
 * What stands around a request and says nothing about it: greeting, closing and signature, device
 * advertisement, legal notice. Words in there (a sender's own department, a slogan) mislead.
 */
export function withoutTrimmings(lines: readonly string[]): string[] {
  const kept = lines.filter((line) => !isNotice(line));
  return withoutGreeting(withoutSignature(kept));
}

const closings = [
  'mit freundlichen grüßen',
  'mit freundlichen gruessen',
  'mit freundlichem gruß',
  'mit freundlichem gruss',
  'mit besten grüßen',
  'mit besten gruessen',
  'mit bestem gruß',
  'mit vielen grüßen',
  'mit herzlichen grüßen',
  'freundliche grüße',
  'freundliche gruesse',
  'freundlicher gruß',
  'freundliche grüsse',
  'mit freundlichen grüssen',
  'viele grüße',
  'viele gruesse',
  'viele grüsse',
  'beste grüße',
  'beste gruesse',
  'besten gruß',
  'bester gruß',
  'liebe grüße',
  'liebe gruesse',
  'schöne grüße',
  'schoene gruesse',
  'sonnige grüße',
  'herzliche grüße',
  'herzliche gruesse',
  'herzlichst',
  'hochachtungsvoll',
  'grüße aus',
  'gruß',
  'gruss',
  'grüße',
  'mfg',
  'vg',
  'lg',
  'best regards',
  'kind regards',
  'kindest regards',
  'warm regards',
  'with best regards',
  'with kind regards',
  'best wishes',
  'many thanks and regards',
  'thanks and regards',
  'thanks & regards',
  'regards',
  'sincerely',
  'yours sincerely',
  'yours faithfully',
  'yours truly',
  'sincerely yours',
  'cheers',
  'br',
];
const devices = [
  'von meinem iphone',
  'von meinem ipad',
  'von meinem handy',
  'von meinem smartphone',
  'von meinem android',
  'von meinem samsung',
  'gesendet von',
  'gesendet mit',
  'diese nachricht wurde von meinem',
  'sent from',
  'sent with',
  'get outlook for',
  'outlook für ',
  'holen sie sich outlook',
  'laden sie outlook',
];
const notices = [
  'diese e-mail enthält vertrauliche',
  'diese email enthält vertrauliche',
  'diese nachricht enthält vertrauliche',
  'diese e-mail kann vertrauliche',
  'diese nachricht ist vertraulich',
  'diese e-mail ist vertraulich',
  'diese e-mail und alle anhänge',
  'der inhalt dieser e-mail',
  'der inhalt dieser nachricht',
  'vertraulichkeitshinweis',
  'sollten sie nicht der richtige adressat',
  'wenn sie nicht der richtige adressat',
  'falls sie nicht der richtige empfänger',
  'sollten sie nicht der vorgesehene',
  'das unerlaubte kopieren',
  'bitte denken sie an die umwelt',
  'bitte prüfen sie, ob diese',
  'denken sie an die umwelt',
  'hinweise zum datenschutz',
  'informationen zum datenschutz',
  'datenschutzhinweis',
  'unsere datenschutz',
  'geschäftsführer:',
  'geschäftsführung:',
  'geschäftsführerin:',
  'vorstand:',
  'aufsichtsrat',
  'sitz der gesellschaft',
  'handelsregister:',
  'registergericht',
  'amtsgericht',
  'ust-id',
  'umsatzsteuer-id',
  'this e-mail may contain',
  'this email may contain',
  'this message may contain',
  'this e-mail contains',
  'this email contains',
  'this message contains confidential',
  'this e-mail and any',
  'this email and any',
  'this message and any',
  'this message is intended',
  'this e-mail is intended',
  'this email is intended',
  'the information contained in this',
  'the information in this e',
  'if you are not the intended',
  'if you have received this',
  'confidentiality notice',
  'disclaimer',
  'please consider the environment',
  'think before you print',
  'registered office',
  'managing director',
  'caution: this e',
  'external email',
  'external e-mail',
  '[external]',
  'achtung: diese e-mail',
  'achtung, externe',
  'externe e-mail',
  'vorsicht: diese e-mail',
  "you don't often get email from",
  'sie erhalten nicht oft',
];
const greetings = [
  'sehr geehrte',
  'guten tag',
  'guten morgen',
  'guten abend',
  'hallo',
  'hello',
  'hi',
  'hey',
  'dear',
  'liebe',
  'lieber',
  'moin',
  'servus',
  'grüß gott',
  'good morning',
  'good afternoon',
  'good day',
  'to whom it may concern',
  'greetings',
];
const maxClosingLength = 60;
const maxGreetingLength = 70;

function isNotice(line: string): boolean {
  const start = line.trimStart().slice(0, 60).toLowerCase();
  return notices.some((each) => start.startsWith(each));
}

/** Everything up to the closing. A closing with nothing before it is a text's beginning; a postscript is kept. */
function withoutSignature(lines: readonly string[]): string[] {
  const start = lines.findIndex((line) => line.trim() !== '');
  const at = lines.findIndex((line, index) => index > start && isClosing(line));
  if (at < 0) return lines.filter((line) => !isDevice(line));
  const postscript = lines.findIndex(
    (line, index) => index > at && /^p\.?\s?s\b/i.test(line.trim()),
  );
  return [
    ...lines.slice(0, at),
    ...(postscript < 0 ? [] : lines.slice(postscript, postscript + 3)),
  ];
}

function isClosing(line: string): boolean {
  const text = line.trim().toLowerCase();
  if (text === '--' || text === '—' || isDevice(line)) return true;
  if (text.length > maxClosingLength) return false;
  return closings.some((each) => text.startsWith(each) && isBoundary(text[each.length]));
}

function isDevice(line: string): boolean {
  const text = line.trim().toLowerCase();
  return text.length <= 100 && devices.some((each) => text.startsWith(each));
}

/** `Hallo Frau Kern, ich brauche …` keeps what follows the comma. */
function withoutGreeting(lines: readonly string[]): string[] {
  const at = lines.findIndex((line) => line.trim() !== '');
  const line = lines[at]?.trim() ?? '';
  const lower = line.toLowerCase();
  if (
    !greetings.some((each) => lower.startsWith(each) && !isLetter(lower[each.length] ?? '', each))
  )
    return [...lines];
  const end = line.search(/[,!:;]/);
  if (end >= 0 && end <= maxGreetingLength)
    return [line.slice(end + 1).trim(), ...lines.slice(at + 1)];
  return line.length <= maxGreetingLength && line.split(' ').length <= 6
    ? lines.slice(at + 1)
    : [...lines];
}

/** `sehr geehrte` may go on (`geehrter`), `hi` may not (`hiermit`). */
function isLetter(next: string, greeting: string): boolean {
  return greeting !== 'sehr geehrte' && /\p{L}/u.test(next);
}

function isBoundary(next: string | undefined): boolean {
  return next === undefined || !/[\p{L}\p{N}]/u.test(next);
}
