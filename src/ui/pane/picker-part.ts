import { later } from '../shared/later.tsx';

/** The search for somebody else, which comes when it is needed. */
export const PickerPart = later(
  'picker',
  async () => (await import(/* webpackChunkName: "picker" */ './picker-screen.tsx')).PickerScreen,
);
