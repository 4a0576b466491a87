import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { OwnAbsenceView } from '../../../wire/absences.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { periodWords } from './period-words.ts';
import { Uncovered } from './uncovered.tsx';
import { useChangeAbsence } from './use-absences.ts';

/** One absence of mine: what it leaves open, who covers, and whom I could ask. */
export function OwnAbsence({ absence }: { absence: OwnAbsenceView }) {
  const words = useWords();
  const { t } = words;
  const announce = useAnnounce();
  const change = useChangeAbsence(absence.id);
  const period = periodWords(absence, words);
  const { cover, uncovered, hasPassed } = absence;
  const remove = () =>
    change.mutate(
      { action: 'remove' },
      {
        onSuccess: () => {
          announce(hasPassed ? t('absence.ended') : t('absence.removed', { period }));
          focusSoon('enter-absence', 'page-title');
        },
      },
    );
  return (
    <li className="absence">
      <div className="absence-head">
        <h3>{period}</h3>
        <Button
          size="small"
          appearance="subtle"
          aria-label={t(hasPassed ? 'absence.endThis' : 'absence.removeThis', { period })}
          disabledFocusable={change.isPending}
          onClick={remove}
        >
          {t(hasPassed ? 'absence.end' : 'absence.remove')}
        </Button>
      </div>
      <Uncovered areas={uncovered} />
      {cover && <p>{t(`absence.state.${cover.state}`, { name: plain(cover.name) })}</p>}
      {cover?.state !== 'accepted' && <AskForCover absence={absence} change={change} />}
      {change.error && <FailureNotice error={change.error} />}
    </li>
  );
}

interface AskForCoverProps {
  absence: OwnAbsenceView;
  change: ReturnType<typeof useChangeAbsence>;
}

function AskForCover({ absence: { choices }, change }: AskForCoverProps) {
  const { t } = useWords();
  const announce = useAnnounce();
  const id = useId();
  const [chosen, setChosen] = useState<string>();
  const person = choices.find(({ oid }) => oid === chosen) ?? choices[0];
  if (person === undefined) return null;
  const name = plain(person.name);
  const ask = () =>
    change.mutate(
      { action: 'ask', oid: person.oid },
      { onSuccess: () => announce(t('absence.state.asked', { name })) },
    );
  return (
    <div className="row">
      <label htmlFor={id}>{t('absence.whom')}</label>
      <select
        id={id}
        className="field absence-choice"
        value={person.oid}
        onChange={(event) => setChosen(event.target.value)}
      >
        {choices.map((each) => (
          <option key={each.oid} value={each.oid}>
            {plain(each.name)}
          </option>
        ))}
      </select>
      <Button size="small" disabledFocusable={change.isPending} onClick={ask}>
        {t('absence.ask')}
      </Button>
    </div>
  );
}
