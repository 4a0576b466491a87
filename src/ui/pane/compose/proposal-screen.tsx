import { useEffect } from 'react';
import type { SendProblem } from '../../../core/send-check.ts';
import type { DraftAnswer } from '../../../wire/suggestions.ts';
import type { Written } from '../../host/host.ts';
import { type Choice, others } from '../../shared/choice.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { Alternatives } from '../alternatives.tsx';
import { AlongFields } from '../along-fields.tsx';
import { OfflineButtons } from '../offline-buttons.tsx';
import { RegisterNotice } from '../register-notice.tsx';
import { Screen } from '../screen.tsx';
import { SuggestionCard } from '../suggestion-card.tsx';
import { Refused } from '../suggestion-screen.tsx';
import type { ComposeWish } from './compose-screen.tsx';
import { InsertButton } from './insert-button.tsx';
import { problemWords } from './problem-words.ts';
import type { useInsert } from './use-draft.ts';

export interface ProposalScreenProps {
  title: string;
  subject: string;
  answer: DraftAnswer;
  /** True when the kept register answers. */
  offline: boolean;
  written: Written;
  choice: Choice;
  wish: ComposeWish;
  problems: readonly SendProblem[];
  insert: ReturnType<typeof useInsert>;
  onWish: (wish: ComposeWish) => void;
  pick: () => void;
  onGive: () => void;
  /** Asks the server again. */
  onRetry: () => void;
}

/** Who should get the mail, what speaks against who stands in it, and what Baton would put into it. */
export function ProposalScreen(props: ProposalScreenProps) {
  const { title, subject, answer, choice, wish, problems, insert, offline, onWish, pick } = props;
  const words = useWords();
  const { t } = words;
  const announce = useAnnounce();
  const name = plain(choice.recipient.person.name);
  const { suggestion } = answer;
  const isProposed = wish.picked === undefined && suggestion.kind === 'suggested';
  const news = t('compose.announce', { name, title: choice.title });
  useEffect(() => announce(news), [announce, news]);
  const act = offline ? props.onRetry : () => insert.isPending || props.onGive();
  return (
    <Screen
      icon="pass"
      look="brand"
      title={title}
      subject={subject}
      foot={
        offline ? (
          <OfflineButtons person={choice.recipient.person} onRetry={act} />
        ) : (
          <InsertButton name={name} isPending={insert.isPending} onInsert={act} />
        )
      }
    >
      {insert.error && <Refused error={insert.error} offline={offline} />}
      <RegisterNotice register={answer.register} offline={offline} />
      {problems.map((problem) => (
        <Notice key={problem.address} look="warn" icon="alert">
          {problemWords(problem, answer.check.partner?.name, words)}
        </Notice>
      ))}
      <SuggestionCard
        choice={choice}
        band={isProposed ? suggestion.band : undefined}
        runnerUp={isProposed ? suggestion.runnerUp : undefined}
        mine={false}
        offline={offline}
        otherwise={t('reason.chosen')}
        onWrong={pick}
      />
      <AlongFields
        along={wish.along}
        duePhrases={answer.duePhrases}
        takeFocus={false}
        onChange={(along) => onWish({ ...wish, along })}
        onSubmit={act}
      />
      <InMail {...props} name={name} />
      <Alternatives
        others={others(suggestion, choice)}
        chosen={choice}
        onChoose={(picked) => onWish({ ...wish, picked })}
        onSomebodyElse={pick}
      />
    </Screen>
  );
}

/** What is put into the mail, and who is taken out of it. */
function InMail({
  choice,
  wish,
  written,
  problems,
  onWish,
  name,
}: ProposalScreenProps & { name: string }) {
  const { t, dates } = useWords();
  const { note, due } = wish.along;
  const inTo = new Set(written.to.map(({ address }) => address.toLowerCase()));
  const wrong = problems.filter(({ address }) => inTo.has(address));
  return (
    <section className="with" aria-label={t('compose.inMail')}>
      <label className="check">
        <input
          type="checkbox"
          checked={wish.withBlock}
          onChange={(event) => onWish({ ...wish, withBlock: event.target.checked })}
        />
        <span>{t('compose.block')}</span>
      </label>
      {wish.withBlock && (
        <div className="block">
          <b>{[t('undo.blockTo', { name }), choice.title].join(' · ')}</b>
          {due && <p>{t('due.by', { day: dates.longDay(due) })}</p>}
          {note
            .split('\n')
            .map(plain)
            .filter(Boolean)
            .map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          <p>{t('compose.notYours')}</p>
        </div>
      )}
      {wrong.map(({ address, name: who }) => (
        <label className="check" key={address}>
          <input
            type="checkbox"
            checked={!wish.kept.includes(address)}
            onChange={(event) =>
              onWish({ ...wish, kept: keeping(wish, address, !event.target.checked) })
            }
          />
          <span>{t('compose.takeOut', { name: plain(who) })}</span>
        </label>
      ))}
    </section>
  );
}

function keeping({ kept }: ComposeWish, address: string, keep: boolean): string[] {
  const rest = kept.filter((each) => each !== address);
  return keep ? [...rest, address] : rest;
}
