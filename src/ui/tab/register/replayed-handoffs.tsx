import { useState } from 'react';
import { Link } from 'react-router';
import { newRowId } from '../../../core/register-change.ts';
import type { ReplayAnswer } from '../../../wire/register-check.ts';
import { Chip, type ChipLook } from '../../shared/chip.tsx';
import { Icon, type IconName } from '../../shared/icon.tsx';
import { plain } from '../../shared/text.ts';
import { ShowMore } from '../show-more.tsx';
import { useRegisterWords } from './register-words.ts';

type Handoff = ReplayAnswer['handoffs'][number];

export interface ReplayedHandoffsProps {
  report: ReplayAnswer;
  /** The row that is edited; a new one by default. */
  row: number | undefined;
  /** Whether several rows are changed at once: then each is called by its name. */
  many: boolean;
}

const atFirst = 10;

/** The hand-offs whose proposal would differ, as far as the reader may see them. */
export function ReplayedHandoffs({ report, row, many }: ReplayedHandoffsProps) {
  const { say } = useRegisterWords();
  const [shown, setShown] = useState(atFirst);
  const { handoffs, changed, visible, titles } = report;
  const names = new Map(titles.map((each) => [each.row, plain(each.title)]));
  const nameOf = (id: number | undefined) => {
    if (id === undefined) return say('replay.nothing');
    if (!many && id === (row ?? newRowId)) return say('replay.this');
    return names.get(id) ?? say('replay.gone');
  };
  const hidden = changed - visible;
  return (
    <>
      {handoffs.length > 0 && (
        <ul className="replay-handoffs" aria-label={say('replay.listed')}>
          {handoffs.slice(0, shown).map((handoff) => (
            <Replayed key={handoff.handoffKey} handoff={handoff} nameOf={nameOf} />
          ))}
        </ul>
      )}
      <ShowMore rest={handoffs.length - shown} onMore={() => setShown(shown + 50)} />
      {visible > handoffs.length && (
        <p className="cap">{say('replay.cut', { count: handoffs.length })}</p>
      )}
      {hidden > 0 && <p className="cap">{say('replay.hidden', { count: hidden })}</p>}
    </>
  );
}

const looks: Record<Handoff['verdict'], { look: ChipLook; icon: IconName }> = {
  as_chosen: { look: 'ok', icon: 'check' },
  was_as_chosen: { look: 'bad', icon: 'alert' },
  neither: { look: 'plain', icon: 'question' },
};

interface ReplayedProps {
  handoff: Handoff;
  nameOf: (row: number | undefined) => string;
}

function Replayed({ handoff, nameOf }: ReplayedProps) {
  const { t, say, dates } = useRegisterWords();
  const { handoffKey, subject, handedOffAt, verdict, chosen } = handoff;
  const [before, after] = [nameOf(handoff.before), nameOf(handoff.after)];
  return (
    <li className="replay-handoff">
      <Icon name="mail" size={16} />
      <div>
        <Link to={`/handoffs/${handoffKey}`}>{plain(subject) || t('log.noSubject')}</Link>{' '}
        <span className="cap">{dates.brief(handedOffAt)}</span>
        <p className="cap">
          {verdict === 'neither'
            ? say('replay.wayChosen', { before, after, chosen: nameOf(chosen) })
            : say('replay.way', { before, after })}
        </p>
        <Chip {...looks[verdict]}>{say(`replay.verdict.${verdict}`)}</Chip>
      </div>
    </li>
  );
}
