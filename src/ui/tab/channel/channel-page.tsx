import { useSearchParams } from 'react-router';
import { useChannelPages } from '../../shared/directory-queries.ts';
import { EmptyState, ErrorState } from '../../shared/states.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import { EntryList } from '../find/entry-list.tsx';
import { PageBones } from '../page-bones.tsx';
import { ShowMore } from '../show-more.tsx';
import { useTitle } from '../use-title.ts';

/** A name comes from the address of the tab, so it may be anything. */
const longestName = 120;

/** The tab of a channel: who answers for one area, or for what one team has. The same for everybody, nothing personal. */
export default function ChannelPage() {
  const { t } = useWords();
  const [search] = useSearchParams();
  const people = search.get('people');
  const area = search.get('area') ?? '';
  const name = plain(people === null ? area : (search.get('name') ?? '')).slice(0, longestName);
  const directory = useChannelPages(people === null ? { area } : { people });
  useTitle(name);
  const [first] = directory.data?.pages ?? [];
  if (first === undefined) {
    if (!directory.error) return <PageBones />;
    return <ErrorState error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  const entries = directory.data?.pages.flatMap((page) => page.entries) ?? [];
  if (entries.length === 0)
    return (
      <EmptyState
        heading="h1"
        icon="question"
        title={t('channel.goneTitle', { area: name })}
        text={t(people === null ? 'channel.goneText' : 'channel.goneTeam')}
      />
    );
  return (
    <>
      <h1>{name}</h1>
      <p className="cap results-count">{t('channel.who', { count: first.total })}</p>
      <EntryList entries={entries} total={first.total} />
      <ShowMore rest={first.total - entries.length} onMore={() => void directory.fetchNextPage()} />
    </>
  );
}
