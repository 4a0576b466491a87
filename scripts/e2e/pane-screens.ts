import type { Page } from 'playwright-core';
import type { Screen, Visit } from './screen.ts';

const tax = 'finanzamt-frist';

/** Any answer about a mail. */
const answers = /^suggestions/;

async function handOff({ frame, say }: Visit): Promise<void> {
  await frame.locator('.foot .btn-primary').first().click();
  await frame.getByRole('button', { name: say('action.undo') }).waitFor();
}

async function undo({ frame, page, say }: Visit): Promise<void> {
  // a double click must not take it back, so right after the first one nothing does
  await page.waitForTimeout(700);
  await frame.getByRole('button', { name: say('action.undo') }).click();
  await frame.getByText(say('pane.open')).first().waitFor();
}

/** Four of Petra's own mails that nobody has. */
const selected = ['pfaendung', tax, 'krankmeldung', 'gehaltskonto'];

async function selectSeveral({ page, frame, say, company }: Visit): Promise<void> {
  const ids = await Promise.all(selected.map((key) => company.mailId(key)));
  const [first, ...others] = ids.map(({ messageId }) =>
    page.locator(`[data-testid=mail][data-id="${messageId}"]`),
  );
  await first?.click();
  for (const each of others) await each.click({ modifiers: ['ControlOrMeta'] });
  await frame
    .getByText(say('several.title', { count: ids.length }))
    .first()
    .waitFor();
  await frame.getByText(say('several.reading')).first().waitFor({ state: 'detached' });
}

async function giveSeveral(visit: Visit): Promise<void> {
  await selectSeveral(visit);
  await visit.frame.locator('.foot .btn-primary').click();
  await undoAll(visit).waitFor();
}

/** Its label counts the seconds down. */
const undoAll = ({ frame }: Pick<Visit, 'frame'>) => frame.locator('.foot .second').first();

async function takeSeveralBack(visit: Visit): Promise<void> {
  await undoAll(visit).click();
  await undoAll(visit).waitFor({ state: 'detached' });
}

/** Once the register is kept, nothing reaches Baton any more. */
async function loseConnection(page: Page): Promise<void> {
  await page.waitForResponse((answer) => answer.url().endsWith('/offline'));
  // the answer is there; the store writes it a moment later
  await page.waitForTimeout(3000);
  await page.route('**/api/**', (route) => route.abort());
}

/** Another mail is selected, and the button of the first is pressed before Baton has seen it. */
async function changeUnderThePane({ page, frame, company }: Visit): Promise<void> {
  const button = frame.locator('.foot .btn-primary').first();
  const place = frame.locator('.choices button').first();
  await button.or(place).first().waitFor();
  // asked for the mailbox where nothing tells it
  if (await place.isVisible()) await place.click();
  await button.waitFor();
  const { messageId } = await company.mailId('krankmeldung');
  await page.locator(`[data-testid=mail][data-id="${messageId}"]`).click();
  await button.evaluate((element: HTMLElement) => element.click());
}

