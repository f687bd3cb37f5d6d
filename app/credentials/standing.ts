import type { Standing } from './standing.server.ts'

/** What somebody who is asked who they are can answer with; or that they must first add something. */
export interface Answers {
  readonly passkey: boolean
  /** A code from an app, or a recovery code. */
  readonly code: boolean
  /** A code from a letter: for whoever has nothing stronger, or has waited 72 hours to begin anew. */
  readonly mail: boolean
  /** There is nothing more to prove before something new is added. */
  readonly addFirst: boolean
}

/**
 * How somebody can prove who they are.
 *
 * @param held whether their session has proved too little to act
 * @param fresh whether it has proved something in the last five minutes
 */
export function answersOf(
  { hasPasskey, hasTotp, hasStrong, codes, mayEnrol }: Standing,
  { held, fresh }: { held: boolean; fresh: boolean },
): Answers {
  const begins = held && mayEnrol
  return {
    passkey: hasPasskey,
    code: hasTotp || (hasStrong && codes > 0),
    mail: begins ? !fresh : !hasStrong,
    addFirst: begins && fresh,
  }
}
