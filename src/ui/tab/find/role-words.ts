import type { Person } from '../../../core/person.ts';
import type { Recipient } from '../../../core/suggestion.ts';
import { roleText } from '../../shared/role-text.ts';
import { plain } from '../../shared/text.ts';
import type { UseWords } from '../../shared/use-words.ts';

/** Why this person: `Zuständig`, `Vertretung von Deniz Yıldız`, `Vertritt Deniz Yıldız bis 12. Okt.` */
export function roleWords(recipient: Recipient, owner: Person, words: UseWords): string {
  const { role, covers } = recipient;
  if (covers !== undefined) return roleText(recipient, words);
  const { t } = words;
  if (role === 'owner') return t('find.isOwner');
  return t('find.standsIn', { role: t(`role.${role}`), name: plain(owner.name) });
}
