import type { PrivacyRegime } from '#database/types.ts'
import { sayShortDate } from '#foundation/clock.ts'
import type { Settings } from '#foundation/environment.ts'
import { both, type Text } from '#foundation/language.ts'
import type { TablePrivacy } from '#foundation/privacy.ts'
import { recordWords } from '../access/access.words.ts'
import { matrix, type RecordKind, type Role, roles } from '../access/matrix.ts'
import type { Block, Paper, Part } from '../breaches/paper.ts'
import { regimeWords } from '../organizations/regime.words.ts'
import { processorKinds, purposeWords, riskWords, safeguardWords, assessmentWords as w } from './assessment.words.ts'
import { roleNames } from './privacy.words.ts'
import { schedule } from './schedule.ts'
import { tableNames } from './table.words.ts'

/** Somebody else who handles what is kept here, as an organization names them. */
export interface Processor {
  readonly kind: keyof typeof processorKinds
  readonly name: string
  readonly region: string
  readonly inCanada: boolean
}

/** What the assessment of one organization is written from. */
export interface Assessed {
  readonly name: Text
  readonly regime: PrivacyRegime
  readonly privacyName: string
  readonly privacyEmail: string
  readonly processors: readonly Processor[]
  readonly settings: Pick<Settings, 'databaseUrl' | 'smtpUrl'>
  readonly today: Temporal.PlainDate
}

/** The host an address leads to, without who signs in there. */
export const hostOf = (url: string): string => new URL(url).hostname

/** A privacy impact assessment, begun from the schedule, the access matrix and the settings of this very house. */
export function writeAssessment(about: Assessed): Paper {
  return {
    title: w.title,
    lead: w.lead,
    parts: [whoAndWhy(about), purposes, ...dataParts(), storage(about), safeguards, risks, rights(about), decisions],
  }
}

const blank = (label: Text, lines: number): Block => ({ kind: 'blank', label, lines })
const say = (text: Text): Block => ({ kind: 'say', text })

const whoAndWhy = ({ name, regime, privacyName, privacyEmail, today }: Assessed): Part => ({
  title: w.who,
  blocks: [
    say(both((language) => w.organization(name[language])[language])),
    say(both((language) => w.law(regimeWords[regime].law[language])[language])),
    say(regimeWords[regime].assessment),
    say(w.contact(`${privacyName}, ${privacyEmail}`)),
    say(both((language) => w.madeOn(sayShortDate(today, language))[language])),
    blank(w.writtenBy, 1),
    blank(w.why, 4),
    blank(w.authority, 3),
  ],
})

const purposes: Part = {
  title: w.purposes,
  blocks: [{ kind: 'list', items: purposeWords }, say(w.notFor), blank(w.otherPurposes, 2)],
}

/** The plain name of a table: its own, else that of its record with the table's. */
export function nameOfTable(table: string, record: string): Text {
  const given = tableNames[table]
  if (given) return given
  const spelled = table.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return both((language) => (recordWords[record] ? `${recordWords[record][language]} (${spelled})` : spelled))
}

/** The database's tables by the record they belong to: each of them, in the order of the schedule. */
export function dataParts(promises: Readonly<Record<string, TablePrivacy>> = schedule): Part[] {
  const groups = new Map<string, [string, TablePrivacy][]>()
  for (const [table, promise] of Object.entries(promises))
    groups.set(promise.record, [...(groups.get(promise.record) ?? []), [table, promise]])
  const blocks = [...groups].flatMap(([record, tables]): Block[] => [
    {
      kind: 'table',
      caption: both((language) => `${captionOf(record)[language]}. ${seenBy(record)[language]}`),
      head: [w.table, w.keep, w.export],
      rows: tables.map(([table, { keep, export: taken }]) => [
        nameOfTable(table, record),
        keep,
        taken === 'secret' ? w.secret : taken === 'not personal' ? w.no : w.yes,
      ]),
    },
  ])
  return [{ title: w.data, blocks: [say(w.dataLead), ...blocks] }]
}

const captionOf = (record: string): Text =>
  record === 'public' ? w.open : record === 'system' ? w.inner : (recordWords[record] ?? { en: record, fr: record })

function seenBy(record: string): Text {
  if (record === 'public' || record === 'system') return { en: '', fr: '' }
  const row = matrix[record as RecordKind] as Partial<Record<Role, string>>
  return both(
    (language) =>
      w.seen(
        roles
          .flatMap((role) => (row[role] ? [`${roleNames[role]?.[language] ?? role} (${row[role]})`] : []))
          .join(', '),
      )[language],
  )
}

function storage({ processors, settings: { databaseUrl, smtpUrl } }: Assessed): Part {
  const named: Block = {
    kind: 'table',
    caption: w.processors,
    head: [w.kind, w.name, w.region],
    rows: processors.map(({ kind, name, region, inCanada }) => [
      processorKinds[kind],
      name,
      both((language) => `${region} (${(inCanada ? w.canada : w.outside)[language]})`),
    ]),
  }
  return {
    title: w.storage,
    blocks: [
      say(w.noThirdParty),
      say(databaseUrl ? w.databaseAt(hostOf(databaseUrl)) : w.databaseHere),
      say(smtpUrl ? w.mailAt(hostOf(smtpUrl)) : w.mailNone),
      processors.length > 0 ? named : say(w.noProcessors),
      blank(w.where, 3),
      ...(processors.some(({ inCanada }) => !inCanada) ? [blank(w.abroad, 5)] : []),
    ],
  }
}

const safeguards: Part = {
  title: w.safeguards,
  blocks: [{ kind: 'list', items: safeguardWords }, blank(w.ownSafeguards, 4)],
}

const risks: Part = {
  title: w.risks,
  blocks: [{ kind: 'table', caption: w.risks, head: [w.risk, w.against], rows: riskWords }, blank(w.left, 8)],
}

function rights({ regime }: Assessed): Part {
  const law = regimeWords[regime]
  return {
    title: w.rights,
    blocks: [
      say(both((language) => w.accessBy(law.access[language])[language])),
      ...[law.answered, law.kept, law.collected, law.breach].map(say),
    ],
  }
}

const decisions: Part = { title: w.decisions, blocks: [blank(w.review, 2), blank(w.signatures, 4)] }
