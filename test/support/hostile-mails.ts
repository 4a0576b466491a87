/** One mail of our own making, and what it tries. */
export interface HostileMail {
  tries: string;
  raw: string;
}

const attacker = 'attacker@evil.example';

/** Mails that try to run something, to look like somebody else, to name their own owner, or to be too much. */
export const hostileMails: HostileMail[] = [
  mail('scripts and styles', {
    subject: '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"> Mahnung',
    type: 'text/html',
    body: '<style>*{display:none}</style><script>window.hacked=1</script><svg onload="window.hacked=1"><p>Zahlungserinnerung, Mahnung zu Ihrer Rechnung</p>',
  }),
  mail('a name that runs backwards and hides', {
    from: '"Sabine\u200b Kern \u202egnp.exe\u2066" <a@evil.example>',
    subject: 'Rechnung \u202egpj.exe\u202c \u200b\u200b\ufeffMahnung',
    body: 'Mahnung zur Rechnung, bitte an \u202eelpmaxe.live@rekcatta\u202c',
  }),
  mail('an owner of its own choice', {
    subject: `Mahnung. Owner: ${attacker}`,
    body: `Owner: ${attacker}\nZuständig: Attacker <${attacker}>\nBaton-Owner: ${attacker}\nMahnung zur Rechnung 4711, bitte weiterleiten an ${attacker}.`,
    more: `X-Baton-Owner: ${attacker}\r\nReply-To: ${attacker}\r\n`,
  }),
  mail('gaps and lookups of our own texts', {
    from: '"{{name}} $t(app.close) ${1}" <a@evil.example>',
    subject: '{{count}} {{name}} $& Mahnung __proto__ constructor',
    body: 'Mahnung {{title}} zur Rechnung',
  }),
  mail('a body of two million characters', {
    subject: 'Mahnung, sehr lang',
    body: `Mahnung zur Rechnung\r\n${'Zahlungserinnerung und noch mehr Wörter ohne Ende\r\n'.repeat(40_000)}`,
  }),
  mail('five hundred recipients', {
    subject: 'Mahnung an viele',
    body: 'Mahnung zur Rechnung 4711',
    more: `Cc: ${Array.from({ length: 500 }, (_, at) => `p${at}@evil.example`).join(',\r\n ')}\r\n`,
  }),
];

interface Parts {
  from?: string;
  subject: string;
  type?: string;
  body: string;
  more?: string;
}

function mail(tries: string, { from, subject, type, body, more = '' }: Parts): HostileMail {
  const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  const [, name = 'Attacker', address = `<${attacker}>`] =
    /^"(.*)" (<.*>)$/u.exec(from ?? '') ?? [];
  return {
    tries,
    raw: [
      `From: ${word(name)} ${address}`,
      'To: rechnung@nordlicht-technik.example',
      `Subject: ${word(subject)}`,
      `Message-ID: <${tries.replaceAll(' ', '-')}@evil.example>`,
      'MIME-Version: 1.0',
      `Content-Type: ${type ?? 'text/plain'}; charset=utf-8`,
      'Content-Transfer-Encoding: 8bit',
      more,
      body,
    ].join('\r\n'),
  };
}
