import type { Responsibility } from '../../../core/responsibility.ts';
import { localeOf } from '../../shared/i18n.ts';
import { Icon } from '../../shared/icon.tsx';
import { plain } from '../../shared/text.ts';
import { useWords } from '../../shared/use-words.ts';

/** Who owns it since when, who stands in, when it was looked at last, how fast it answers. */
export function EntryFacts({ responsibility }: { responsibility: Responsibility }) {
  const { t, dates, language } = useWords();
  const { owner, deputies, validFrom, reviewedAt, answerHours } = responsibility;
  const name = plain(owner.name);
  const names = new Intl.ListFormat(localeOf(language)).format(
    deputies.map((it) => plain(it.name)),
  );
  return (
    <p className="facts">
      <span>
        <Icon name="person" size={16} />
        {validFrom
          ? t('find.ownerSince', { name, day: dates.day(validFrom) })
          : t('find.owner', { name })}
      </span>
      {names && (
        <span>
          <Icon name="pass" size={16} />
          {t('find.deputies', { names })}
        </span>
      )}
      <span>
        <Icon name="shield" size={16} />
        {reviewedAt ? t('find.reviewed', { day: dates.day(reviewedAt) }) : t('find.notReviewed')}
      </span>
      {answerHours !== undefined && (
        <span>
          <Icon name="clock" size={16} />
          {t('find.answer', { count: answerHours })}
        </span>
      )}
    </p>
  );
}
