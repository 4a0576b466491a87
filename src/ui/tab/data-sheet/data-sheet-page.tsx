import { byteOrderMark, csvLine, separators } from '../../../core/csv.ts';
import { type DataField, dataSheet } from '../../../core/data-sheet.ts';
import { Button } from '../../shared/button.tsx';
import { saveFile } from '../../shared/save-file.ts';
import { Notice } from '../../shared/states.tsx';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { useTitle } from '../use-title.ts';

/** Every stored field with its purpose and how long it stays; for everybody, to read and to keep. */
export default function DataSheetPage() {
  const words = useWords();
  const { t } = words;
  const { fields } = dataSheet();
  useTitle(t('sheet.title'));
  return (
    <>
      <div className="head">
        <h1>{t('sheet.title')}</h1>
        <Button onClick={() => saveFile(`${t('sheet.file')}.csv`, sheetFile(fields, words))}>
          {t('sheet.export')}
        </Button>
      </div>
      <Notice look="tint" icon="shield">
        <b>{t('sheet.never')}</b> {t('sheet.elsewhere')}
      </Notice>
      <div className="stack">
        {[...Map.groupBy(fields, ({ list }) => list)].map(([list, rows]) => (
          <section className="card" key={list} aria-labelledby={`sheet-${list}`}>
            <h2 id={`sheet-${list}`}>{t(`sheet.list.${list}`)}</h2>
            <Fields rows={rows} name={t(`sheet.list.${list}`)} />
          </section>
        ))}
      </div>
    </>
  );
}

function Fields({ rows, name }: { rows: DataField[]; name: string }) {
  const { t } = useWords();
  return (
    <table className="figures sheet">
      <caption className="sr">{name}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sheet.field')}</th>
          <th scope="col">{t('sheet.why')}</th>
          <th scope="col">{t('sheet.howLong')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ column, purpose, retention }) => (
          <tr key={column}>
            <th scope="row" lang="en">
              {column}
            </th>
            <td>{t(`sheet.purpose.${purpose}`)}</td>
            <td>{t(`sheet.retention.${retention}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function sheetFile(fields: readonly DataField[], { t, language }: UseWords): Blob {
  const line = (cells: string[]) => csvLine(cells, separators[language]);
  const head = [
    t('sheet.inList'),
    t('sheet.field'),
    t('sheet.type'),
    t('sheet.why'),
    t('sheet.howLong'),
  ];
  const rows = fields.map(({ list, column, type, purpose, retention }) =>
    line([list, column, type, t(`sheet.purpose.${purpose}`), t(`sheet.retention.${retention}`)]),
  );
  return new Blob([byteOrderMark, line(head), ...rows], { type: 'text/csv;charset=utf-8' });
}
