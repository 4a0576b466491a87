import { saysNo } from './setting-answer.ts';

/** The setting that takes the original sender out of a forward's `Reply-To`: `no`. */
export const replyToSetting = 'ReplyTo';

/** Whether the owner's answer is to go to whoever wrote the mail; without the setting, yes. */
export function repliesToSender(settings: Readonly<Record<string, string>>): boolean {
  return !saysNo(settings[replyToSetting] ?? '');
}
