import { useNavigate } from 'react-router';
import { Button } from '@fluentui/react-components';
import type { DeskSection } from '../../../core/desk.ts';
import type { Desk, DeskPart } from '../../../wire/handoffs.ts';
import { EmptyState } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { ClearFilters } from '../clear-filters.tsx';
import { LongList } from '../long-list.tsx';
import { ShowMore } from '../show-more.tsx';
import { Bulk } from './bulk.tsx';
import { DeskRow } from './desk-row.tsx';
import { mostShown, type useDeskAsk } from './use-desk-ask.ts';
import { useKeepPlace } from './use-keep-place.ts';
import { type Selection, useSelection } from './use-selection.ts';

export interface DeskSectionsProps {
  desk: Desk;
  today: string;
  /** When the server was asked, in milliseconds. */
  readAt: number;
  asking: ReturnType<typeof useDeskAsk>;
}

/** The sections of a desk that hold something. What is not sent yet, or not for sure, leads what was given. */
export function DeskSections({ desk, asking, ...common }: DeskSectionsProps) {
  const { offered, mine, waiting, pending, given, done } = desk;
  const open = offered.total + mine.total + waiting.total + pending.total;
  const nothing = open + given.total + done.total === 0;
  const { isNarrowed, showMore } = asking;
  const selection = useSelection(desk);
  return (
    <div className="stack" {...useKeepPlace()}>
      {isNarrowed && nothing && <NothingFits onClear={asking.clear} />}
      {!isNarrowed && open === 0 && <EmptyDesk />}
      <Bulk selection={selection} />
      <Section {...common} name="offered" part={offered} onMore={showMore} selection={selection} />
      <Section {...common} name="mine" part={mine} onMore={showMore} selection={selection} />
      <Section {...common} name="waiting" part={waiting} onMore={showMore} selection={selection} />
      <Section {...common} name="given" before={pending} part={given} onMore={showMore} />
      <Section {...common} name="done" part={done} onMore={showMore} />
    </div>
  );
}

interface SectionProps {
  name: Exclude<DeskSection, 'pending'>;
  /** What stands before the rest; nothing by default. */
  before?: DeskPart;
  part: DeskPart;
  today: string;
  readAt: number;
  onMore: (section: DeskSection, shown: number) => void;
  /** Where rows can be chosen, to do the same with several. */
  selection?: Selection;
}

const none: DeskPart = { handoffs: [], total: 0 };

function Section({ name, before = none, part, today, readAt, onMore, selection }: SectionProps) {
  const { t } = useWords();
  const rows = [...before.handoffs, ...part.handoffs];
  if (rows.length === 0) return null;
  const open = name === 'offered' || name === 'mine' || name === 'waiting';
  return (
    <section className="card list" aria-labelledby={`desk-${name}`}>
      <header>
        <h2 id={`desk-${name}`}>
          {t(`desk.${name}`)} {open && <span className="count">{part.total}</span>}
        </h2>
      </header>
      <LongList
        items={rows}
        keyOf={({ handoffKey }) => handoffKey}
        total={before.total + part.total}
        height={104}
        lineClass="it"
      >
        {(handoff) => (
          <DeskRow
            {...{ handoff, today, readAt }}
            given={name === 'given'}
            {...(selection && { choice: selection.choiceOf(handoff) })}
          />
        )}
      </LongList>
      <ShowMore
        rest={Math.min(part.total, mostShown) - part.handoffs.length}
        onMore={() => onMore(name, part.handoffs.length)}
      />
    </section>
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  const { t } = useWords();
  return (
    <div className="card">
      <EmptyState icon="search" title={t('filter.noneTitle')} text={t('filter.noneText')}>
        <ClearFilters label={t('filter.clear')} onClear={onClear} />
      </EmptyState>
    </div>
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
