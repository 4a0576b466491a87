import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../../shared/app-context.ts';
import { Button } from '../../shared/button.tsx';
import { useMe } from '../../shared/queries.ts';
import { saveFile } from '../../shared/save-file.ts';
import { FailureNotice } from '../../shared/states.tsx';
import { useRights } from '../register/use-register.ts';
import { DayField } from './day-field.tsx';
import { isDay } from './is-day.ts';
import { usePastWords } from './past-words.ts';

/** The chapter that auditors ask for, as of the day that is shown; only for those who may make it, and not for a day that is to come. */
export function ChapterPart({ day }: { day: string }) {
  const me = useMe().data;
  const rights = useRights().data;
  if (me === undefined || day > me.today) return null;
  const may = me.auditor || me.lead || rights?.mayEdit;
  return may ? <Chapter key={day} day={day} isAuditor={me.auditor} /> : null;
}

function Chapter({ day, isAuditor }: { day: string; isAuditor: boolean }) {
  const { say } = usePastWords();
  const { api } = useApp();
  const [from, setFrom] = useState(`${day.slice(0, 4)}-01-01`);
  const ask = { from, to: day, ...(isAuditor && { as: 'auditor' }) };
  const making = useMutation({
    mutationFn: async () => saveFile(`${say('chapter.file')}-${day}.zip`, await api.chapter(ask)),
  });
  const isWrong = isDay(from) && from > day;
  return (
    <section className="card stack" aria-labelledby="chapter-title">
      <h2 id="chapter-title">{say('chapter.title')}</h2>
      <p>{say('chapter.text')}</p>
      <p className="cap">{say(isAuditor ? 'chapter.auditor' : 'chapter.own')}</p>
      <div className="filters">
        <DayField label={say('chapter.from')} day={from} onChange={setFrom} />
      </div>
      {isWrong && <p className="cap cap-warn">{say('chapter.order')}</p>}
      <div>
        <Button
          disabledFocusable={making.isPending || isWrong || !isDay(from)}
          onClick={() => making.mutate()}
        >
          {say(making.isPending ? 'chapter.making' : 'chapter.make')}
        </Button>
      </div>
      {making.error && <FailureNotice error={making.error} />}
    </section>
  );
}
