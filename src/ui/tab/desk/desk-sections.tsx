import { useNavigate } from 'react-router';
import { Button } from '@fluentui/react-components';
import { isUnfinished } from '../../../core/handoff.ts';
import type { HandoffView } from '../../../wire/api.ts';
import { EmptyState } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { DeskRow } from './desk-row.tsx';
import type { Desk } from './sort-desk.ts';

export interface DeskSectionsProps {
  desk: Desk;
  today: string;
  /** When the server was asked, in milliseconds. */
  readAt: number;
}

const sections = ['offered', 'mine', 'waiting', 'given', 'done'] as const;

/** The sections of a desk that hold something. */
export function DeskSections({ desk, today, readAt }: DeskSectionsProps) {
  const { t } = useWords();
  const open = [...desk.offered, ...desk.mine, ...desk.waiting];
  const idle = open.length === 0 && !desk.given.some(({ mailState }) => isUnfinished(mailState));
  return (
    <div className="stack">
      {idle && <EmptyDesk />}
      {sections.map((name) => (
        <Section
          key={name}
          {...{ name, today, readAt }}
          title={t(`desk.${name}`)}
          rows={desk[name]}
        />
      ))}
    </div>
  );
}

interface SectionProps {
  name: keyof Desk;
  title: string;
  rows: HandoffView[];
  today: string;
  readAt: number;
}

function Section({ name, title, rows, today, readAt }: SectionProps) {
  const { t } = useWords();
  if (rows.length === 0) return null;
  const open = name === 'offered' || name === 'mine' || name === 'waiting';
  return (
    <section className="card list" aria-labelledby={`desk-${name}`}>
      <header>
        <h2 id={`desk-${name}`}>
          {title} {open && <span className="count">{rows.length}</span>}
        </h2>
        {name === 'mine' && <small className="cap">{t('desk.byDue')}</small>}
      </header>
      <ul>
        {rows.map((handoff) => (
          <DeskRow
            key={handoff.handoffKey}
            {...{ handoff, today, readAt }}
            given={name === 'given'}
          />
        ))}
      </ul>
    </section>
  );
}

function EmptyDesk() {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <div className="card">
      <EmptyState icon="none" title={t('desk.emptyTitle')} text={t('desk.emptyText')}>
        <Button appearance="primary" onClick={() => void navigate('/find')}>
          {t('desk.findPerson')}
        </Button>
      </EmptyState>
    </div>
  );
}
