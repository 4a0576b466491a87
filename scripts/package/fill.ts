import type { Settings } from './settings.ts';

type Form = 'json' | 'xml';

/** The template with every `${{NAME}}` replaced; a name nobody knows ends in an error. */
export function fill(template: string, settings: Settings, form: Form): string {
  const values = new Map<string, string>(Object.entries(settings));
  return template.replaceAll(/\$\{\{(\w+)\}\}/g, (_all, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The template asks for ${name}, which nobody sets.`);
    return form === 'json' ? JSON.stringify(value).slice(1, -1) : escapeXml(value);
  });
}

function escapeXml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
