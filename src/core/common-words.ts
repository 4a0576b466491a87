/**
 * Words that belong to every subject: verbs of doing and sending, times, numbers, plain adjectives. In
 * a register of fifty rows such a word may stand only once and look rare; it still says little. Our own
 * list, in basic forms; inflected ones are recognised by their stem.
 */
const german = `
neu alt groß klein gut besser schön schnell langsam sofort dringend wichtig richtig falsch offen gleich gesamt ganz
eigen aktuell bisher bekannt möglich nötig notwendig verschieden einzeln weit nah hoch tief lang kurz früh spät voll
leer fertig klar einfach schwer persönlich direkt genau gemeinsam selbstverständlich wirklich eigentlich natürlich
gehen geht kommen kommt machen macht geben nehmen nimmt stehen steht stellen bleiben liegen lassen finden sagen sehen
zeigen bringen brauchen braucht erhalten bekommen senden schicken teilen mitteilen ändern klären erledigen warten suchen
helfen nutzen verwenden beachten angeben halten laufen fehlen setzen legen führen beginnen enden tun wissen glauben
denken meinen hören lesen schreiben sprechen nennen heißen gelten passen folgen gehören prüfen bearbeiten anrufen
datum nummer name woche monat jahr uhr zeit stunde minute ende anfang teil punkt grund fall form art weise seite stelle
stück thema sache information info möglichkeit problem hilfe unterlagen frist ansprechpartner mitarbeiter firma gmbh
unternehmen partner kontakt euro eur haus leute mensch welt
null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend erste zweite dritte letzte nächste
januar februar märz april mai juni juli august september oktober november dezember
montag dienstag mittwoch donnerstag freitag samstag sonntag nacht abend mittag
`;

const english = `
new old big small large good better fast slow urgent important right wrong open same whole own current known possible
necessary different single high low long short early late full empty ready clear easy hard direct exact common really
go come make give take stand put stay leave find say see show bring need receive get send share change clarify wait
search help use keep run miss set begin start end think mean hear read write speak call name follow belong check include
date number week month year time hour minute part point reason case form kind way side place piece subject thing
information info option problem company contact people person house world ltd inc
zero one two three four five six seven eight nine ten hundred thousand first second third last next
january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday night evening noon day
`;

export const commonWords: readonly string[] = `${german} ${english}`.trim().split(/\s+/);
