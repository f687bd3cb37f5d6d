import { z } from 'zod'
import { optionalChoice, optionalText } from '#foundation/form.ts'
import type { Item } from './item.ts'

/** What a form of these questions may hold: one field each, all of which may be left. */
export function itemFields(items: readonly Item[]): Record<string, z.ZodType> {
  return Object.fromEntries(
    items.map(({ key, options }) => [
      `i_${key}`,
      options ? optionalChoice(options.map(({ value }) => String(value)) as [string, ...string[]]) : optionalText(2000),
    ]),
  )
}

/** A form of these questions and nothing else. */
export const itemForm = (items: readonly Item[]) => z.strictObject(itemFields(items))
