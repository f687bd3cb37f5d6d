import { sayShortDate } from '#foundation/clock.ts'
import type { Db } from '#foundation/database.ts'
import { both, isLanguage, type Text } from '#foundation/language.ts'
import type { Composer, Item } from '#foundation/postman.ts'
import { committeeWords as w } from './committees.words.ts'

async function readTerm(db: Db, memberId: string) {
  return db
    .selectFrom('committeeMembers as m')
    .innerJoin('committees', 'committees.id', 'm.committeeId')
    .innerJoin('programs', 'programs.id', 'committees.programId')
    .innerJoin('people', 'people.id', 'm.personId')
    .innerJoin('emails', (join) => join.onRef('emails.personId', '=', 'people.id').on('emails.first', '=', true))
    .select([
      'm.id',
      'm.until',
      'people.language',
      'emails.address',
      'programs.id as programId',
      'programs.slug',
      'programs.title',
      'committees.readBy',
    ])
    .where('m.id', '=', memberId)
    .executeTakeFirst()
}

/** A seat on a committee, as a letter about it needs it. */
export type Term = NonNullable<Awaited<ReturnType<typeof readTerm>>>

export interface MemberLetter {
  readonly subject: Text
  readonly paragraphs: readonly Text[]
  readonly button: Text
  /** Where it opens, below the program. */
  readonly path: string
}

/**
 * A letter to a member of a committee; it is about their seat, names no applicant, and is not sent once `say` finds
 * that its reason is gone.
 */
export const toMember =
  (say: (term: Term, db: Db, item: Item) => Promise<MemberLetter | undefined>): Composer =>
  async (db, item, { settings }) => {
    const term = await readTerm(db, item.subjectId)
    const letter = term && (await say(term, db, item))
    if (!term || !letter) return undefined
    return {
      to: term.address,
      language: isLanguage(term.language) ? term.language : 'en',
      subject: letter.subject,
      paragraphs: [...letter.paragraphs],
      button: { label: letter.button, href: `${settings.origin}/programs/${term.slug}${letter.path}` },
      from: term.title,
    }
  }

/** Tells somebody that they have been seated. */
export const seatedLetter = toMember(async (term) => ({
  subject: w.letterSubject,
  paragraphs: [both((language) => w.letterBody(term.title[language])[language])],
  button: w.open,
  path: '/committee',
}))

/** Tells a member, a month before, that their term ends; not where it has been made longer meanwhile. */
export const termEndingLetter = toMember(async (term, _db, { particulars }) =>
  particulars.until === term.until.toString()
    ? {
        subject: w.endingSubject,
        paragraphs: [
          both((language) => w.endingBody(term.title[language], sayShortDate(term.until, language))[language]),
        ],
        button: w.open,
        path: '/committee',
      }
    : undefined,
)
