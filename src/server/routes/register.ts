import { Hono } from 'hono';
import { isProductError, ProductError } from '../../core/errors.ts';
import { exportTable } from '../../core/export-cells.ts';
import type { RegisterEntry } from '../../core/register-entry.ts';
import { isReadable } from '../../core/row-rights.ts';
import {
  changeRow,
  type EditDeps,
  type RowChange,
  startRow,
} from '../../usecases/edit-register.ts';
import { lastEditors, listRegister } from '../../usecases/list-register.ts';
import { readableRows } from '../../usecases/readable-rows.ts';
import { templatesIn } from '../../templates/templates.ts';
import type { Caller } from '../../usecases/ports.ts';
import {
  type ChangeResults,
  type EditOutcome,
  type FoundPeople,
  newRow,
  peopleQuery,
  type RegisterPage,
  registerQuery,
  type RegisterRights,
  rowChanges,
  type TemplatesAnswer,
} from '../../wire/register.ts';
import { readBody, readQuery } from '../body.ts';
import type { Env, ServerContext } from '../context.ts';
import { languageOf } from '../language.ts';
import { isOfferedWriting } from '../may-write.ts';
import { type Language, problemOf } from '../problems.ts';
import { registerState } from '../register-state.ts';
import { rowIdOf } from '../row-id.ts';

const pageSize = 50;
const mostEditors = 3;
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The register as a table, and its rows to write. Who may write is whoever SharePoint lets: every write has the rights of the person. */
export function registerRoutes(context: ServerContext): Hono<Env> {
  const { access, registerTable: table, people, now } = context;
  const depsOf = (caller: Caller): EditDeps => {
    const rows = context.registerRowsOf(caller);
    return { rows, table, people, now };
  };
  return new Hono<Env>()
    .get('/', async (c) => {
      const rows = await readableRows(c.get('caller'), context);
      const { skip, ...filter } = readQuery(c, registerQuery);
      const { fitting, register, ...more } = await listRegister(filter, rows, context);
      return c.json({
        entries: fitting.slice(skip, skip + pageSize),
        total: fitting.length,
        ...more,
        register: registerState(register),
      } satisfies RegisterPage);
    })
    .get('/rights', async (c) => {
      const caller = c.get('caller');
      const rows = await readableRows(caller, context);
      const entries = table.entries(await context.currentRegister());
      const mayEdit = await isOfferedWriting(caller, context);
      const shown = entries.filter(({ id }) => isReadable(id, rows));
      const editors = lastEditors(shown, mostEditors);
      return c.json({ mayEdit, editors } satisfies RegisterRights);
    })
    .get('/templates', async (c) => {
      const rows = await readableRows(c.get('caller'), context);
      const register = await context.currentRegister();
      const mayBeTold = (id: unknown) => isReadable(Number(id), rows);
      const listed = register.rows.filter(({ id }) => mayBeTold(id));
      // what was written here just now has no key among its columns, but is known by title and area
      const shown = table.entries(register).filter(({ id }) => mayBeTold(id));
      const there = templatesIn([...listed, ...shown.map(({ columns }) => columns)]);
      return c.json({ there } satisfies TemplatesAnswer);
    })
    .get('/export', async (c) => {
      const rows = await readableRows(c.get('caller'), context);
      const { skip: _, ...filter } = readQuery(c, registerQuery);
      const { fitting } = await listRegister(filter, rows, context);
      const language = languageOf(c);
      const name = language === 'de' ? 'Zuständigkeiten' : 'Responsibilities';
      const workbook = await context.writeWorkbook(exportTable(fitting.map(rowOf), language), name);
      c.header('Content-Type', workbookType);
      c.header('Content-Disposition', 'attachment; filename="register.xlsx"');
      return c.body(new Uint8Array(workbook));
    })
    .get('/people', async (c) => {
      await access.check(c.get('caller'));
      const { q } = readQuery(c, peopleQuery);
      return c.json({ people: await people.findPeople(q) } satisfies FoundPeople);
    })
    .get('/:row', async (c) => {
      const caller = c.get('caller');
      await access.check(caller);
      const row = await context.registerRowsOf(caller).read(rowIdOf(c.req.param('row')));
      if (row === undefined) throw new ProductError('not_found', 'there is no such row');
      return c.json(table.put(row));
    })
    .post('/', async (c) => {
      const order = await readBody(c, newRow);
      return c.json((await startRow(order, depsOf(c.get('caller')))) satisfies EditOutcome);
    })
    .post('/changes', async (c) => {
      const { changes } = await readBody(c, rowChanges);
      const deps = depsOf(c.get('caller'));
      const told = { language: languageOf(c), requestId: c.get('requestId') };
      const results: ChangeResults['results'] = [];
      for (const change of changes) results.push(await answered(change, deps, told));
      return c.json({ results } satisfies ChangeResults);
    });
}

/** An entry in the form in which a row of the list is exported. */
function rowOf({ id, columns, reviewedAt, reviewedBy }: RegisterEntry) {
  return { ...columns, id, ReviewedAt: reviewedAt, ReviewedBy: reviewedBy };
}

/** What goes wrong with one row keeps nobody from the others; what Microsoft refuses for all is refused once for each. */
async function answered(
  change: RowChange,
  deps: EditDeps,
  { language, requestId }: { language: Language; requestId: string },
): Promise<ChangeResults['results'][number]> {
  try {
    return await changeRow(change, deps);
  } catch (error) {
    if (!isProductError(error) || error.status === 401) throw error;
    return { kind: 'failed', problem: problemOf(error, language, requestId) };
  }
}
