import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

/**
 * The page Entra comes back to: hands its answer to the window that asked, and closes
 * (https://learn.microsoft.com/entra/msal/javascript/browser/redirect-bridge). Must never carry a
 * `Cross-Origin-Opener-Policy`. Opened by hand it has nothing to hand over, and stays empty.
 */
export async function finishSignIn(): Promise<void> {
  if (window.location.hash === '' && window.location.search === '') return;
  await broadcastResponseToMainFrame();
}
