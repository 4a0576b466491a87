import { DomUtils, parseDocument } from 'htmlparser2';

/** An element of the XML manifest. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  /** Names of the elements around it, the nearest last. */
  inside: string[];
}

/** Every element of an XML document, in its order. */
export function elementsOf(xml: string): XmlElement[] {
  const document = parseDocument(xml, { xmlMode: true });
  return DomUtils.findAll(() => true, document.children).map((element) => ({
    name: element.name,
    attributes: element.attribs,
    text: DomUtils.textContent(element).trim(),
    inside: around(element),
  }));
}

function around(element: { parent: unknown }): string[] {
  const { parent } = element;
  const isElement =
    typeof parent === 'object' && parent !== null && 'name' in parent && 'parent' in parent;
  return isElement ? [...around(parent), String(parent.name)] : [];
}
