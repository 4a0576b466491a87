import { Hono } from 'hono';
import { ProductError } from '../../core/errors.ts';
import { fieldNames } from '../../templates/field-names.ts';
import { templateTexts } from '../../templates/templates.ts';
import { proposeFromChart, proposeFromMails } from '../../usecases/first-day.ts';
import { type ChartAnswer, mailSample, type MailSampleAnswer } from '../../wire/register.ts';
import { readBody } from '../body.ts';
import { asCaller, type Env, type ServerContext } from '../context.ts';
import { isOfferedWriting, mayWriteRegister } from '../may-write.ts';

/** Proposals for an empty register; nothing is written here. What the directory says is for who may write the register. */
export function firstDayRoutes(context: ServerContext): Hono<Env> {
  const { access } = context;
  return new Hono<Env>()
    .get('/chart', async (c) => {
      await access.check(c.get('caller'));
      if (!(await mayWriteRegister(c.get('caller'), context)))
        throw new ProductError('no_access', 'only who may write the register sees the chart');
      return c.json((await proposeFromChart(fieldNames, context)) satisfies ChartAnswer);
    })
    .post('/mails', async (c) => {
      const sample = await readBody(c, mailSample);
      await access.check(c.get('caller'));
      if (!(await isOfferedWriting(c.get('caller'), context)))
        throw new ProductError('no_access', 'nobody is proposed rows they may not write');
      const deps = asCaller(context, c.get('caller'));
      const found = await proposeFromMails(sample, templateTexts(sample.language), deps);
      return c.json(found satisfies MailSampleAnswer);
    });
}
