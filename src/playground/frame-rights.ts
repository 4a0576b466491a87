/** What the real hosts allow the pages of an app. */
export const SANDBOX =
  'allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts';
export const ALLOW = 'clipboard-read; clipboard-write';
