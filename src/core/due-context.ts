/** What stands around a deadline in its clause and shows that it is none. */

const maxClause = 160;

/** How long something is true or somebody is away: nothing anybody has to do by then. */
const states =
  /(?:krank(?: ?geschrieben| ?gemeldet)?|gebunden|abwesend|abwesenheit|urlaub|nicht (?:im büro|im haus|da|erreichbar|besetzt)|wieder da|gültig|gültigkeit|gilt|gelten|geöffnet|öffnungszeit|erreichbar|haltbar|gewährleistung|garantie|laufzeit|befristet|vertretung|out of (?:the )?office|on leave|on holiday|on vacation|away|valid|validity|open from|opening hours|best before|warranty)(?!\p{L})/iu;

/** What the sender does themselves, or tells about the past. */
const ownDoings =
  /(?<!\p{L})(?:(?:wir|ich) (?:werden|melden|liefern|senden|schicken|versenden|überweisen|kümmern|prüfen|erledigen|antworten|kommen|sind|bin|haben|hatten|hatte|habe)|(?:werde|werden) (?:ich|wir)|(?:melden|liefern|senden|schicken|versenden|überweisen|kümmern|prüfen|antworten) wir|(?:melde|schicke|sende|liefere|überweise|prüfe|kümmere) ich|ich (?:melde|schicke|sende|liefere|überweise|prüfe|kümmere)|sie (?:erhalten|bekommen)|(?:erhalten|bekommen) sie|wird (?:ihnen )?(?:geliefert|zugestellt|versandt|verschickt)|(?:we|i) (?:will|shall|have|had|were|was|are|expect to|plan to)|(?:we|i)['’](?:ll|re|ve)|you (?:will|should) (?:receive|get|have)|will be (?:delivered|shipped|sent to you))(?!\p{L})/iu;

/** Asking outweighs what the sender does: "wir haben … und bitten bis Freitag um …". */
const asking =
  /(?<!\p{L})(?:bitte|bitten|gebeten|benötigen|brauchen|erbitten|erwarten|need|needs|please|require|must|asked to|request)(?!\p{L})/iu;

/** The other end of a stretch: "vom 3. bis 7. März", "Montag bis Freitag", "10 bis 14 Uhr". */
const stretch =
  /(?:(?<!\p{L})(?:vom|von|ab|seit|zwischen|from|since|between)\s[^,;!?\n]{1,40}|(?<!\p{L})(?:mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s?\.?|\d[.:)]?|\d\s?uhr)\s*$/iu;

/** What the sender counts from is not the day of the mail: terms of payment, of a contract. */
const otherStart =
  /^[\s,]*(?:(?:nach|ab|seit|vor|of|after|from|following|before)(?!\p{L}))(?!\s+(?:heute|today|erhalt dies|eingang dies|zugang dies|empfang dies|datum dies|receipt of this|receiving this|the date of this|date of this))/iu;

/** "Bis Freitag!" is how people part. */
const parting = /^(?:bis|see you|until)[^.!?\n]{1,25}[.!]?$/iu;

/** Whether the phrase between a trigger and `end` is something else than a deadline for somebody. */
export function isNoDeadline(text: string, trigger: RegExpExecArray, end: number): boolean {
  const { within, soon, weak } = trigger.groups ?? {};
  const left = clauseBefore(text.slice(Math.max(0, trigger.index - maxClause), trigger.index));
  const right = endsSentence(text, end) ? '' : clauseAfter(text.slice(end, end + maxClause));
  const clause = `${left.trimEnd()} ${right.trimStart()}`;
  if (soon !== undefined) return !asking.test(clause);
  if (within !== undefined && otherStart.test(text.slice(end, end + maxClause))) return true;
  if (weak !== undefined && !/\b(?:have|time|deadline|extended|please|you can)\b/i.test(clause))
    return true;
  if (isParting(text, trigger, end)) return true;
  if (/^(?:bis|by)$/i.test(trigger[0]) && isUpToNow(text.slice(trigger.index, end))) return true;
  if (stretch.test(left)) return true;
  return states.test(clause) || (ownDoings.test(clause) && !asking.test(clause));
}

/** "bis heute keine Zahlung": up to now. With a time it is a deadline. */
function isUpToNow(phrase: string): boolean {
  return /^bis\s+heute$/i.test(phrase.trim());
}

function isParting(text: string, trigger: RegExpExecArray, end: number): boolean {
  const start = text.lastIndexOf('\n', trigger.index) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
  return line.length < 40 && parting.test(line.trim()) && !/\d/.test(line);
}

/** A full stop ends a clause only where a sentence begins after it, so that dates and "z. B." stay whole. */
const clauseEnd = /[,;!?\n]|[.:]\s+(?=\p{Lu})/u;

/** The full stop of "bis 10.10." may be that of the sentence, too. */
function endsSentence(text: string, end: number): boolean {
  return text[end - 1] === '.' && /^\s+\p{Lu}/u.test(text.slice(end, end + 5));
}

function clauseBefore(text: string): string {
  return text.split(clauseEnd).at(-1) ?? '';
}

function clauseAfter(text: string): string {
  return text.split(clauseEnd, 1)[0] ?? '';
}
