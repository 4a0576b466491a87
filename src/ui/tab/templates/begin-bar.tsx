import { Link } from 'react-router';
import type { TemplateRow } from '../../../templates/templates.ts';
import { failureOf } from '../../shared/api-error.ts';
import { Button } from '../../shared/button.tsx';
import { failureWords } from '../../shared/failure-words.ts';
import { Icon } from '../../shared/icon.tsx';
import { FailureNotice, Notice } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import type { WantedRow } from './plan.ts';
import { useTemplateWords } from './template-words.ts';
import type { Begun, useBegin } from './use-begin.ts';

export interface BeginBarProps {
  wanted: readonly WantedRow[];
  /** How many were added here. */
  added: number;
  /** Templates that are neither wanted nor there. */
  left: number;
  rows: readonly TemplateRow[];
  begin: ReturnType<typeof useBegin>;
  onBegin: () => void;
}

/** What would be added for whom, the one button that does it, and what went wrong. */
export function BeginBar({ wanted, added, left, rows, begin, onBegin }: BeginBarProps) {
  const { say } = useTemplateWords();
  const { beginning, begun, progress } = begin;
  const isIdle = beginning.isPending || wanted.length === 0;
  return (
    <section className="card template-bar" aria-label={say('summary.label')}>
      {beginning.error && <FailureNotice error={beginning.error} />}
      {!beginning.isPending && <Failed rows={rows} begun={begun} />}
      {added > 0 && !beginning.isPending && (
        <Notice look="tint" icon="check">
          {say('result', { count: added })} <Link to="/register">{say('toRegister')}</Link>
        </Notice>
      )}
      <div className="template-go">
        <output>
          <Summary wanted={wanted} left={left} />
        </output>
        <Button appearance="primary" disabledFocusable={isIdle} onClick={onBegin}>
          {beginning.isPending
            ? say('beginning', progress)
            : say('begin', { count: wanted.length })}
        </Button>
      </div>
    </section>
  );
}

function Summary({ wanted, left }: Pick<BeginBarProps, 'wanted' | 'left'>) {
  const { say } = useTemplateWords();
  if (wanted.length === 0) return say('summary.nothing');
  const owned = wanted.filter(({ owner }) => owner !== undefined);
  const people = new Set(owned.map(({ owner }) => owner?.mail));
  const drafts = wanted.length - owned.length;
  const parts = [
    owned.length > 0 &&
      `${say('summary.rows', { count: owned.length })} ${say('summary.people', { count: people.size })}`,
    drafts > 0 && say('summary.drafts', { count: drafts }),
    left > 0 && say('summary.left', { count: left }),
  ];
  return parts.filter(Boolean).join(', ');
}

interface FailedProps {
  rows: readonly TemplateRow[];
  begun: ReadonlyMap<number, Begun>;
}

/** Each row that was not added, and why. */
function Failed({ rows, begun }: FailedProps) {
  const { t, say } = useTemplateWords();
  const failed = rows.flatMap((row) => {
    const result = begun.get(row.number);
    return result?.kind === 'failed' ? [{ row, outcome: result.outcome }] : [];
  });
  if (failed.length === 0) return null;
  const reason = (outcome: (typeof failed)[number]['outcome']) => {
    if (outcome instanceof Error) return failureWords(failureOf(outcome), t).title;
    const [first] = outcome.kind === 'invalid' ? outcome.problems : [];
    return first ? t(`register.finding.${first.kind}`, { value: plain(first.value) }) : '';
  };
  return (
    <div role="alert">
      <p className="h">{say('failed', { count: failed.length })}</p>
      <ul className="lines">
        {failed.map(({ row, outcome }) => (
          <li key={row.number}>
            <Icon name="alert" size={16} />
            <span>
              <b>{row.title}</b>: {reason(outcome)}
            </span>
          </li>
        ))}
      </ul>
      <p className="cap">{say('again')}</p>
    </div>
  );
}
