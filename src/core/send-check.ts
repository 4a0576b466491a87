/** Under this name the pane leaves it in the session of the window the mail is written in. */
export const sendCheckName = 'baton';

/**
 * What is known about who may receive a mail that is being written, for the moment it is sent. It travels with the
 * draft as JSON, because at that moment nobody can be asked. Addresses and domains are lower case.
 */
export interface SendCheck {
  version: 2;
  /** What the mail is about, and who receives that today; absent when Baton has nobody to propose. */
  owner?: { name: string; address: string; title: string };
  /** Who does the work: owner, deputies, team. With one of them among the recipients the mail is in good hands. */
  answerable: readonly string[];
  /** Who may have it as well: the informed, whoever else is likely, whoever wrote the request, and the writer. */
  expected: readonly string[];
  /** Who is away today. `until` is the last day of it, when known. */
  away: readonly { name: string; address: string; until?: string }[];
  /** Who stands in the register and is not in the directory, or whose account is closed. */
  left: readonly string[];
  /** The company's own mail domains. */
  internal: readonly string[];
  /** The outside company that does this work, and where its mail may go. */
  partner?: { name: string; domains: readonly string[] };
}

export interface SendRecipient {
  name: string;
  address: string;
}

export interface SendProblem {
  kind: 'left' | 'away' | 'not_owner' | 'wrong_domain';
  name: string;
  /** Lower case. */
  address: string;
  /** For `away`: the last day of it, when known. */
  until?: string;
}

/** What speaks against these recipients, in their order, at most one problem for each; nothing when all is well. */
export function checkRecipients(
  check: SendCheck,
  recipients: readonly SendRecipient[],
): SendProblem[] {
  const given = recipients.map(({ name, address }) => ({ name, address: address.toLowerCase() }));
  const reachesOwner = given.some(
    ({ address }) => check.answerable.includes(address) && !isGone(address, check),
  );
  const problems: SendProblem[] = [];
  for (const recipient of given) {
    const problem = problemOf(recipient, check, reachesOwner);
    if (problem !== undefined) problems.push(problem);
  }
  return problems;
}

/** Nobody is named as the wrong one as long as the right one is among the recipients. */
function problemOf(
  { name, address }: SendRecipient,
  check: SendCheck,
  reachesOwner: boolean,
): SendProblem | undefined {
  const who = { name: name === '' ? address : name, address };
  if (check.left.includes(address)) return { kind: 'left', ...who };
  const absence = check.away.find((each) => each.address === address);
  if (absence !== undefined)
    return {
      kind: 'away',
      name: absence.name === '' ? who.name : absence.name,
      address,
      ...(absence.until !== undefined && { until: absence.until }),
    };
  if (isSpared(address, check)) return undefined;
  if (belongsTo(address, check.internal))
    return reachesOwner || !check.owner ? undefined : { kind: 'not_owner', ...who };
  return isStrange(address, check) ? { kind: 'wrong_domain', ...who } : undefined;
}

function isGone(address: string, { left, away }: SendCheck): boolean {
  return left.includes(address) || away.some((each) => each.address === address);
}

function isSpared(address: string, { answerable, expected }: SendCheck): boolean {
  return answerable.includes(address) || expected.includes(address);
}

/** Outside, where the partner is not. */
function isStrange(address: string, { partner }: SendCheck): boolean {
  if (partner === undefined || partner.domains.length === 0) return false;
  return !belongsTo(address, partner.domains);
}

function belongsTo(address: string, domains: readonly string[]): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`));
}
