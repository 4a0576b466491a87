import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { type Language, templateRows } from '../../../templates/templates.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { useMe } from '../../shared/queries.ts';
import { EmptyState, ErrorState } from '../../shared/states.tsx';
import { PageBones } from '../page-bones.tsx';
import '../register/register.css';
import { useRights } from '../register/use-register.ts';
import { useTitle } from '../use-title.ts';
import { AreaCard } from './area-card.tsx';
import { BeginBar } from './begin-bar.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { ProposalsPart } from './proposals-part.tsx';
import { areaOf, ownChecks, wantedRows } from './plan.ts';
import { useTemplateWords } from './template-words.ts';
import './templates.css';
import { useChoices } from './use-choices.ts';
import { useProposals } from './use-proposals.ts';
import { useBegin, useThere } from './use-begin.ts';

/** An empty register becomes useful: templates by field of work, and who answers for each. */
export default function TemplatesPage() {
  const { say } = useTemplateWords();
  const rights = useRights();
  const there = useThere();
  const today = useMe().data?.today;
  useTitle(say('title'));
  const error = rights.error ?? there.error;
  if (error && !(rights.data && there.data)) {
    const retry = () => void Promise.all([rights.refetch(), there.refetch()]);
    return <ErrorState error={error} onRetry={retry} heading="h1" />;
  }
  if (!rights.data || !there.data || today === undefined) return <PageBones />;
  if (!rights.data.mayEdit)
    return (
      <EmptyState
        icon="shield"
        title={say('readOnlyTitle')}
        text={say('readOnlyText')}
        heading="h1"
      >
        <Link to="/register">{say('toRegister')}</Link>
      </EmptyState>
    );
  return <Templates there={new Set(there.data.there)} today={today} />;
}

interface TemplatesProps {
  there: ReadonlySet<number>;
  today: string;
}

function Templates({ there, today }: TemplatesProps) {
  const words = useTemplateWords();
  const { say } = words;
  const announce = useAnnounce();
  const [language, setLanguage] = useState<Language>(words.language);
  const [choices, setChoices] = useChoices();
  const proposals = useProposals();
  const rows = useMemo(() => templateRows(language), [language]);
  const begin = useBegin(today);
  const { beginning, begun } = begin;
  const added = new Set(
    [...begun].flatMap(([number, { kind }]) => (kind === 'done' ? number : [])),
  );
  const settled = there.union(added);
  const wanted = wantedRows(rows, choices, settled);
  const checks = ownChecks(wanted);
  const onBegin = () => {
    beginning.mutate(wanted, {
      onSuccess: (done) => announce(say('result', { count: done })),
    });
  };
  return (
    <>
      <div className="head">
        <h1>{say('title')}</h1>
      </div>
      <p className="template-intro">{say('intro')}</p>
      <LanguageChoice language={language} onChange={setLanguage} />
      <ProposalsPart
        proposals={proposals}
        rows={rows}
        choices={choices}
        language={language}
        onChange={setChoices}
      />
      <div className="template-areas">
        {[...Map.groupBy(rows, areaOf)].map(([area, inArea]) => (
          <AreaCard
            key={area}
            rows={inArea}
            choices={choices}
            there={there}
            added={added}
            checks={checks}
            proposals={proposals}
            onChange={(change) => setChoices((now) => ({ ...now, ...change }))}
          />
        ))}
      </div>
      <label className="edit-check">
        <input
          type="checkbox"
          checked={choices.asDrafts}
          onChange={({ target }) => setChoices((now) => ({ ...now, asDrafts: target.checked }))}
        />
        <span>
          {say('asDrafts')} <span className="cap">{say('asDraftsHint')}</span>
        </span>
      </label>
      <BeginBar
        wanted={wanted}
        added={added.size}
        left={rows.filter(({ number }) => !settled.has(number)).length - wanted.length}
        rows={rows}
        begin={begin}
        onBegin={onBegin}
      />
    </>
  );
}
