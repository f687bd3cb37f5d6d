import type { Db } from '#foundation/database.ts'
import { isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { replyAddress } from '../applications/application.email.ts'
import { groupLetterWords as w } from './groups.words.ts'

/** What a letter about a group needs; nothing where the group is gone, over, or its program closed. */
async function readLetter(db: Db, item: Item) {
  const { personId } = item
  if (!personId) return undefined
  return db
    .selectFrom('groups')
    .innerJoin('programs', 'programs.id', 'groups.programId')
    .innerJoin('people', (join) => join.on('people.id', '=', personId))
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .leftJoin('groupMembers as m', (join) =>
      join.onRef('m.groupId', '=', 'groups.id').onRef('m.personId', '=', 'people.id'),
    )
    .select([
      'programs.id as programId',
      'programs.title',
      'people.language',
      'emails.address',
      'm.personId as belongs',
      'm.leads',
      'm.told',
    ])
    .where('groups.id', '=', item.subjectId)
    .where('programs.status', '<>', 'archived')
    .executeTakeFirst()
}

type Found = NonNullable<Awaited<ReturnType<typeof readLetter>>>

/** A letter about a group, to somebody whom it still concerns. It names neither the group nor anybody in it. */
const aboutGroup =
  (concerns: (found: Found) => boolean, subject: Text, say: (found: Found) => readonly Text[]): Composer =>
  async (db, item, { settings }) => {
    const found = await readLetter(db, item)
    if (!found || !concerns(found)) return undefined
    const button = found.belongs
      ? { label: w.openGroup, href: `${settings.origin}/groups/${item.subjectId}` }
      : { label: w.openGroups, href: `${settings.origin}/groups` }
    return {
      to: found.address,
      language: isLanguage(found.language) ? found.language : 'en',
      subject,
      paragraphs: say(found),
      button,
      from: found.title,
      replyTo: await replyAddress(db, found.programId),
    }
  }

/** To whoever was placed in a group. */
export const placedLetter = aboutGroup(
  ({ belongs }) => belongs !== null,
  w.placedSubject,
  ({ leads }) => [leads ? w.placedLead : w.placed, w.ifNot],
)

/** To whoever was taken out of one, and has not been placed there again. */
export const takenOutLetter = aboutGroup(
  ({ belongs }) => belongs === null,
  w.takenOutSubject,
  () => [w.takenOut],
)

/** That somebody wrote: not who, nor a word of it. */
export const writtenLetter = aboutGroup(
  ({ belongs, told }) => belongs !== null && told === true,
  w.writtenSubject,
  () => [w.written, w.writtenOff],
)
