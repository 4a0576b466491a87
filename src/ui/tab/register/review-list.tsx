import { Button } from '@fluentui/react-components';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { ReviewBody, Reviews, ReviewView } from '../../../wire/register-check.ts';
import { Chip } from '../../shared/chip.tsx';
import { focusSoon } from '../../shared/focus-soon.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { FailureNotice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { ShowMore } from '../show-more.tsx';
import { useAnswerReview } from '../desk/use-reviews.ts';
import './register.css';
import { useRegisterWords } from './register-words.ts';

/** So many are there at once, and come with each press. */
const STEP = 10;

/** "Still yours?": each row is answered with one click. A part of its own: most days nobody is asked. */
export default function ReviewList({ reviews, total }: Reviews) {
  const { say } = useRegisterWords();
  const [shown, setShown] = useState(STEP);
  return (
    <section className="card list" aria-labelledby="desk-reviews">
      <header>
        <h2 id="desk-reviews" tabIndex={-1}>
          {say('asked.title')} <span className="count">{total}</span>
        </h2>
      </header>
      <ul>
        {reviews.slice(0, shown).map((review) => (
          <ReviewRow
            key={review.id}
            review={review}
            onAnswered={() => focusSoon(reviews.length > 1 ? 'desk-reviews' : 'page-title')}
          />
        ))}
      </ul>
      <ShowMore step={STEP} rest={reviews.length - shown} onMore={() => setShown(shown + STEP)} />
    </section>
  );
}

interface ReviewRowProps {
  review: ReviewView;
  /** The row is about to go, and the focus with it. */
  onAnswered: () => void;
}

function ReviewRow({ review, onAnswered }: ReviewRowProps) {
  const { say, dates } = useRegisterWords();
  const announce = useAnnounce();
  const answering = useAnswerReview(review.id);
  const [isRefusing, setRefusing] = useState(false);
  const title = plain(review.title) || say('untitled');
  const no = `not-mine-${review.id}`;
  const send = (answer: ReviewBody) =>
    answering.mutate(answer, {
      onSuccess: () => {
        announce(say(`asked.did.${answer.answer}`, { title }));
        onAnswered();
      },
    });
  return (
    <li className="review">
      <div>
        <b>{title}</b>
        <p className="cap">{plain(review.area)}</p>
        {review.overdue ? (
          <Chip look="warn" icon="alert">
            {say('asked.overdue', { day: dates.day(review.reviewBy) })}
          </Chip>
        ) : (
          <p className="cap">{say('asked.by', { day: dates.day(review.reviewBy) })}</p>
        )}
      </div>
      {isRefusing ? (
        <RefuseForm
          pending={answering.isPending}
          onSend={(note) => send({ answer: 'not_mine', note })}
          onCancel={() => {
            setRefusing(false);
            focusSoon(no);
          }}
        />
      ) : (
        <div className="row">
          <Button
            className="tint"
            disabledFocusable={answering.isPending}
            aria-label={say('asked.yesFor', { title })}
            onClick={() => send({ answer: 'still_mine' })}
          >
            {say('asked.yes')}
          </Button>
          <Button
            id={no}
            disabledFocusable={answering.isPending}
            aria-label={say('asked.noFor', { title })}
            onClick={() => setRefusing(true)}
          >
            {say('asked.no')}
          </Button>
        </div>
      )}
      {answering.error && <FailureNotice error={answering.error} />}
    </li>
  );
}

interface RefuseFormProps {
  pending: boolean;
  onSend: (note: string) => void;
  onCancel: () => void;
}

/** A word to those who keep the register; it may stay empty. */
function RefuseForm({ pending, onSend, onCancel }: RefuseFormProps) {
  const { t, say } = useRegisterWords();
  const id = useId();
  const [note, setNote] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onSend(note.trim());
  };
  return (
    <form className="ask-form" onSubmit={submit}>
      <label className="h" htmlFor={id}>
        {say('asked.note')}
      </label>
      <textarea
        className="field"
        id={id}
        ref={field}
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={pending}>
          {say('asked.send')}
        </Button>
        <Button onClick={onCancel}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
