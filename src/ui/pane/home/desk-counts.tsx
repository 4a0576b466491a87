import type { Desk } from '../../../wire/handoffs.ts';
import { useHomeWords, useOpenInTab } from './use-home.ts';

const counted = ['offered', 'mine', 'waiting'] as const;

/** How much lies on my desk; each number leads there. */
export function DeskCounts({ desk }: { desk: Desk }) {
  const { say } = useHomeWords();
  const open = useOpenInTab();
  return (
    <section aria-labelledby="home-desk">
      <h2 className="h" id="home-desk">
        {say('desk')}
      </h2>
      <ul className="counts">
        {counted.map((each) => (
          <li key={each}>
            <button type="button" onClick={() => open('desk')}>
              <strong>{desk[each].total}</strong> {say(each)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
