import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { RegisterPage as Page } from '../../../wire/register.ts';
import { focusSoon } from '../../shared/focus-soon.ts';
import { localeOf } from '../../shared/i18n.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { useFindingsAt } from '../../shared/finding-queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useSettledAsk } from '../../shared/use-settled-ask.ts';
import { ClearFilters } from '../clear-filters.tsx';
import { PageBones } from '../page-bones.tsx';
import { Pager } from '../pager.tsx';
import { useTitle } from '../use-title.ts';
import { BulkBar } from './bulk-bar.tsx';
import { EntryPanel } from './entry-panel.tsx';
import type { Saved } from './entry-form.tsx';
import { ExportRegister } from './export-register.tsx';
import { savedText } from './entry-text.ts';
import './register.css';
import { RegisterFilters } from './register-filters.tsx';
import { RegisterTable } from './register-table.tsx';
import { useRegisterWords } from './register-words.ts';
import { type LastEdit, UndoNotice } from './undo-notice.tsx';
import { useDrafts } from './use-drafts.ts';
import { useRegister, useRights } from './use-register.ts';
import { type RegisterAsking, useRegisterAsk } from './use-register-ask.ts';
import { type Selection, useSelection } from './use-selection.ts';

/** Who answers for what, to be read by everybody and changed by whom SharePoint lets. */
export default function RegisterPage() {
  const words = useRegisterWords();
  const { say } = words;
  const { row } = useParams();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const asking = useRegisterAsk();
  const register = useRegister(useSettledAsk(asking.ask));
  const rights = useRights();
  const selection = useSelection();
  const [lastEdit, setLastEdit] = useState<LastEdit>();
  const hasBegun = useDrafts().has('new') && row !== 'new';
  useTitle(say('title'));
  const mayEdit = rights.data?.mayEdit ?? false;
  const areas = register.data?.areas ?? [];
  const close = () => {
    void navigate(`/register${asking.search}`);
    focusSoon(row === 'new' ? 'new-row' : `row-${row}`, 'new-row');
  };
  const saved = ({ entry, undo }: Saved, isNew: boolean) => {
    const how = row === 'new' ? 'created' : isNew ? 'handedOver' : 'saved';
    const sentence = savedText(entry.columns, how, words);
    announce(sentence);
    if (selection.has(entry.id)) selection.setAll([entry], true);
    setLastEdit({ sentence, undo });
    if (isNew) void navigate(`/register/${entry.id}${asking.search}`);
  };
  return (
    <>
      <div className="head">
        <h1 id="page-title" tabIndex={-1}>
          {say('title')}
        </h1>
        {register.data && <Counts page={register.data} />}
        <div className="head-end head-actions">
          {mayEdit && <Link to="/findings">{say('allFindings')}</Link>}
          <Link to="/past">{say('past')}</Link>
          {mayEdit && register.data && register.data.total > 0 && (
            <ExportRegister ask={asking.ask} />
          )}
          {mayEdit && <Link to="/import">{say('import')}</Link>}
          {mayEdit && <Link to="/try">{say('tryMail')}</Link>}
          {mayEdit && (
            <Button
              id="new-row"
              appearance={
                row === undefined && selection.entries.length === 0 ? 'primary' : 'secondary'
              }
              onClick={() => void navigate(`/register/new${asking.search}`)}
            >
              {say('new')}
              {hasBegun && ` (${say('unsaved')})`}
            </Button>
          )}
        </div>
      </div>
      <Rights rights={rights} />
      <UndoNotice edit={lastEdit} onChange={setLastEdit} />
      <RegisterFilters asking={asking} areas={areas} />
      {selection.entries.length > 0 && (
        <BulkBar selection={selection} areas={areas} onEdited={setLastEdit} />
      )}
      <div className={row ? 'log register-split' : 'log'}>
        <Content
          register={register}
          asking={asking}
          selection={mayEdit ? selection : undefined}
          opened={row}
        />
        {row && (
          <EntryPanel
            key={row}
            row={row}
            mayEdit={mayEdit}
            areas={areas}
            onSaved={saved}
            onClose={close}
          />
        )}
      </div>
    </>
  );
}

function Counts({ page: { counts } }: { page: Page }) {
  const { say } = useRegisterWords();
  const parts = [
    say('counts', { active: counts.active }),
    counts.draft > 0 && say('drafts', { count: counts.draft }),
    counts.unreadable > 0 && say('unreadable', { count: counts.unreadable }),
  ];
  return <p>{parts.filter(Boolean).join(', ')}</p>;
}

/** Says who may change the register where the reader may not. */
function Rights({ rights: { data, error } }: { rights: ReturnType<typeof useRights> }) {
  const { say, language } = useRegisterWords();
  if (error && !data) {
    return (
      <Notice look="tint" icon="shield">
        {say('rightsUnknown')}
      </Notice>
    );
  }
  if (!data || data.mayEdit) return null;
  const names = new Intl.ListFormat(localeOf(language)).format(data.editors.map(plain));
  return (
    <Notice look="tint" icon="shield">
      {say('readOnly')} {names && say('editors', { names })}
    </Notice>
  );
}

interface ContentProps {
  register: ReturnType<typeof useRegister>;
  asking: RegisterAsking;
  selection: Selection | undefined;
  opened: string | undefined;
}

function Content({ register, asking, selection, opened }: ContentProps) {
  const { t, say, dates } = useRegisterWords();
  const { data, error } = register;
  const counts = useFindingCounts(data?.entries.map(({ id }) => id) ?? []);
  if (!data) {
    if (!error) return <PageBones />;
    return <ErrorState error={error} onRetry={() => void register.refetch()} />;
  }
  const { entries, total } = data;
  return (
    <div className="stack" aria-busy={register.isPlaceholderData}>
      {error && <FailureNotice error={error} asksAgain onSignIn={() => void register.refetch()} />}
      {data.register.stale && (
        <Notice look="tint" icon="clock">
          {t('register.stale', { when: dates.whenInside(data.register.asOf) })}
        </Notice>
      )}
      {entries.length === 0 ? (
        <Empty asking={asking} mayEdit={selection !== undefined} />
      ) : (
        <section className="card log-card">
          <output className="cap register-count">{say('found', { count: total })}</output>
          <RegisterTable
            entries={entries}
            findings={counts}
            selection={selection}
            search={asking.search}
            opened={opened}
          />
          <Pager
            skipped={Number(asking.ask['skip'] ?? 0)}
            shown={entries.length}
            total={total}
            onTurn={asking.turnTo}
          />
        </section>
      )}
    </div>
  );
}

/** How many findings there are at each of these rows. */
function useFindingCounts(rows: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { row } of useFindingsAt(rows).data?.findings ?? [])
    counts.set(row, (counts.get(row) ?? 0) + 1);
  return counts;
}

interface EmptyProps {
  asking: RegisterAsking;
  mayEdit: boolean;
}

function Empty({ asking: { isNarrowed, clear }, mayEdit }: EmptyProps) {
  const { t, say } = useRegisterWords();
  if (!isNarrowed)
    return (
      <EmptyState icon="inbox" title={say('none.emptyTitle')} text={say('none.emptyText')}>
        {mayEdit && <Link to="/templates">{t('find.templates')}</Link>}
        {mayEdit && <Link to="/import">{say('none.import')}</Link>}
      </EmptyState>
    );
  return (
    <EmptyState icon="search" title={say('none.title')} text={say('none.text')}>
      <ClearFilters label={say('none.clear')} onClear={clear} />
    </EmptyState>
  );
}
