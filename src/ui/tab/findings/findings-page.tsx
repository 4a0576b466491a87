import type { FindingWeight, RegisterFinding } from '../../../core/findings/register-finding.ts';
import type { FindingsAnswer } from '../../../wire/register-check.ts';
import { useFindings } from '../../shared/finding-queries.ts';
import { EmptyState, ErrorState, FailureNotice, Notice } from '../../shared/states.tsx';
import { textOf } from '../../../core/register-entry.ts';
import { useAnnounce } from '../../shared/live-region.tsx';
import { plain } from '../../shared/text.ts';
import { useState } from 'react';
import { PageBones } from '../page-bones.tsx';
import { LongList } from '../long-list.tsx';
import { ShowMore } from '../show-more.tsx';
import { BackLink } from '../back-link.tsx';
import { useOwnProposals } from '../desk/use-reviews.ts';
import { useTitle } from '../use-title.ts';
import type { Saved } from '../register/entry-form.tsx';
import { type LastEdit, UndoNotice } from '../register/undo-notice.tsx';
import { useRights } from '../register/use-register.ts';
import { LineProposal } from './line-proposal.tsx';
import { isProposedLine, type ProposedLine } from '../../../core/findings/line-remedies.ts';
import { FindingItem } from './finding-item.tsx';
import { useFindingWords } from './finding-text.ts';

const page = 50;
/** So many of one weight are listed; mended, they make room for the next. */
const most = 500;

type Sizes = Readonly<Partial<Record<FindingWeight, string>>>;

/** Everything that is wrong in the register, the most urgent first. */
export default function FindingsPage() {
  const { say } = useFindingWords();
  const [sizes, setSizes] = useState<Sizes>({});
  const findings = useFindings(sizes);
  const mayEdit = useRights().data?.mayEdit ?? false;
  useTitle(say('title'));
  return (
    <>
      {mayEdit ? (
        <BackLink to="/register" words={say('toRegister')} />
      ) : (
        <BackLink to="/find" words={say('back')} />
      )}
      <div className="head">
        <h1 id="page-title" tabIndex={-1}>
          {say('title')}
        </h1>
      </div>
      <Content
        findings={findings}
        onMore={(weight, shown) =>
          setSizes({ ...sizes, [weight]: `${Math.min(shown + page, most)}` })
        }
      />
    </>
  );
}

interface ContentProps {
  findings: ReturnType<typeof useFindings>;
  onMore: (weight: FindingWeight, shown: number) => void;
}

function Content({ findings, onMore }: ContentProps) {
  const { data, error } = findings;
  const { say } = useFindingWords();
  const [lastEdit, setLastEdit] = useState<LastEdit>();
  const announce = useAnnounce();
  const { proposals: mine } = useOwnProposals();
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
      {error && <FailureNotice error={error} asksAgain />}
      <Doubts answer={data} />
      <UndoNotice edit={lastEdit} onChange={setLastEdit} />
      <Groups answer={data} mine={mine} onSaved={saved} onMore={onMore} />
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
  /** Proposals for rows of whoever looks: they come first. */
  mine: readonly ProposedLine[];
  onSaved: (saved: Saved) => void;
  onMore: ContentProps['onMore'];
}

function Groups({ answer, mine, onSaved, onMore }: GroupsProps) {
  const { findings, counts, pending } = answer;
  const { say } = useFindingWords();
  if (findings.length === 0)
    return pending ? (
      <PageBones />
    ) : (
      <EmptyState icon="check" title={say('none')} text={say('noneText')} />
    );
  const own = new Set(mine.map(keyOf));
  const others = findings.filter((each) => !own.has(keyOf(each)));
  const groups = Map.groupBy(others, ({ weight }) => weight);
  const ownOf = (wanted: FindingWeight) => mine.filter(({ weight }) => weight === wanted).length;
  return (
    <>
      <Group
        id="mine"
        counted={false}
        title={say('proposal.mine')}
        findings={mine}
        total={mine.length}
        onSaved={onSaved}
      />
      {weights.map((weight) => (
        <Group
          key={weight}
          id={weight}
          title={say(`weight.${weight}`)}
          findings={groups.get(weight) ?? []}
          total={counts[weight] - ownOf(weight)}
          onSaved={onSaved}
          onMore={(shown) => onMore(weight, shown + ownOf(weight))}
        />
      ))}
    </>
  );
}

interface GroupProps {
  id: string;
  title: string;
  /** Says how many; true by default. */
  counted?: boolean;
  findings: readonly RegisterFinding[];
  /** How many there are, listed or not. */
  total: number;
  onSaved: (saved: Saved) => void;
  /** Asked for more than those that are shown; absent where all are. */
  onMore?: (shown: number) => void;
}

function Group({ id, title, counted = true, findings, total, onSaved, onMore }: GroupProps) {
  const { say } = useFindingWords();
  const place = useRights().data?.mayEdit ? 'register' : 'find';
  if (findings.length === 0) return null;
  return (
    <section className="card" aria-labelledby={`findings-${id}`}>
      <h2 id={`findings-${id}`}>
        {title} {counted && <span className="cap">{say('count', { count: total })}</span>}
      </h2>
      <LongList
        items={findings}
        keyOf={keyOf}
        total={total}
        height={130}
        gap={16}
        className="finding-list"
        lineClass="finding"
      >
        {(finding) => (
          <FindingItem finding={finding} place={place}>
            {isProposedLine(finding) && (
              <LineProposal
                key={JSON.stringify(finding.remedy)}
                finding={finding}
                onSaved={onSaved}
              />
            )}
          </FindingItem>
        )}
      </LongList>
      {onMore && (
        <ShowMore
          rest={Math.min(total, most) - findings.length}
          onMore={() => onMore(findings.length)}
        />
      )}
    </section>
  );
}

function keyOf({ kind, row, title, column, about, remedy }: RegisterFinding): string {
  const { people = [], words = [], step = 0, value = '' } = about;
  const oids = people.map(({ oid }) => oid);
  return JSON.stringify([kind, row, title, column, oids, words, step, value, remedy?.row]);
}
