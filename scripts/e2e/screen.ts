import type { FrameLocator, Page } from 'playwright-core';
import type { Language } from '../../src/ui/shared/i18n.ts';
import type { Company } from './company.ts';

/** What stands in the way of an answer while a screen is opened. */
export type Spoil =
  | 'loading'
  | 'empty'
  | 'error'
  | 'no_access'
  | 'offline'
  /** Microsoft wants the person to agree first. */
  | 'consent'
  /** Everybody who could get the mail is away. */
  | 'nobody';

/** One screen in one state, and how somebody gets there. */
export interface Screen {
  name: string;
  /** Petra Hansen by default. */
  person?: string;
  /**
   * In the pane: the mail that is open, of the sample or of those that came beforehand; none by default. One for each
   * language where what is done cannot be done twice.
   */
  mail?: string | Readonly<Record<Language, string>>;
  /** In the tab: the address inside it; a function where it names a row that was made. */
  place?: string | ((company: Company) => string);
  /** Which of Baton's answers are spoiled, and how. */
  spoil?: readonly [Spoil, RegExp];
  /**
   * What is different about this Outlook: an older mailbox API, such as `1.5`, an item that is no mail like others, or
   * that it signs nobody in, in a browser that opens no window by itself.
   */
  outlook?: { set?: string; itemType?: string; itemClass?: string; signsIn?: false };
  /** Baton refuses something here, and the browser notes it. False by default. */
  refused?: boolean;
  /** In a browser that knows nothing, and that nobody uses afterwards. False by default. */
  apart?: boolean;
  /** In which company: with 5,000 rows and hand-offs, or the sample by default. */
  company?: 'huge';
  /** What is done before it is looked at. */
  steps?: (visit: Visit) => Promise<void>;
  /** What must be there, as a selector inside the frame. */
  shown: string;
  /** Takes back what the steps have done. */
  after?: (visit: Visit) => Promise<void>;
}

/** A screen that is open, and the words it speaks. */
export interface Visit {
  page: Page;
  frame: FrameLocator;
  company: Company;
  language: Language;
  say: (key: string, gaps?: Record<string, string | number>) => string;
  /** Presses the first button with these words. */
  press: (key: string, gaps?: Record<string, string | number>) => Promise<void>;
}
