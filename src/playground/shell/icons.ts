const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Our own line drawings on a grid of 20; Microsoft's marks are not ours to use. */
const PATHS = {
  baton: 'M4 14.5 13.5 5M13.5 5l2.2-.7-.7 2.2M4 14.5l-.6 2 2-.6M8 17.2h8.5M3.5 3h6',
  mail: 'M3 5.5h14v9H3zM3 6l7 5 7-5',
  people:
    'M7 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.5 16.2c0-2.7 2-4.4 4.5-4.4s4.5 1.7 4.5 4.4M13.4 9.2a2.3 2.3 0 1 0 0-4.6M14 12.2c2.1.2 3.6 1.7 3.6 4',
  chevron: 'm6 8 4 4 4-4',
  sun: 'M10 13.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM10 2.5v1.6M10 15.9v1.6M2.5 10h1.6M15.9 10h1.6M4.7 4.7l1.1 1.1M14.2 14.2l1.1 1.1M4.7 15.3l1.1-1.1M14.2 5.8l1.1-1.1',
  moon: 'M16.5 12.2A6.8 6.8 0 0 1 7.8 3.5a6.8 6.8 0 1 0 8.7 8.7Z',
  contrast:
    'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 3v14M10 5.5h4.6M10 8.5h6.6M10 11.5h6.6M10 14.5h4.6',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  inbox: 'M3 11.5 5 4h10l2 7.5V16H3zM3 11.5h4c.3 1.5 1.4 2.3 3 2.3s2.7-.8 3-2.3h4',
  sent: 'M3.5 4 17 10 3.5 16l2-6zM5.5 10H11',
  clip: 'M14.8 9.3 9.7 14.4a3 3 0 0 1-4.3-4.3l5.7-5.7a2 2 0 0 1 2.9 2.9l-5.6 5.6a1 1 0 0 1-1.5-1.4l4.9-4.9',
  close: 'm5 5 10 10M15 5 5 15',
  back: 'M16 10H4.5M9 5l-5 5 5 5',
  forward: 'M3.4 10h12.4M11.4 5.400 16 10l-4.600 4.600',
  reply: 'M16.6 10H4.2M8.6 5.400 4 10l4.600 4.600',
  pin: 'm11.5 3 5.5 5.5-2 .6-2.6 2.6-.4 3.3-2 .7-5.7-5.7.7-2 3.3-.4L10.900 5zM7 13l-4 4',
  add: 'M10 4v12M4 10h12',
  bell: 'M5 13.5V9a5 5 0 0 1 10 0v4.500l1.200 1.500H3.800zM8.500 17h3',
  chat: 'M3.500 4.500h13v9H9l-3.500 3v-3h-2z',
  calendar: 'M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3v3M13 3v3',
  reload: 'M16 6v3.500h-3.500M15.700 9.300A6 6 0 1 0 16 11.500',
  check: 'm4 10.500 4 4 8-9',
  warning: 'M10 3.500 17.500 16.500h-15zM10 8v4M10 14v.5',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: the words stand beside it or in the label. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(NAMESPACE, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(NAMESPACE, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}