/** Every screen of the Outlook pane. To add one, add a line. */
export const paneScreens: readonly Screen[] = [
  { name: 'suggestion', mail: tax, shown: '.foot .btn-primary' },
  { name: 'suggestion-deputy', mail: 'dunning-english', shown: '.foot .btn-primary' },
  {
    name: 'due',
    mail: tax,
    steps: ({ frame }) => frame.locator('.due .link').click(),
    shown: 'input[type=date]',
  },
  {
    name: 'somebody-else',
    mail: tax,
    steps: async ({ frame, press }) => {
      await press('pane.somebodyElse');
      await frame.locator('input').first().fill('Mahnung Alsterdruck');
      await frame.locator('.alt, .choice, li button').first().waitFor();
    },
    shown: 'input',
  },
  {
    name: 'wrong',
    mail: tax,
    steps: ({ press }) => press('pane.wrong'),
    shown: 'input',
  },
  { name: 'nobody-there', mail: tax, spoil: ['nobody', answers], shown: 'main h1' },
  { name: 'unclear', mail: 'gutschrift-oder-ersatz', shown: '.choices .choice' },
  { name: 'unclear-callback', mail: 'rueckruf-unklar', shown: 'h1' },
  { name: 'unclear-nothing', mail: 'nothing', shown: 'h1.q' },
  { name: 'look-twice', mail: 'fraud', shown: '.notice' },
  { name: 'two-requests', mail: 'twoRequests', shown: '.choices .choice' },
  { name: 'two-requests-second', mail: 'firstOfTwo', shown: '#second' },
  { name: 'newsletter', mail: 'newsletter-buero', shown: '.foot, .second' },
  { name: 'internal', mail: 'intern-kuchen', shown: 'h1' },
  { name: 'no-subject', mail: 'ohne-betreff-stoerung', shown: 'main h1' },
  // a question, or an owner once the company's hand-offs are learned, three minutes after they were made
  { name: 'hostile', mail: 'feindliche-rechnung', shown: '.choices .choice, .foot .btn-primary' },
  { name: 'long-thread', mail: 'langer-verlauf-zeichnung', shown: '.foot .btn-primary' },
  { name: 'undo-running', mail: tax, steps: handOff, shown: '.ring', after: undo },
  { name: 'undo-held', mail: 'versicherung-schaden', shown: '.foot .btn-primary' },
  { name: 'sent', mail: 'saldenbestaetigung', shown: '.way, ol' },
  { name: 'accepted', mail: 'elterngeld', shown: '.way, ol' },
  { name: 'declined', mail: 'sponsoring-tsv', shown: '.way, ol' },
  { name: 'done', mail: 'mietvertrag-halle2', shown: '.way, ol' },
  {
    name: 'withdraw',
    mail: 'saldenbestaetigung',
    steps: ({ press }) => press('undo.withdraw'),
    shown: 'textarea',
  },
  {
    name: 'taken',
    person: 'Thomas Wendt',
    mail: 'mahnung-alsterdruck-rechnung',
    shown: '.way, ol',
  },
  { name: 'uncertain', mail: 'mixed-lizenz', shown: '#decide' },
  { name: 'undelivered', mail: 'hotelrechnung', shown: '.foot .btn-primary' },
  {
    name: 'undelivered-pass-on',
    mail: 'hotelrechnung',
    steps: ({ press }) => press('action.pass_on'),
    shown: 'input',
  },
  {
    name: 'same-request-elsewhere',
    person: 'Jonas Petersen',
    mail: 'mahnung-alsterdruck-info',
    shown: 'main h1',
  },
  {
    name: 'second-hand-off',
    person: 'Jonas Petersen',
    mail: 'mahnung-alsterdruck-info',
    steps: ({ press }) => press('repeat.anyway'),
    shown: '.foot .btn-primary',
  },
  { name: 'received', person: 'Sabine Kern', mail: 'stromabschlag', shown: '.foot .btn-primary' },
  {
    name: 'received-decline',
    person: 'Sabine Kern',
    mail: 'stromabschlag',
    steps: ({ press }) => press('action.decline'),
    shown: 'textarea',
  },
  {
    name: 'received-pass-on',
    person: 'Sabine Kern',
    mail: 'stromabschlag',
    steps: ({ press }) => press('action.pass_on'),
    shown: 'input',
  },
  {
    name: 'received-mine',
    person: 'Sabine Kern',
    mail: 'rechnung-schraubenkontor',
    shown: '.way',
  },
  {
    name: 'received-wait',
    person: 'Sabine Kern',
    mail: 'rechnung-schraubenkontor',
    steps: ({ press }) => press('action.wait'),
    shown: 'input[type=date]',
  },
  { name: 'received-waiting', person: 'Sabine Kern', mail: 'gutschrift-kabelwerk', shown: '.way' },
  {
    name: 'received-next-step',
    person: 'Jens Maier',
    mail: 'angebot-stapler',
    steps: ({ press }) => press('action.next_step'),
    shown: 'main textarea',
  },
  {
    name: 'received-duplicate',
    person: 'Sabine Kern',
    mail: 'stromabschlag',
    steps: ({ press }) => press('action.duplicate'),
    shown: 'main input',
  },
  {
    name: 'received-partner',
    person: 'Claudia Fries',
    mail: 'lohnabrechnung-frage',
    steps: ({ press }) => press('action.to_partner'),
    shown: 'main input',
  },
  { name: 'earlier', mail: 'again', shown: '.notice' },
  {
    name: 'changed-under-the-pane',
    // an older Outlook does not tell that another mail is open: Baton looks itself, now and then
    outlook: { set: '1.4' },
    mail: 'pfaendung',
    steps: changeUnderThePane,
    shown: '.notice',
  },
  { name: 'sign-in', mail: tax, outlook: { signsIn: false }, shown: '[role=alert]', refused: true },
  { name: 'no-item', shown: '.counts' },
  { name: 'no-item-owner', person: 'Sabine Kern', shown: '.counts' },
  {
    name: 'no-item-search',
    steps: ({ frame }) => frame.locator('.home input').fill('Mahnung'),
    shown: '.home .alt',
    after: ({ frame }) => frame.locator('.home input').fill(''),
  },
  { name: 'no-item-desk-failed', spoil: ['error', /^desk/], shown: '.quiet-error' },
  { name: 'unsupported-item', mail: tax, outlook: { itemType: 'appointment' }, shown: 'main h1' },
  {
    name: 'meeting',
    mail: tax,
    outlook: { itemClass: 'IPM.Schedule.Meeting.Request' },
    shown: 'main h1',
  },
  { name: 'sealed', mail: tax, outlook: { itemClass: 'IPM.Note.Secure' }, shown: 'main h1' },
  { name: 'which-mailbox', mail: 'stromabschlag', outlook: { set: '1.5' }, shown: '.choices' },
  {
    name: 'mailbox-taken',
    mail: 'rechnungskopie-kunde',
    outlook: { set: '1.5' },
    // the first is one's own, where this mail does not lie
    steps: ({ frame }) => frame.locator('.choices button').nth(1).click(),
    shown: '.foot .btn-primary, .choices mark',
  },
  { name: 'older-outlook', outlook: { set: '1.4' }, shown: '.limits' },
  {
    name: 'diagnosis',
    apart: true,
    steps: ({ press }) => press('diagnosis.open'),
    shown: '.facts',
  },
  {
    name: 'compose-forward',
    apart: true,
    mail: tax,
    steps: ({ page }) => page.getByTestId('forward').click(),
    shown: '.foot .btn-primary',
  },
  {
    name: 'compose-inserted',
    apart: true,
    mail: { de: 'parkverstoss', en: 'konformitaet-english' },
    steps: async ({ page, frame }) => {
      await page.getByTestId('forward').click();
      await frame.locator('.foot .btn-primary').first().click();
    },
    shown: '.empty h1',
  },
  {
    name: 'compose-held',
    apart: true,
    mail: 'saldenbestaetigung',
    steps: ({ page }) => page.getByTestId('forward').click(),
    shown: '.empty h1',
  },
  {
    name: 'compose-wrong-recipient',
    apart: true,
    mail: tax,
    steps: async ({ page, frame }) => {
      await page.getByTestId('forward').click();
      await page
        .getByTestId('write-to')
        .fill('Mirko Albrecht <mirko.albrecht@nordlicht-technik.example>');
      await page.getByTestId('write-to').press('Tab');
      await frame.getByText('Mirko Albrecht').first().waitFor();
    },
    shown: '.foot .btn-primary',
  },
  {
    name: 'compose-new',
    apart: true,
    mail: tax,
    steps: ({ page }) => page.getByTestId('new-mail').click(),
    shown: 'main h1',
  },
  {
    name: 'compose-reply',
    apart: true,
    mail: tax,
    steps: async ({ page, frame, say }) => {
      await page.getByTestId('reply').click();
      await frame.getByText(say('pane.reply')).first().waitFor();
    },
    shown: '.empty',
  },
  { name: 'several', apart: true, steps: selectSeveral, shown: '.foot .btn-primary' },
  {
    name: 'several-given',
    apart: true,
    steps: giveSeveral,
    shown: '.foot .second',
    after: takeSeveralBack,
  },
  {
    name: 'several-failed',
    apart: true,
    steps: async (visit) => {
      const { page } = visit;
      await page.route('**/api/handoffs', (route) => route.fulfill({ status: 500, body: '' }), {
        times: 1,
      });
      await giveSeveral(visit);
    },
    shown: '[role=alert], .notice',
    after: takeSeveralBack,
  },
  { name: 'loading', mail: tax, spoil: ['loading', answers], shown: 'main[aria-busy=true]' },
  { name: 'error', mail: tax, spoil: ['error', answers], shown: '[role=alert]' },
  { name: 'consent', mail: tax, spoil: ['consent', answers], shown: '[role=alert]' },
  { name: 'no-access', mail: tax, spoil: ['no_access', answers], shown: '[role=alert]' },
  { name: 'offline', mail: tax, spoil: ['offline', /./], shown: '[role=alert]' },
  {
    name: 'offline-kept',
    apart: true,
    mail: 'stromabschlag',
    steps: async ({ page, frame }) => {
      await loseConnection(page);
      await page.getByTestId('mail').filter({ hasText: 'Mahnung zu Rechnung' }).first().click();
      await frame.locator('.notice').first().waitFor();
    },
    shown: '.foot .btn-primary',
  },
  {
    name: 'offline-unclear',
    apart: true,
    mail: 'stromabschlag',
    steps: async ({ page, frame }) => {
      await loseConnection(page);
      await page
        .getByTestId('mail')
        .filter({ hasText: 'Ihre Meldung von gestern' })
        .first()
        .click();
      await frame.locator('.notice').first().waitFor();
    },
    shown: 'h1.q',
  },
  {
    name: 'compose-offline',
    apart: true,
    mail: tax,
    steps: async ({ page, frame }) => {
      await loseConnection(page);
      await page.getByTestId('forward').click();
      await frame.locator('.notice').first().waitFor();
    },
    shown: '.foot .btn-primary',
  },
  {
    name: 'hand-off-refused',
    apart: true,
    mail: tax,
    steps: async ({ page, frame }) => {
      await frame.locator('.foot .btn-primary').first().waitFor();
      await page.route('**/api/handoffs', (route) => route.fulfill({ status: 500, body: '' }));
      await frame.locator('.foot .btn-primary').first().click();
    },
    shown: '[role=alert]',
  },
  { name: 'huge', company: 'huge', mail: tax, shown: '.foot .btn-primary, .choices' },
];
