import type { Vault } from '#foundation/vault.ts'

/** How a sealed column opens: with whose key, and to what it is bound. Each room that seals says so of its own. */
export interface SealedColumn {
  readonly whose: 'own' | 'pair' | 'group' | 'copy'
  bound(row: Readonly<Record<string, unknown>>): string
  /** Several parts were sealed together. */
  readonly parts?: true
}

const own = (bound: SealedColumn['bound'], parts?: true): SealedColumn => ({
  whose: 'own',
  bound,
  ...(parts && { parts }),
})
const pair = (bound: SealedColumn['bound'], parts?: true): SealedColumn => ({
  whose: 'pair',
  bound,
  ...(parts && { parts }),
})
/** The plan's tables are bound by the name they have in code. */
const ofPlan = (table: string) => ({ wordsSealed: pair(({ id }) => `${table} ${id} words`, true) })
const ofCase = (part: string) => pair(({ id }) => `case_notes ${id} ${part}`)

/** Every sealed column that leaves with its person, by table. */
export const sealedColumns: Readonly<Record<string, Readonly<Record<string, SealedColumn>>>> = {
  selfIdentifications: {
    sealed: own(({ applicationId }) => `self-identification ${applicationId} answers`, true),
    wishSealed: own(({ applicationId }) => `self-identification ${applicationId} wish`),
  },
  payeeDetails: {
    payeeSealed: own(({ personId }) => `payee details ${personId} payee`, true),
    accountSealed: own(({ personId }) => `payee details ${personId} account`, true),
  },
  agreements: { wordsSealed: pair(({ id }) => `agreements ${id} words_sealed`, true) },
  agreementSignatures: {
    nameSealed: pair(({ agreementId, personId }) => `agreement_signatures ${agreementId} ${personId} name_sealed`),
  },
  planSheets: ofPlan('planSheets'),
  goals: ofPlan('goals'),
  steps: ofPlan('steps'),
  evidence: ofPlan('evidence'),
  suggestions: ofPlan('suggestions'),
  feedback: { ...ofPlan('feedback'), answerSealed: pair(({ id }) => `feedback ${id} answer`) },
  planCopies: { wordsSealed: { whose: 'copy', bound: ({ id }) => `plan copy ${id}`, parts: true } },
  meetings: {
    whereSealed: pair(({ id }) => `meetings ${id} where_sealed`),
    wordSealed: pair(({ id }) => `meetings ${id} word_sealed`),
  },
  meetingItems: { wordsSealed: pair(({ id }) => `meeting_items ${id} words_sealed`) },
  privateNotes: { wordsSealed: own(({ id }) => `private_notes ${id} words_sealed`) },
  sharedNotes: { wordsSealed: pair(({ id }) => `shared_notes ${id} words_sealed`) },
  partnershipFiles: { nameSealed: pair(({ partnershipId, id }) => `partnership_files ${partnershipId} ${id} name`) },
  journalEntries: { wordsSealed: own(({ id }) => `journal_entries ${id} words`) },
  caseNotes: {
    titleSealed: ofCase('title'),
    happenedSealed: ofCase('happened'),
    stakeSealed: ofCase('stake'),
    triedSealed: ofCase('tried'),
    learnedSealed: ofCase('learned'),
  },
  wellBeingChecks: {
    answersSealed: own(({ personId, checkedOn }) => `well_being_checks ${personId} ${checkedOn} answers`, true),
  },
  reviewWords: { wordsSealed: pair(({ id }) => `review_words ${id} words`, true) },
  groupPosts: {
    wordsSealed: { whose: 'group', bound: ({ groupId, id }) => `group_posts ${groupId} ${id} words_sealed` },
  },
  thanks: { wordsSealed: pair(({ id }) => `thanks ${id} words`) },
}

/** Opens one sealed value. */
export function openSealed(vault: Vault, column: SealedColumn, sealed: Buffer, row: Readonly<Record<string, unknown>>) {
  const text = vault.open(sealed, column.bound(row))
  return column.parts ? (JSON.parse(text) as unknown) : text
}
