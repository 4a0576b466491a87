import { Link } from 'react-router';
import { localeOf } from '../../shared/i18n.ts';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';
import type { StarterAnswer } from '../../../wire/directory.ts';

/** One responsibility that names me: as what, which step, what is typically asked, who else. */
export function StarterLine({ row }: { row: StarterAnswer['rows'][number] }) {
  const { t, language } = useWords();
  const { role, owner, deputies, process: chain, examples } = row;
  const names = new Intl.ListFormat(localeOf(language)).format(
    deputies.map(({ name }) => plain(name)),
  );
  const standIns = role === 'owner' && names && t('find.deputies', { names });
  const step = chain && t('starter.step', { step: chain.step, process: plain(chain.name) });
  const asked =
    examples.length > 0 && t('starter.examples', { list: examples.map(plain).join(', ') });
  const standsIn = { role: t(`role.${role}`), name: plain(owner.name) };
  const as = role === 'owner' ? t('find.isOwner') : t('find.standsIn', standsIn);
  const about = [plain(row.area), as, step, standIns].filter(Boolean);
  return (
    <>
      <Link to={`/find/${row.id}`}>{plain(row.title)}</Link>
      <span className="cap">{about.map((words) => ` · ${words}`)}</span>
      {asked && <p className="cap">{asked}</p>}
    </>
  );
}
