/** Which rows of a list are selected, as Outlook's keys do it. */
export interface Selection {
  /** In the order of the list. */
  ids(): string[];
  only(id: string): void;
  toggle(id: string): void;
  /** Everything between the row that was chosen last and this one. */
  upTo(id: string): void;
  /** The list shows this one as open, or none; several that are selected stay so until one is opened. */
  keep(open: string): void;
}

export function createSelection(order: () => readonly string[]): Selection {
  let selected = new Set<string>();
  let anchor = '';
  const only = (id: string) => {
    selected = new Set(id === '' ? [] : [id]);
    anchor = id;
  };
  return {
    ids: () => order().filter((id) => selected.has(id)),
    only,
    toggle(id) {
      if (!selected.delete(id)) selected.add(id);
      anchor = id;
    },
    upTo(id) {
      const all = order();
      const [from, to] = [all.indexOf(anchor), all.indexOf(id)].toSorted((a, b) => a - b);
      selected = new Set(all.slice(Math.max(from ?? 0, 0), (to ?? 0) + 1));
    },
    keep(open) {
      if (open !== '' || selected.size === 1) only(open);
    },
  };
}
