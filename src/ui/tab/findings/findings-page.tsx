import type { FindingWeight, RegisterFinding } from '../../../core/findings/register-finding.ts';
import type { FindingsAnswer } from '../../../wire/api.ts';
import { useFindings } from '../../shared/queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { textOf } from '../../../core/register-entry.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { plain } from '../../shared/text.ts';
import { useState } from 'react';
import { PageBones } from '../page-bones.tsx';
import { ShowMore } from '../show-more.tsx';
import { BackLink } from '../back-link.tsx';
import { useTitle } from '../use-title.ts';
import type { Saved } from '../register/entry-form.tsx';
import { type LastEdit, UndoNotice } from '../register/undo-notice.tsx';
import { LineProposal } from './line-proposal.tsx';
import { changedTitle, lineRemedies } from './line-remedies.ts';
import { FindingItem } from './finding-item.tsx';
import { useFindingWords } from './finding-text.ts';

/** Everything that is wrong in the register, the most urgent first. */
export default function FindingsPage() {
  const { say } = useFindingWords();
  const findings = useFindings();
  useTitle(say('title'));
  return (
    <>
      <BackLink to="/find" words={say('back')} />
      <div className="head">
        <h1 id="page-title" tabIndex={-1}>
          {say('title')}
        </h1>
      </div>
      <Content findings={findings} />
    </>
  );
}

function Content({ findings }: { findings: ReturnType<typeof useFindings> }) {
  const { data, error } = findings;
  const { say } = useFindingWords();
  const [lastEdit, setLastEdit] = useState<LastEdit>();
  const announce = useAnnounce();
  const saved = ({ entry, undo }: Saved) => {
    const sentence = say('proposal.done', { title: plain(textOf(entry.columns['Title'])) });
    announce(sentence);
    setLastEdit({ sentence, undo });
  };
  if (!data) {
    if (!error) return <PageBones />;
    return <ErrorState error={error} onRetry={() => void findings.refetch()} />;
  }
  return (
    <div className="stack">
      {error && <FailureNotice error={error} />}
      <Doubts answer={data} />
      <UndoNotice edit={lastEdit} onChange={setLastEdit} />
      <Groups answer={data} onSaved={saved} />
    </div>
  );
}

/** What is not known yet, or could not be asked. */
function Doubts({ answer: { pending, unchecked } }: { answer: FindingsAnswer }) {
  const { say } = useFindingWords();
  return (
    <>
      {pending && (
        <Notice look="tint" icon="clock">
          {say('pending')}
        </Notice>
      )}
      {unchecked.map((what) => (
        <Notice key={what} look="warn" icon="alert">
          {say(`unchecked.${what}`)}
        </Notice>
      ))}
    </>
  );
}

const weights: readonly FindingWeight[] = ['urgent', 'soon', 'note'];

interface GroupsProps {
  answer: FindingsAnswer;
  onSaved: (saved: Saved) => void;
}

function Groups({ answer: { findings, pending }, onSaved }: GroupsProps) {
  const { say } = useFindingWords();
  if (findings.length === 0)
    return pending ? (
      <PageBones />
    ) : (
      <EmptyState icon="check" title={say('none')} text={say('noneText')} />
    );
  const groups = Map.groupBy(findings, ({ weight }) => weight);
  return weights.map((weight) => (
    <Group key={weight} weight={weight} findings={groups.get(weight) ?? []} onSaved={onSaved} />
  ));
}

const page = 50;

interface GroupProps {
  weight: FindingWeight;
  findings: RegisterFinding[];
  onSaved: (saved: Saved) => void;
}

function Group({ weight, findings, onSaved }: GroupProps) {
  const { say } = useFindingWords();
  const [shown, setShown] = useState(page);
  if (findings.length === 0) return null;
  return (
    <section className="card" aria-labelledby={`findings-${weight}`}>
      <h2 id={`findings-${weight}`}>
        {say(`weight.${weight}`)}{' '}
        <span className="cap">{say('count', { count: findings.length })}</span>
      </h2>
      <ul className="finding-list">
        {findings.slice(0, shown).map((finding) => (
          <FindingItem key={keyOf(finding)} finding={finding}>
            {finding.remedy && lineRemedies.has(finding.remedy.does) && (
              <LineProposal
                key={JSON.stringify(finding.remedy)}
                remedy={finding.remedy}
                title={changedTitle(finding)}
                onSaved={onSaved}
              />
            )}
          </FindingItem>
        ))}
      </ul>
      <ShowMore rest={findings.length - shown} onMore={() => setShown(shown + page)} />
    </section>
  );
}

function keyOf({ kind, row, title, column, about }: RegisterFinding): string {
  const { people = [], words = [], step = 0, value = '' } = about;
  const oids = people.map(({ oid }) => oid);
  return JSON.stringify([kind, row, title, column, oids, words, step, value]);
}
