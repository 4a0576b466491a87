import type { Person } from '../../core/person.ts';
import { Button } from '../shared/button.tsx';
import { useMe } from '../shared/queries.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import { OfflineButtons } from './offline-buttons.tsx';
import type { UnclearScreenProps } from './unclear-screen.tsx';

/** To the triage desk, or to oneself. Whoever sits at the triage desk only has the second. */
export function UnclearButtons(props: UnclearScreenProps) {
  const myOid = useMe().data?.person.oid;
  const { triageDesk } = props.answer;
  const others = triageDesk !== undefined && triageDesk.oid !== myOid ? triageDesk : undefined;
  return (
    <>
      <WhoSorts {...props} others={others} />
      {props.offline ? (
        <OfflineButtons person={others} onRetry={props.onRetry} />
      ) : (
        <GiveOrTake {...props} others={others} />
      )}
    </>
  );
}

interface WithOthers extends UnclearScreenProps {
  /** Who sits at the triage desk, unless it is the person who looks. */
  others: Person | undefined;
}

function WhoSorts({ answer, suggestion, others }: WithOthers) {
  const { t } = useWords();
  const isNobody = suggestion.reason === 'nobody_reachable';
  return (
    <>
      {others && (
        <p className="foot-note">
          {t(isNobody ? 'pane.nobodyTriage' : 'pane.triage', { name: plain(others.name) })}
        </p>
      )}
      {isNobody && !answer.triageDesk && <p className="foot-note">{t('pane.nobodyNoTriage')}</p>}
    </>
  );
}

function GiveOrTake({ handOff, others, onTriage, onTake }: WithOthers) {
  const { t } = useWords();
  const isGiving = handOff.isPending && handOff.variables.kind === 'forward';
  const isTaking = handOff.isPending && handOff.variables.kind === 'take';
  return (
    <div className="row">
      {others && (
        <Button disabledFocusable={handOff.isPending} onClick={onTriage}>
          {t(isGiving ? 'pane.handingOff' : 'pane.toTriage')}
        </Button>
      )}
      <Button disabledFocusable={handOff.isPending} onClick={onTake}>
        {t(isTaking ? 'pane.taking' : 'pane.take')}
      </Button>
    </div>
  );
}
