import { useHandoffs, useMe } from '../../shared/queries.ts';
import { ErrorState, FailureNotice } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { useTitle } from '../use-title.ts';
import { DeskSections } from './desk-sections.tsx';
import { sortDesk } from './sort-desk.ts';

/** What was offered to me, what is mine, and what became of the rest. */
export default function DeskPage() {
  const { t, dates } = useWords();
  const me = useMe();
  const desk = useHandoffs('desk');
  useTitle(t('tab.desk'));
  return (
    <>
      <div className="head">
        <h1>{t('tab.desk')}</h1>
        {me.data && <p>{dates.longDay(me.data.today)}</p>}
        {desk.data && (
          <p className="cap head-end">{t('app.asOf', { time: dates.time(desk.data.asOf) })}</p>
        )}
      </div>
      <Content me={me} desk={desk} />
    </>
  );
}

interface ContentProps {
  me: ReturnType<typeof useMe>;
  desk: ReturnType<typeof useHandoffs>;
}

function Content({ me, desk }: ContentProps) {
  const error = me.error ?? desk.error;
  if (me.data && desk.data) {
    const { person, today } = me.data;
    return (
      <>
        {error && <FailureNotice error={error} />}
        <DeskSections desk={sortDesk(desk.data.handoffs, person.oid)} today={today} />
      </>
    );
  }
  if (!error) return <PageBones />;
  const retry = () => {
    void me.refetch();
    void desk.refetch();
  };
  return <ErrorState error={error} onRetry={retry} />;
}
