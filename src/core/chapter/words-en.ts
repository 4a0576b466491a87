import type { ChapterWords } from './words.ts';

/** The chapter in English. */
export const englishWords: ChapterWords = {
  title: 'Process documentation: who answers for incoming requests, and how they are passed on',
  subtitle: (day, from) => `As of ${day}, changes and samples since ${from}`,
  foot: (hash) => `Checksum of the data (SHA-256): ${hash}`,
  facts: {
    day: 'As of',
    period: 'Period',
    madeAt: 'Made on',
    by: 'Made by',
    site: 'SharePoint site of the lists',
    program: 'Program',
    registerAsOf: 'Register read on',
    hash: 'Checksum of the data',
  },
  period: (from, to) => `${from} to ${to}`,
  byApp: 'Baton with its own rights (command line)',
  noCommit: 'state of the source not known',
  partOnly:
    'This chapter shows who answered for what, who stands in, which steps and controls apply, and how hand-offs are recorded. It is a part of a process documentation, and no tax or legal advice.',
  procedure: {
    heading: '1. How a request is passed on',
    steps: [
      'A request arrives as a mail. Whoever opens it sees in Baton’s pane in Outlook whether somebody already has it, who answers for it, and why. The proposal is worked out from the register by a fixed procedure; a person decides.',
      'The hand-off is first kept as a row of the list “Handoffs”; then the mail leaves at most once, with the person’s own right to the mailbox. If it is uncertain whether it left, the row says so, and nothing is sent again by itself.',
      'The owner accepts, declines with a reason, passes on or finishes. When somebody is away, the request goes to the deputies in the order in which they are entered.',
      'The steps of a process follow their numbers. Where it says “not the same person”, Baton refuses the step to whoever did the other step of the same case (segregation of duties, four eyes).',
      'A responsibility is not overwritten: when the owner changes, the old row ends and a new one begins.',
      'Every change of a hand-off is a signed event; all events stand in a log whose checkpoints are signed (section 6).',
    ],
  },
  rows: {
    heading: '2. Responsibilities and deputies',
    intro: (count, areas, day) =>
      count === 0
        ? `On ${day}, no responsibility was in force.`
        : `On ${day}, ${count === 1 ? 'one responsibility was' : `${count} responsibilities were`} in force in ${areas === 1 ? 'one area' : `${areas} areas`}. Deputies stand in the order in which they step in.`,
    reviews: (confirmed, overdue) =>
      `Confirmed as right within the period: ${confirmed}. Review overdue: ${overdue}.`,
    noArea: 'Without an area',
    heads: ['Responsibility', 'Owner', 'Deputies', 'In force', 'Confirmed'],
    filing: 'mail is filed',
    confidential: 'confidential',
    answer: (hours) => `answer within ${hours} business hours`,
    team: (names) => `Team: ${names}`,
    partner: (name) => `Partner: ${name}`,
    from: (day) => `since ${day}`,
    to: (day) => `until ${day}`,
    noBegin: 'begin not stated',
    nobody: 'nobody',
  },
  processes: {
    heading: '3. Processes, steps and controls',
    none: 'On that day no process with steps was entered.',
    heads: ['No.', 'Step', 'Owner', 'Deputies', 'Control'],
    kinds: { record: 'Record', check: 'Check', approve: 'Approve', file: 'File', other: 'Other' },
    apart: (steps) => `not the same person as step ${steps}`,
    faults: {
      no_control:
        'No step of this process checks or approves, and none is kept apart from another.',
      step_missing: 'this number is missing between others',
      same_eyes: 'nobody could check here but who also records',
      step_without_owner: 'nobody is entered for this step',
    },
    fault: (step, text) => (step === null ? text : `Step ${step}: ${text}.`),
  },
  changes: {
    heading: '4. Changes within the period',
    none: 'No responsibility began, changed or ended within the period.',
    intro: (count) => (count === 1 ? 'One change.' : `${count} changes, by day.`),
    heads: ['Day', 'Responsibility', 'Change'],
    began: (owner) => `begins: ${owner}`,
    ended: (owner) => `ends; last owner: ${owner}`,
    newOwner: (before, owner) => `Owner: ${before} → ${owner}`,
    sameOwner: (owner) => `owner is still ${owner}`,
    parts: {
      owner: 'owner',
      deputies: 'deputies',
      team: 'team',
      partner: 'partner',
      step: 'kind of step',
      controls: 'segregation of duties',
      answerHours: 'time to answer',
      filing: 'filing',
      confidential: 'confidentiality',
      texts: 'texts and keywords',
    },
    also: (parts) => `Changed: ${parts}`,
  },
  samples: {
    heading: '5. Samples of hand-offs',
    intro: (drawn, among) =>
      among === 1
        ? 'The only hand-off of the period.'
        : `${drawn} of ${among} hand-offs of the period, drawn by lot: those with the smallest SHA-256 of “first day/last day/key”. Whoever has the log can repeat the draw.`,
    seenAs: {
      person: 'Drawn from the hand-offs that the person who made this may see.',
      auditor:
        'Drawn from all hand-offs; that an auditor read them is kept in the list “AuditorReadings”.',
      app: 'Drawn from all hand-offs, with Baton’s own rights.',
    },
    none: 'There is no hand-off of the period that the person who made this may see. So there is no evidence here.',
    unasked: 'No samples were asked for.',
    one: (number) => `Sample ${number}`,
    key: 'Key',
    task: 'Responsibility',
    step: (process, step) => `${process}, step ${step}`,
    owner: 'Handed to',
    received: 'Mail received',
    state: 'State',
    mail: 'Mail',
    file: 'Checksum of the filed mail',
    verified: 'Verification',
    fine: (events, listed) =>
      events === 1
        ? `One event, its signature and values fit; ${listed === 1 ? 'a checkpoint lists it' : 'no checkpoint lists it yet'}.`
        : `${events} events, all signatures and values fit; a checkpoint lists ${listed} of them.`,
    wrong: (kinds) => `Not as it was recorded: ${kinds}`,
    heads: ['No.', 'Time', 'State', 'Checkpoint', 'Leaf hash'],
    listed: 'yes',
    notListed: 'not yet',
    states: {
      offered: 'offered',
      accepted: 'accepted',
      waiting: 'waiting',
      done: 'done',
      declined: 'declined',
      passed_on: 'passed on',
      withdrawn: 'withdrawn',
      expired: 'expired',
    },
    mailStates: {
      none: 'no mail',
      claimed: 'on its way',
      drafted: 'on its way',
      sending: 'on its way',
      sent: 'sent',
      undelivered: 'sent, did not arrive',
      uncertain: 'uncertain',
      failed: 'not sent',
      cancelled: 'not sent, taken back',
    },
  },
  record: {
    heading: '6. The record, and how to verify it',
    intro:
      'Every event carries an Ed25519 signature over its content and the hash of the event before. Checkpoints bind all events into one root (RFC 6962). A change, deletion, insertion or re-ordering is found that way, as far as a checkpoint is kept outside the lists.',
    how: [
      'npx baton export-log > log.jsonl writes the whole log.',
      'npx baton verify log.jsonl --keys log-keys.txt --anchor anchors.txt verifies it offline and tells integrity and completeness apart.',
      'The samples above stand there under their keys; the leaf hashes must be the same.',
    ],
    log: 'Log',
    checkpoint: 'Last checkpoint',
    size: (origin, size) => `${origin}, ${size} entries`,
    root: 'Root',
    keys: 'Public keys',
    none: 'There is no checkpoint yet.',
  },
  gaps: {
    heading: '7. What is not certain, and what is missing',
    doubts: {
      begin_unknown: () => 'states no first day, and may have begun later',
      end_unknown: () => 'was retired without a last day; it is missing above',
      versions_missing: (since) =>
        `has no version in SharePoint that is older than ${since}; the oldest stands above`,
      versions_unread: () =>
        'stands above as on the day this was made: earlier versions were not read',
      versions_refused: () =>
        'stands above as on the day this was made: SharePoint does not show earlier versions to whoever made this',
    },
    enteredLater: (rows) =>
      `Entered only after the day, and above as they first stood there: rows ${rows}.`,
    unknownChanges: (rows) =>
      `Earlier versions are missing of rows ${rows}: section 4 does not tell what was changed in them during the period.`,
    unreadable: 'cannot be read, and so stands nowhere',
    row: (row, title, text) => `Row ${row}, ${title || 'untitled'}: ${text}.`,
    stale: (when) =>
      `SharePoint did not answer; the register is that of ${when} and may be out of date.`,
    partly:
      'Single rows of the list have rights of their own: only those that the person who made this may read stand here. Where one of them continues a row they may not read, it stands as a beginning or an end.',
    future: 'The day lies in the future: what had been entered when this was made counts.',
    alone: (count) =>
      count === 1
        ? 'One responsibility has neither a deputy nor a team.'
        : `${count} responsibilities have neither a deputy nor a team.`,
    noCommit:
      'From which state of its source Baton ran could not be found out; the version stands above.',
    always: [
      'Each row stands here as it stood in the list at the end of the day; SharePoint’s version history says so. Rows deleted since are missing.',
      'Section 4 tells beginnings and ends by the days that stand in the rows, and changes within a row by its versions: several on one day as one.',
      'Who was away on a day does not stand here. npx baton as-of answers for a single day, as far as the absence is still entered.',
      'Verified here are the samples, not the whole log; npx baton verify does that.',
      'This chapter holds no figures about single people. Names stand where they say who answered for something. As a file outside the lists it is not reached by a later erasure in Baton.',
    ],
    others: 'Not part of this chapter, to be documented elsewhere:',
    otherParts: [
      'the general description of the company and of its other systems (accounting, archive, document management)',
      'scanning, retention and deletion periods of vouchers; Baton stores no mail texts, and files mails only where it says “mail is filed”',
      'permissions, backup and operation of the systems (for Baton: docs/operation.md and docs/security.md)',
      'the instructions to employees, and how it is watched that they are followed',
    ],
  },
  check: {
    heading: '8. Checksum',
    text: 'This document is made from one file of data and nothing else (canonical JSON, RFC 8785). Its SHA-256 stands at the foot of every page; sha256sum of the file must give the same. Whether document and data belong together is said by:',
    command: 'npx baton verify-chapter process-documentation.html',
  },
};
