function lines(text: string): readonly string[] {
  return text.trim().split('\n');
}

/** How a closing begins, lower case like all phrases here; greetings in the plural are `greetingsAtTheEnd`. */
export const closings = lines(`
herzlichst
hochachtungsvoll
grüße aus
best regards
kind regards
kindest regards
warm regards
warmest regards
with best regards
with kind regards
with regards
best wishes
all the best
many thanks and regards
thanks and regards
thanks & regards
regards
sincerely
yours sincerely
yours faithfully
yours truly
sincerely yours
`);

const fond = '(?:freundlich|best|viel|lieb|herzlich|schön|schoen|sonnig)e[nmr]?';
const fondGreetings = `(?:(?:vielen |besten )?dank\\p{L}* (?:und|&) )?(?:mit )?(?:den )?(?:${fond} ){1,2}gr(?:ü|ue|u)(?:ß|ss)(?:en|e)?`;

/** `Mit freundlichen Grüßen`, `Viele herzliche Grüsse aus Kiel`, `Danke und beste Gruesse, Eva`, and nothing else. */
export const closingGreetings = new RegExp(
  `^${fondGreetings}(?:[,!.]?$|,? aus (?:\\S+ ?){1,3}$|[,.] \\S+(?: \\S+){0,2}$| (?!an |vom |von |zu )\\S+(?: \\S+)?$)`,
  'u',
);

/** `Schöne Grüße an das Team`: it may be the end, as a "thank you" may. */
export const greetingsAtTheEnd = new RegExp(`^${fondGreetings}(?!\\p{L})`, 'u');

/** Closings only when next to nothing stands beside them: LG is also a court. */
export const shortClosings = lines(`
mfg
vg
lg
gruß
gruss
grüße
cheers
best
br
yours
`);

/** Closings only near the end, like `devices`. */
export const thanks = lines(`
vielen dank
besten dank
herzlichen dank
danke
dankeschön
dank im voraus
thanks
thank you
many thanks
schönen tag
einen schönen
schönes wochenende
bis bald
have a nice
have a great
`);

/** Advertisement of a device or program. */
export const devices = lines(`
von meinem iphone
von meinem ipad
von meinem handy
von meinem smartphone
von meinem android
von meinem samsung
gesendet von
gesendet mit
diese nachricht wurde von meinem
sent from
sent with
get outlook for
outlook für
holen sie sich outlook
laden sie outlook
`);

/** What a line of contact data begins with, before a colon or a number. */
export const contacts = lines(`
tel
telefon
fon
phone
fax
telefax
mobil
mobile
handy
e-mail
email
mail
web
www
ust-id
ust-idnr
umsatzsteuer-id
internet
`);

/** Legal notices and warnings of mail servers, by how their sentences begin. */
export const notices = lines(`
diese e-mail enthält vertrauliche
diese email enthält vertrauliche
diese nachricht enthält vertrauliche
diese e-mail kann vertrauliche
diese nachricht ist vertraulich
diese e-mail ist vertraulich
diese e-mail und alle anhänge
der inhalt dieser e-mail
der inhalt dieser nachricht
sollten sie nicht der richtige adressat
wenn sie nicht der richtige adressat
falls sie nicht der richtige empfänger
sollten sie nicht der vorgesehene
das unerlaubte kopieren
bitte denken sie an die umwelt
denken sie an die umwelt
this e-mail may contain
this email may contain
this message may contain
this e-mail contains
this email contains
this message contains confidential
this e-mail and any
this email and any
this message and any
this message is intended
this e-mail is intended
this email is intended
the information contained in this
the information in this e
if you are not the intended
if you have received this e
if you have received this message
please consider the environment
think before you print
caution: this e
achtung, externe e-mail
achtung, externe mail
achtung, externer absender
achtung: diese e-mail
vorsicht: diese e-mail
you don't often get email from
sie erhalten nicht oft e-mails
sie erhalten nicht oft eine e-mail
hinweise zum datenschutz finden
informationen zum datenschutz finden
datenschutzhinweise finden
`);

/**
 * Headings of company data and of notices, followed by a colon or a name or by nothing: “Sitz der Gesellschaft: Kiel”. In a
 * sentence they are what somebody writes about.
 */
export const noticeHeadings = lines(`
geschäftsführer
geschäftsführung
geschäftsführerin
vorstand
vorsitzender des aufsichtsrats
sitz der gesellschaft
handelsregister
registered office
managing director
managing directors
datenschutzhinweis
datenschutzhinweise
vertraulichkeitshinweis
confidentiality notice
disclaimer
externe e-mail
externe mail
external email
external e-mail
`);

/** How a greeting begins. */
export const greetings = lines(`
sehr geehrte
guten tag
guten morgen
guten abend
hallo
hello
hi
hey
dear
liebe
lieber
moin
servus
grüß gott
good morning
good afternoon
good day
to whom it may concern
greetings
`);

/** Somebody speaks, and asks for something: no signature, no greeting and no notice does. */
export const asksFor = /(?<!\p{L})(?:bitte|please|ich|wir|we|i)(?!\p{L})/iu;

/** As whole words. */
export function startsWith(text: string, phrases: readonly string[]): boolean {
  return phrases.some(
    (each) => text.startsWith(each) && !/^[\p{L}\p{N}]/u.test(text.slice(each.length)),
  );
}
