import { type ErrorCode, isProductError } from '../core/errors.ts';
import type { TenantAnswer, TenantQuestion } from '../core/tenant-question.ts';

/** A question that failed: for want of rights, or otherwise. What is no failure of the tenant's is thrown on. */
export function unanswered(question: TenantQuestion, error: unknown): TenantAnswer {
  if (!isProductError(error)) throw error;
  const { code } = error;
  return { question, outcome: missing.has(code) ? 'not_asked' : 'failed', figures: {}, code };
}

const missing = new Set<ErrorCode>([
  'not_signed_in',
  'consent_needed',
  'step_up_needed',
  'no_access',
  'invalid_request',
]);
