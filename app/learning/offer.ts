import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { PositionRole, SuggestionKind } from '#database/types.ts'
import { projectRoot } from '#foundation/environment.ts'
import type { Text } from '#foundation/language.ts'
import { positionRoles } from '../people/person.ts'
import { suggestionKinds } from '../plans/plan.ts'

/** Something a program offers everybody whom it fits. */
export interface Item {
  readonly kind: SuggestionKind
  readonly title: Text
  readonly about: Text
  /** An https address for each language; '' where there is none. */
  readonly link: Text
  /** For whom it is; empty: for everybody. */
  readonly roles: readonly PositionRole[]
  /** One of the issues the program asks its mentees about; '' for none of them. */
  readonly topic: string
  readonly competencyId: string | null
}

/** Whether something is for somebody in these roles. Whoever has told no role is offered everything. */
export const isFor = ({ roles }: Pick<Item, 'roles'>, held: readonly PositionRole[]): boolean =>
  roles.length === 0 || held.length === 0 || roles.some((role) => held.includes(role))

/** The parts of a school year, in its order. */
export const seasons = ['autumn', 'winter', 'spring', 'year'] as const
export type Season = (typeof seasons)[number]

const text = z.strictObject({ en: z.string(), fr: z.string() })
const none = { en: '', fr: '' }

const duty = z.strictObject({
  key: z.string().regex(/^[a-z_]{1,40}$/),
  title: text,
  season: z.enum(seasons),
  competency: z.string(),
})
export type Duty = z.output<typeof duty>

const shipped = z.strictObject({
  offers: z.array(
    z.strictObject({
      kind: z.enum(suggestionKinds),
      title: text,
      about: text.default(none),
      link: text.default(none),
      roles: z.array(z.enum(positionRoles)).default([]),
      topic: z.string().default(''),
      competency: z.string().default(''),
    }),
  ),
  duties: z.array(duty),
})
export type Shipped = z.output<typeof shipped>

/** What is shipped for the programs of a template; nothing for one that is not ours. Competencies are named by code. */
export function readShipped(template: string): Shipped {
  if (!/^[a-z0-9-]+$/.test(template)) return { offers: [], duties: [] }
  try {
    const file = path.join(projectRoot, 'app', 'learning', 'templates', `${template}.json`)
    return shipped.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return { offers: [], duties: [] }
    throw error
  }
}
