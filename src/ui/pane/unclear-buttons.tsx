import { Button } from '../shared/button.tsx';
import { useMe } from '../shared/queries.ts';
import { plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';
import type { UnclearScreenProps } from './unclear-screen.tsx';

/** To the triage desk, or to oneself. Whoever sits at the triage desk only has the second. */
export function UnclearButtons({
  answer,
  suggestion,
  handOff,
  onTriage,
  onTake,
}: UnclearScreenProps) {
  const { t } = useWords();
  const myOid = useMe().data?.person.oid;
  const { triageDesk } = answer;
  const others = triageDesk !== undefined && triageDesk.oid !== myOid ? triageDesk : undefined;
  const isGiving = handOff.isPending && handOff.variables.kind === 'forward';
  const isTaking = handOff.isPending && handOff.variables.kind === 'take';
  const isNobody = suggestion.reason === 'nobody_reachable';
  return (
    <>
      {others && (
        <p className="foot-note">
          {t(isNobody ? 'pane.nobodyTriage' : 'pane.triage', { name: plain(others.name) })}
        </p>
      )}
      {isNobody && !triageDesk && <p className="foot-note">{t('pane.nobodyNoTriage')}</p>}
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
    </>
  );
}
