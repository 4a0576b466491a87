import type { Person } from '../../../core/person.ts';
import type { Recipient } from '../../../core/suggestion.ts';
import type { Translate } from '../../shared/i18n.ts';
import { plain } from '../../shared/text.ts';

/** Why this person: `Zuständig`, or `Vertretung von Deniz Yıldız`. */
export function roleWords({ role }: Recipient, owner: Person, t: Translate): string {
  if (role === 'owner') return t('find.isOwner');
  return t('find.standsIn', { role: t(`role.${role}`), name: plain(owner.name) });
}
