/**
 * What departments and jobs are called that do the work of an area, in both languages: the more telling first. Parts of
 * words, but for those of up to three letters. By the hundreds of the templates' numbers.
 */
export const fieldNames: readonly { area: number; names: readonly string[] }[] = [
  {
    area: 1,
    names: names(
      'kreditoren, accounts payable, debitoren, buchhalt, rechnungswesen, accounting, bookkeep, finanz, finance, controlling',
    ),
  },
  {
    area: 2,
    names: names('archiv, dokument, document, records, poststelle, mailroom, registratur'),
  },
  {
    area: 3,
    names: names(
      'assisten, office manage, zentrale dienste, organisation, verwaltung, administration',
    ),
  },
  {
    area: 4,
    names: names('einkauf, einkäuf, beschaffung, procurement, purchas, buyer, disposition'),
  },
  { area: 5, names: names('recht, legal, justi, counsel, vertrag, contract, compliance') },
  {
    area: 6,
    names: names(
      'kundendienst, kundenservice, customer, reklamation, support, vertrieb, sales, kommunikation, marketing, presse',
    ),
  },
  {
    area: 7,
    names: names('lohn, payroll, gehalt, entgelt, personal, human resources, hr, people'),
  },
  { area: 8, names: names('qualität, quality, qm, qs, revision, audit, prüf') },
  {
    area: 9,
    names: names('stammdaten, master data, datenpflege, daten, data, erp, anwendung, it, edv'),
  },
];

function names(list: string): readonly string[] {
  return list.split(', ');
}
