import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Cell, Paper } from '../core/chapter/paper.ts';

/** Widths in twentieths of a point: A4 with margins of 17 mm. */
const textWidth = 9_978;
const margins = { top: 1_134, bottom: 1_247, left: 964, right: 964 };
const codeFont = 'Consolas';
const listName = 'points';

/** The same paper for Word: headings as headings, tables whose heads repeat on every page, page numbers at the foot. */
export function paperDocx(paper: Paper): Promise<Uint8Array> {
  return Packer.toBuffer(documentOf(paper));
}

function documentOf({ language, title, subtitle, foot, blocks }: Paper): Document {
  return new Document({
    title,
    description: foot,
    creator: 'Baton',
    lastModifiedBy: 'Baton',
    styles: {
      default: {
        document: {
          run: {
            font: 'Segoe UI',
            size: 19,
            language: { value: language === 'de' ? 'de-DE' : 'en-GB' },
          },
          paragraph: { spacing: { after: 100 } },
        },
        heading1: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 80 } } },
        heading2: {
          run: { size: 26, bold: true },
          paragraph: { spacing: { before: 320, after: 100 } },
        },
        heading3: {
          run: { size: 21, bold: true },
          paragraph: { spacing: { before: 220, after: 80 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: listName,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: margins } },
        headers: { default: new Header({ children: [line(title, 16)] }) },
        footers: { default: new Footer({ children: [line(foot, 14), pageLine(language)] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, text: title }),
          new Paragraph(subtitle),
          ...blocks.flatMap(partsOf),
        ],
      },
    ],
  });
}

function line(text: string, size: number): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size, color: '444444' })] });
}

function pageLine(language: Paper['language']): Paragraph {
  const [page, of] = language === 'de' ? ['Seite ', ' von '] : ['Page ', ' of '];
  return new Paragraph({
    children: [
      new TextRun({
        children: [page, PageNumber.CURRENT, of, PageNumber.TOTAL_PAGES],
        size: 16,
        color: '444444',
      }),
    ],
  });
}

function partsOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
      const pageBreakBefore = block.startsPage ?? false;
      return [new Paragraph({ heading, text: block.text, keepNext: true, pageBreakBefore })];
    }
    case 'text':
      return [new Paragraph(block.text)];
    case 'notice': {
      const shading = { type: ShadingType.CLEAR, fill: 'FFF7EC' };
      return [new Paragraph({ text: block.text, shading, keepLines: true })];
    }
    case 'list':
      return block.items.map(
        (text) => new Paragraph({ text, numbering: { reference: listName, level: 0 } }),
      );
    case 'facts':
      return [table([28, 72], block.facts.map(factRow)), new Paragraph('')];
    case 'table':
      return block.rows.length === 0
        ? []
        : [table(block.shares, [headRow(block), ...bodyRows(block)]), new Paragraph('')];
  }
}

function table(shares: readonly number[], rows: TableRow[]): Table {
  return new Table({
    rows,
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: shares.map(widthOf),
  });
}

const widthOf = (share: number): number => Math.round((textWidth * share) / 100);

type TableBlock = Extract<Block, { kind: 'table' }>;

function factRow([name, value]: [string, Cell]): TableRow {
  return new TableRow({ cantSplit: true, children: [cellOf(name, 28), cellOf(value, 72)] });
}

function headRow({ heads, shares }: TableBlock): TableRow {
  const children = heads.map((head, at) => cellOf(head, shares[at] ?? 0, true));
  return new TableRow({ tableHeader: true, cantSplit: true, children });
}

function bodyRows({ rows, shares }: TableBlock): TableRow[] {
  return rows.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        children: cells.map((cell, at) => cellOf(cell, shares[at] ?? 0)),
      }),
  );
}

function cellOf(cell: Cell, share: number, isHead = false): TableCell {
  return new TableCell({
    children: [new Paragraph({ children: runsOf(cell, isHead), spacing: { after: 20 } })],
    width: { size: widthOf(share), type: WidthType.DXA },
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    ...(isHead && { shading: { type: ShadingType.CLEAR, fill: 'F3F5F7' } }),
  });
}

function runsOf(cell: Cell, bold: boolean): TextRun[] {
  if (typeof cell !== 'string') return [new TextRun({ text: cell.code, font: codeFont, size: 15 })];
  return cell
    .split('\n')
    .map((text, at) => new TextRun({ text, bold, size: 17, ...(at > 0 && { break: 1 }) }));
}
