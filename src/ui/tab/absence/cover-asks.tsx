import { Button } from '@fluentui/react-components';
import type { CoverAsk } from '../../../wire/absences.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { periodWords } from './period-words.ts';
import { useAbsences, useChangeAbsence } from './use-absences.ts';

/** Somebody asks me to cover: one click says yes. A chunk with the absences, beside the desk. */
export default function CoverAsks() {
  const { asks = [] } = useAbsences().data ?? {};
  return asks.map((ask) => <OneAsk key={ask.id} ask={ask} />);
}

function OneAsk({ ask }: { ask: CoverAsk }) {
  const words = useWords();
  const { t } = words;
  const announce = useAnnounce();
  const change = useChangeAbsence(ask.id);
  const about = { name: plain(ask.name), period: periodWords(ask, words) };
  const answer = (action: 'accept' | 'decline') =>
    change.mutate({ action }, { onSuccess: () => announce(t(`absence.said.${action}`, about)) });
  return (
    <Notice look="tint" icon="person">
      <div className="cover-ask">
        <span>{t('absence.asked', about)}</span>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={change.isPending}
          onClick={() => answer('accept')}
        >
          {t('absence.accept')}
        </Button>
        <Button size="small" disabledFocusable={change.isPending} onClick={() => answer('decline')}>
          {t('absence.decline')}
        </Button>
      </div>
      {change.error && <FailureNotice error={change.error} />}
    </Notice>
  );
}
