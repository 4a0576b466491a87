import { useMe } from '../../shared/queries.ts';
import { ErrorState, FailureNotice } from '../../shared/states.tsx';
import { useWords } from '../../shared/use-words.ts';
import { PageBones } from '../page-bones.tsx';
import { useTitle } from '../use-title.ts';
import { DeskSections } from './desk-sections.tsx';
import { sortDesk } from './sort-desk.ts';
import { type DeskPages, useDesk } from './use-desk.ts';

/** What was offered to me, what is mine, and what became of the rest. */
export default function DeskPage() {
  const { t, dates } = useWords();
  const me = useMe();
  const desk = useDesk();
  useTitle(t('tab.desk'));
  return (
    <>
      <div className="head">
        <h1>{t('tab.desk')}</h1>
        {me.data && <p>{dates.longDay(me.data.today)}</p>}
        {desk.page && (
          <p className="cap head-end">{t('app.asOf', { time: dates.time(desk.page.asOf) })}</p>
        )}
      </div>
      <Content me={me} desk={desk} />
    </>
  );
}

function Content({ me, desk }: { me: ReturnType<typeof useMe>; desk: DeskPages }) {
  const error = me.error ?? desk.error;
  if (me.data && desk.page) {
    const { person, today } = me.data;
    const sorted = sortDesk(desk.page.handoffs, person.oid);
    return (
      <>
        {error && <FailureNotice error={error} />}
        <DeskSections desk={sorted} today={today} readAt={desk.readAt} />
      </>
    );
  }
  if (!error) return <PageBones />;
  const retry = () => {
    void me.refetch();
    desk.retry();
  };
  return <ErrorState error={error} onRetry={retry} />;
}
