import type { View } from '#foundation/door.ts'
import type { Text } from '#foundation/language.ts'

/** The program's story in order, for those who run it. */
export interface Rail {
  readonly title: Text
  readonly privacyContact: string
  readonly steps: readonly { label: Text; href: string; here: boolean; waiting: number }[]
}

export async function findRail(_asked: View['asked'], _path: string): Promise<Rail | undefined> {
  return undefined
}
