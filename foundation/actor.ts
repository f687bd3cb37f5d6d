import type { Language } from './language.ts'

/** A person whose session or mailed link the database itself has recognised. */
export interface PersonActor {
  readonly kind: 'person'
  readonly id: string
  readonly name: string
  readonly language: Language
  readonly zone: string
  /** How they came in: a session opens everything that is theirs, a link only its own subject. */
  readonly via: 'session' | 'link'
  readonly sessionId: string | null
  /** For a link: what it is for and the row it is about. */
  readonly link: { readonly purpose: string; readonly subjectId: string } | null
  /** Their session has proved too little to act: the database opens to them what signing in needs, and nothing else. */
  readonly held?: true
}

/** Somebody who has not said who they are. */
export interface Visitor {
  readonly kind: 'visitor'
  readonly id: null
  /** They have a session, which has proved too little for this page to know them. */
  readonly held?: true
}

/** The worker, an import or the operator's command line, named for the audit trail. */
export interface System {
  readonly kind: 'system'
  readonly id: null
  readonly job: string
}

export type Actor = PersonActor | Visitor | System

export const visitor: Visitor = { kind: 'visitor', id: null }
export const system = (job: string): System => ({ kind: 'system', id: null, job })
