import { z } from 'zod';
import { graphRoot } from '../graph/addresses.ts';
import type { Tenant } from '../tenant.ts';
import type { FaultRule } from './faults.ts';

const answerBody = z.looseObject({ value: z.array(z.unknown()).optional() });
type AnswerBody = z.output<typeof answerBody>;

/** The true answer, except for what the rule says about its content. */
export async function twisted(
  tenant: Tenant,
  rule: FaultRule,
  request: Request,
  truth: Response,
): Promise<Response> {
  const { errorInside, repeatPage, view } = rule;
  if (!truth.ok || (!errorInside && !repeatPage && !view)) return truth;
  const parsed = answerBody.safeParse(
    await truth
      .clone()
      .json()
      .catch(() => undefined),
  );
  if (!parsed.success) return truth;
  let body = parsed.data;
  if (view) body = seenThrough(tenant, view, body);
  if (repeatPage) body = leadingToItself(request, body);
  if (errorInside) body = withError(errorInside, body);
  const headers = new Headers(truth.headers);
  headers.delete('content-length');
  return Response.json(body, { status: truth.status, headers });
}

const withError = (error: object, body: AnswerBody): AnswerBody =>
  body.value ? { ...body, value: [...body.value, { error }] } : { error };

/** The page comes a second time before the walk goes on; a last page does not end it the first time. */
function leadingToItself(request: Request, body: AnswerBody): AnswerBody {
  if (!body.value) return body;
  const { pathname, search } = new URL(request.url);
  const { '@odata.deltaLink': _, ...page } = body;
  return { ...page, '@odata.nextLink': `${new URL(graphRoot).origin}${pathname}${search}` };
}

const entry = z.looseObject({ '@odata.etag': z.string() });

/** Without the items that a default view filtered by this column would not show. */
function seenThrough(
  { db }: Tenant,
  { column, equals }: { column: string; equals: string },
  body: AnswerBody,
): AnswerBody {
  const sql = `SELECT 1 FROM items WHERE unique_id = ? AND fields_json ->> ? = ?`;
  const isShown = (one: unknown): boolean => {
    const item = entry.safeParse(one);
    const uniqueId = item.data?.['@odata.etag'].replaceAll('"', '').split(',')[0] ?? '';
    return !item.success || db.one(sql, uniqueId, `$."${column}"`, equals) !== undefined;
  };
  return body.value ? { ...body, value: body.value.filter(isShown) } : body;
}
