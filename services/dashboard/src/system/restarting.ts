import type { Problem } from '../api/client';
import type { ByOperator, RestartAsked } from '../api/types';

/** What came of a wish for a restart. */
export type Outcome =
  | { readonly kind: 'asked'; readonly answer: RestartAsked }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'by-hand'; readonly why: string; readonly commands: readonly string[] };

/** Where nobody hands the wish to the operator, its answer brings the command of somebody who may. */
export function left(problem: Problem): Outcome {
  const commands = (problem.body as Partial<ByOperator> | null)?.commands ?? [];
  return commands.length > 0 ? { kind: 'by-hand', why: problem.message, commands } : { kind: 'refused', problem };
}
