import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Person } from '../../../core/person.ts';
import type { StarterAnswer } from '../../../wire/directory.ts';
import { failureOf } from '../../shared/api-error.ts';
import { useApp } from '../../shared/app-context.ts';
import { localeOf } from '../../shared/i18n.ts';
import { useDesk } from '../../shared/queries.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { type UseWords, useWords } from '../../shared/use-words.ts';
import { wholeDesk } from '../desk/use-desk-ask.ts';
import { LongList } from '../long-list.tsx';
import { StarterLine } from './starter-line.tsx';

/** So many lines are there at once, and so many when somebody asks for more. */
const SHOWN = 4;
const MOST = 500;

/** What I answer for, who stands in, what is typically asked, what lies with me, and whom I can ask. */
export function Starter() {
  const words = useWords();
  const { t } = words;
  const [all, setAll] = useState(false);
  const { data: starter, error } = useStarter(all ? MOST : SHOWN);
  // without connection the results below say so
  if (error)
    return failureOf(error).kind === 'offline' ? null : <FailureNotice error={error} asksAgain />;
  if (!starter || starter.rows.length + starter.ask.length === 0) return null;
  const { rows, total, ask } = starter;
  const rest = all ? 0 : total - rows.length;
  return (
    <section className="card starter" aria-labelledby="starter">
      <h2 id="starter">{t('starter.title')}</h2>
      {rows.length === 0 ? <p>{t('starter.none')}</p> : <Lines rows={rows} total={total} />}
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

function Lines({ rows, total }: Pick<StarterAnswer, 'rows' | 'total'>) {
  return (
    <LongList
      items={rows}
      keyOf={({ id }) => id}
      total={Math.min(total, rows.length)}
      height={46}
      gap={8}
    >
      {(row) => <StarterLine row={row} />}
    </LongList>
  );
}

function useStarter(size: number) {
  const { api } = useApp();
  return useQuery({
    queryKey: ['starter', size],
    queryFn: ({ signal }) => api.starter({ size: `${size}` }, signal),
    placeholderData: keepPreviousData,
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
