import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Person } from '../../../core/person.ts';
import type { StarterAnswer } from '../../../wire/api.ts';
import { useApp } from '../../shared/app-context.ts';
import { localeOf } from '../../shared/i18n.ts';
import { useDesk } from '../../shared/queries.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { wholeDesk } from '../desk/use-desk-ask.ts';
import { StarterLine } from './starter-line.tsx';

/** So many lines are there at once. */
const SHOWN = 4;

/** What I answer for, who stands in, what is typically asked, what lies with me, and whom I can ask. */
export function Starter() {
  const words = useWords();
  const { t } = words;
  const [all, setAll] = useState(false);
  const { data: starter, error } = useStarter();
  if (error) return <FailureNotice error={error} />;
  if (!starter || starter.rows.length + starter.ask.length === 0) return null;
  const { rows, ask } = starter;
  const rest = all ? 0 : Math.max(rows.length - SHOWN, 0);
  return (
    <section className="card starter" aria-labelledby="starter">
      <h2 id="starter">{t('starter.title')}</h2>
      {rows.length === 0 ? (
        <p>{t('starter.none')}</p>
      ) : (
        <Lines rows={rows.slice(0, rows.length - rest)} />
      )}
      {rest > 0 && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {t('starter.more', { count: rest })}
        </button>
      )}
      <OpenItems />
      {ask.length > 0 && <p>{t('starter.ask', { names: namesOf(ask, words) })}</p>}
    </section>
  );
}

function Lines({ rows }: Pick<StarterAnswer, 'rows'>) {
  return (
    <ul>
      {rows.map((row) => (
        <StarterLine key={row.id} row={row} />
      ))}
    </ul>
  );
}

function useStarter() {
  const { api } = useApp();
  return useQuery({
    queryKey: ['starter'],
    queryFn: ({ signal }) => api.starter(signal),
    staleTime: 300_000,
  });
}

/** What lies with me, and the way to it. */
function OpenItems() {
  const { t } = useWords();
  const desk = useDesk(wholeDesk).data;
  if (!desk) return null;
  const count = desk.offered.total + desk.mine.total + desk.waiting.total;
  return (
    <p>
      {count === 0 ? (
        t('starter.nothingOpen')
      ) : (
        <Link to="/desk">{t('starter.open', { count })}</Link>
      )}
    </p>
  );
}

function namesOf(people: readonly Person[], { language }: UseWords): string {
  const names = people.map(({ name }) => plain(name));
  return new Intl.ListFormat(localeOf(language), { type: 'disjunction' }).format(names);
}
