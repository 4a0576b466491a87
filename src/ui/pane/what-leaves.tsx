import type { ReactNode } from 'react';
import type { HandoffView } from '../../wire/handoffs.ts';
import { Icon, type IconName } from '../shared/icon.tsx';
import { capital, plain } from '../shared/text.ts';
import { useWords } from '../shared/use-words.ts';

export interface WhatLeavesProps {
  handoff: HandoffView;
  /** Absent when note and date cannot be changed any more. */
  onEdit: (() => void) | undefined;
}

/** What happens when the time is over, and the block that will stand above the mail. */
export function WhatLeaves({ handoff, onEdit }: WhatLeavesProps) {
  const { t, dates } = useWords();
  const name = plain(handoff.owner.name);
  return (
    <>
      <section className="with">
        <h2 className="h">{t('undo.next')}</h2>
        <ul className="points">
          <Point icon="mail">{t('undo.forwarded', { name })}</Point>
          {handoff.due && (
            <Point icon="calendar">{t('undo.due', { day: dates.longDay(handoff.due) })}</Point>
          )}
          <Point icon="shield">{t('undo.recorded')}</Point>
        </ul>
      </section>
      <section className="with">
        <h2 className="h">{t('undo.above')}</h2>
        <Block handoff={handoff} />
        {onEdit && (
          <button type="button" className="link link-alone" onClick={onEdit}>
            {t('undo.edit')}
          </button>
        )}
      </section>
    </>
  );
}

/** As `handoffCard` of the server writes it. */
function Block({ handoff }: { handoff: HandoffView }) {
  const { t, dates } = useWords();
  const { owner, title, handedOffBy, onBehalfOf, note, due } = handoff;
  const by = plain(handedOffBy.name);
  const lines = [
    due
      ? t('undo.blockFromDue', { name: by, day: dates.longDay(due) })
      : t('undo.blockFrom', { name: by }),
    onBehalfOf && capital(t('way.standIn', { name: plain(onBehalfOf.name) })),
    ...note.split('\n').map(plain),
    t('undo.blockEnd'),
  ].filter(Boolean);
  return (
    <div className="block">
      <b>{[t('undo.blockTo', { name: plain(owner.name) }), title].filter(Boolean).join(' · ')}</b>
      {lines.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}

export function Point({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <li>
      <Icon name={icon} size={16} />
      <span>{children}</span>
    </li>
  );
}
