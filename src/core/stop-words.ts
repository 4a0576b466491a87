/**
 * Words that say nothing about what a mail is about: function words and the courtesies every office
 * mail holds, German and English. Our own short list, folded (`für` stands as `fur`).
 */
const german = `
aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bereits bin bis bist
da dabei dafur dagegen daher damit dann daran darauf daruber darum das dass dazu dein dem den denn der deren des
deshalb dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer
eines er es etwas euch euer fur ganz gar gegen gibt habe haben hat hatte hatten hattest hier hin hinter ich ihm ihn
ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem ins ist ja je jede jedem jeden jeder jedes jedoch jetzt
kann kannst kein keine keinem keinen keiner konnen konnte konnten konnt leider lassen mal man mein meine meinem
meinen meiner mich mir mit mochte mochten muss mussen musste nach nachdem nicht nichts noch nun nur ob obwohl oder
ohne per pro schon sehr sein seine seinem seinen seiner seit seitdem selbst sich sie sind so sobald sofern soll
sollen sollte sollten sondern sowie uber um und uns unser unsere unserem unseren unserer unter viel viele vielen vom
von vor wann war waren warum was weil weiter weitere weiteren welche welchem welchen welcher welches wenn wer werde
werden weshalb wie wieder wieso wir wird wo wurde wurden zu zum zur zwar zwischen
anbei anliegend beigefugt bitte bitten danke dank dankbar freundlich freundliche freundlichen gern gerne gruss grusse
grussen guten hallo herr herrn herzlich herzliche frau freuen geehrte geehrter geehrten damen herren liebe lieber
frage fragen ruckfrage ruckfragen antwort betreff kurz vielleicht rund bzw ggf usw etc sowohl heute gestern morgen tag tage tagen vorab evtl mfg
`;

const english = `
a about after again all also am an and any anyone are as at be because been before being between both but by can
cannot could did do does doing done down during each either else etc every few for from further had has have having
he her here hers him his how i if in into is it its itself just let like me more most much my no nor not now of off
on once one only or other our ours out over own per same she should since so some such than that the their theirs
them then there these they this those through to too under until up upon us very was we were what when where whether
which while who whom why will with would yes yet you your yours
attached best dear question questions subject reply enclosed find good hello hi kind kindly know let look morning please regards sincerely thank
thanks today tomorrow yesterday want wish
`;

/** Folded. */
export const stopWords: ReadonlySet<string> = new Set(`${german} ${english}`.trim().split(/\s+/));

/** Takes a folded word. */
export function isStopWord(folded: string): boolean {
  return stopWords.has(folded);
}
