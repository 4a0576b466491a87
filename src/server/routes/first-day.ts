import { Hono } from 'hono';
import { ProductError } from '../../core/errors.ts';
import { fieldNames } from '../../templates/field-names.ts';
import { templateTexts } from '../../templates/templates.ts';
import { proposeFromChart, proposeFromMails } from '../../usecases/first-day.ts';
import { type ChartAnswer, mailSample, type MailSampleAnswer } from '../../wire/register.ts';
import { readBody } from '../body.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';
import { mayWriteRegister } from '../may-write.ts';

/** Proposals for an empty register, for whoever may write it; nothing is written here. */
export function firstDayRoutes(context: ServerContext): Hono<Env> {
  return new Hono<Env>()
    .use(async (c, next) => {
      await context.access.check(c.get('caller'));
      if (!(await mayWriteRegister(c.get('caller'), context)))
        throw new ProductError(
          'no_access',
          'only who may write the register gets proposals for it',
        );
      await next();
    })
    .get('/chart', async (c) =>
      c.json((await proposeFromChart(fieldNames, context)) satisfies ChartAnswer),
    )
    .post('/mails', async (c) => {
      const sample = await readBody(c, mailSample);
      const deps = asCaller(context, c.get('caller'));
      const found = await proposeFromMails(sample, templateTexts(sample.language), deps);
      return c.json(found satisfies MailSampleAnswer);
    });
}
