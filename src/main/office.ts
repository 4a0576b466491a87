import { installOffice } from '../playground/outlook/office/install.ts';
import { windowPort } from '../playground/port.ts';

/**
 * Served as `/office.js` in place of Microsoft's. The pane loads it from the playground, so the address
 * of this very script says who may be trusted as the host around the pane.
 */
const script = document.currentScript;
const origin = script instanceof HTMLScriptElement ? new URL(script.src).origin : undefined;
const framed = window.parent !== window;

installOffice(
  window,
  framed && origin !== undefined ? windowPort(window, () => window.parent, origin) : undefined,
);
