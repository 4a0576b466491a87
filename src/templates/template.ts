/** What a template says in one language. */
export interface Words {
  title: string;
  description: string;
  /** What does not belong here; may be empty. */
  notHere: string;
  /** One phrase each; `-phrase` excludes. */
  keywords: readonly string[];
}

/** A responsibility as most offices have it, without people. */
export interface Template {
  /** Never used again for another one: hundreds for the area. The key under which the row is begun is made of it. */
  number: number;
  /** Business hours. */
  answerHours: number;
  confidential?: true;
  step?: {
    process: ProcessName;
    step: number;
    kind: 'record' | 'check' | 'approve' | 'file' | 'other';
    /** Steps that the same person may not also do (four eyes). */
    separateFrom?: string;
  };
  de: Words;
  en: Words;
}

export type ProcessName = keyof typeof processNames;

export const processNames = {
  invoice: { de: 'Eingangsrechnung', en: 'Incoming invoice' },
  order: { de: 'Bestellung', en: 'Purchase order' },
  payroll: { de: 'Lohnabrechnung', en: 'Payroll' },
  supplier: { de: 'Lieferantenstammdaten', en: 'Supplier master data' },
} as const;

/** Keywords stand behind each other, divided by commas. */
export function words(
  title: string,
  description: string,
  notHere: string,
  keywords: string,
): Words {
  return { title, description, notHere, keywords: keywords.split(', ') };
}
