/** For oneself alone, or for both. */
export const noteKinds = ['mine', 'ours'] as const
export type NoteKind = (typeof noteKinds)[number]

export interface Note {
  readonly id: string
  readonly kind: NoteKind
  readonly authorId: string
  readonly words: string
  readonly createdAt: Temporal.Instant
  readonly changedAt: Temporal.Instant
  readonly version: number
}

/** Each kind has a table of its own, under its own rules and sealed by its own key. */
export const tableOf = (kind: NoteKind) => (kind === 'mine' ? 'privateNotes' : 'sharedNotes')

/** Case, accents and how an apostrophe is written do not matter to somebody who searches. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'").toLowerCase()

/** The notes in which every word looked for occurs. */
export function searchNotes<N extends Pick<Note, 'words'>>(notes: readonly N[], wanted: string): readonly N[] {
  const parts = plain(wanted).split(/\s+/).filter(Boolean)
  return notes.filter(({ words }) => {
    const text = plain(words)
    return parts.every((part) => text.includes(part))
  })
}
