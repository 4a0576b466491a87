import type { HandoffView } from '../../../wire/handoffs.ts';
import { Icon } from '../../shared/icon.tsx';
import { Face } from '../../shared/person.tsx';
import { plain } from '../../shared/text.ts';
import { useHomeWords, useOpenInTab } from './use-home.ts';

/** What became of what I handed off last; each leads to its page. */
export function Given({ handoffs }: { handoffs: readonly HandoffView[] }) {
  const { t, say, dates } = useHomeWords();
  const open = useOpenInTab();
  if (handoffs.length === 0) return null;
  return (
    <section aria-labelledby="home-given">
      <h2 className="h" id="home-given">
        {say('given')}
      </h2>
      <ul className="alts">
        {handoffs.map(({ handoffKey, subject, owner, state, stateSince }) => (
          <li key={handoffKey}>
            <button type="button" className="alt" onClick={() => open(`handoffs/${handoffKey}`)}>
              <Face name={owner.name} size={28} />
              <span>
                <span className="alt-name">{plain(subject) || t('log.noSubject')}</span>
                <span className="cap">
                  {say('state', {
                    owner: plain(owner.name),
                    state: t(`state.${state}`),
                    when: dates.whenInside(stateSince),
                  })}
                </span>
              </span>
              <Icon name="chevron" size={16} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
