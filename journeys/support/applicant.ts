import { type Answer, type Caller, callFrom, filled, formIn, type PageForm } from './caller.ts'

/** What an applicant knows to have arrived, because the house said so. */
export interface Ledger {
  /** Forms the house has taken. */
  acknowledged: number
  /** Sendings that got no answer, or were told to come again. */
  repeated: number
  /** Forms sent twice at once, as by a double click. */
  doubled: number
  /** People whose letters all got lost with the house, or had not come when all was over. */
  gaveUp: number
  /** What each of them wrote last, and how often they saved it. */
  readonly applicants: Known[]
  /** The longest anybody waited for an answer, in milliseconds. */
  slowest: number
  /** What people were told instead of a page, and how often. */
  readonly told: Map<string, number>
}

export interface Known {
  readonly address: string
  readonly invited: string
  application: string
  wants: string
  saves: number
  sent: boolean
}

export interface Surroundings {
  readonly origin: string
  readonly ledger: Ledger
  readonly random: () => number
  /** The link in the newest letter to this address, when one comes that has not been tried. */
  link(address: string, tried: ReadonlySet<string>): Promise<string | undefined>
  /** Whether nobody need begin any more. */
  isOver(): boolean
  /** Whether to stop trying: nobody will answer any more. */
  isHopeless(): boolean
}

/** Writes a whole application through the pages, however often the house falls down meanwhile. */
export async function apply(around: Surroundings, program: string, name: string, address: string): Promise<void> {
  const known: Known = { address, invited: `friend-of-${address}`, application: '', wants: '', saves: 0, sent: false }
  const line = new PatientLine(around)
  if (!(await comeIn(line, around, program, name, address))) return void around.ledger.gaveUp++
  const begun = await line.post(`${program}/apply/mentee/begin`, {}, `${program}/apply/mentee`)
  known.application = begun.location.split('/').at(-1) ?? ''
  around.ledger.applicants.push(known)
  const parts = fillings(known)
  for (const [part, values] of Object.entries(parts))
    await line.post(`/applications/${known.application}/${part}`, values)
  const times = 1 + Math.floor(around.random() * 4)
  for (let time = 1; time <= times; time++) {
    const wants = `To listen ${time} times. ${'And “more” & so on. '.repeat(Math.floor(around.random() * 40))}`.trim()
    await line.post(`/applications/${known.application}/answers/hopes`, { wants, issues: ['budget'] })
    Object.assign(known, { wants, saves: time })
  }
  await line.post(`/applications/${known.application}/check`, {})
  known.sent = true
}

/** Name and address, the letter, its link; asked for again when the letter got lost with the house. */
async function comeIn(
  line: PatientLine,
  { link, isOver }: Surroundings,
  program: string,
  name: string,
  address: string,
) {
  const tried = new Set<string>()
  for (let letters = 1; letters <= 5 && !line.call.cookies.has('session'); letters++) {
    await line.post(`${program}/apply/mentee`, { name, address })
    const found = await link(address, tried)
    if (!found && isOver()) break
    if (!found) continue
    tried.add(found)
    await line.post(new URL(found).pathname, {})
  }
  return line.call.cookies.has('session')
}

function fillings({ invited }: Known): Record<string, Parameters<typeof filled>[1]> {
  const since = Temporal.Now.plainDateISO().subtract({ months: 2 }).toString()
  return {
    about: { preferredChannel: 'email', pronouns: 'elle' },
    position: { role: 'principal', district: 'SD73', since, newReason: 'new_role' },
    'answers/setting': { levels: ['elementary'] },
    'answers/requests': {},
    meeting: { speaks: ['en', 'fr'], channels: ['video'] },
    assessment: { rating: '3' },
    wishes: { prefer_1: 'A Friend', prefer_email_1: invited },
    promises: { accept_commitment: 'yes', accept_code: 'yes', privacy: 'yes' },
  }
}

/** A line on which everything is tried until it is acknowledged: the same form, under the same operation key. */
class PatientLine {
  readonly call: Caller
  readonly #around: Surroundings
  constructor(around: Surroundings) {
    this.#around = around
    this.call = callFrom(around.origin)
  }

  /** Opens a page, fills in its form, and sends it: sometimes twice at once. */
  async post(page: string, values: Parameters<typeof filled>[1], action = page): Promise<Answer> {
    const { ledger, random } = this.#around
    const shown = await this.#patiently(() => this.call.open(page))
    if (shown.status !== 200) throw new Error(`${page} answered ${shown.status} and leads to ${shown.location}.`)
    const form = filled(formIn(shown.html, action), spread(formIn(shown.html, action), values))
    const twice = random() < 0.1
    if (twice) ledger.doubled++
    const sent = Array.from({ length: twice ? 2 : 1 }, () => this.#patiently(() => this.call.send(form)))
    const [answer, second] = await Promise.all(sent)
    if (answer?.status !== 303) throw new Error(`${page} refused ${JSON.stringify(values)}:\n${answer?.html}`)
    if (second && second.location !== answer.location)
      throw new Error(`${page} sent twice: ${answer.location}, then ${second.status} ${second.location}`)
    ledger.acknowledged++
    return answer
  }

  async #patiently(act: () => Promise<Answer>): Promise<Answer> {
    const { ledger, isHopeless } = this.#around
    for (;;) {
      const answer = await act().catch(() => undefined)
      if (answer) ledger.slowest = Math.max(ledger.slowest, answer.took)
      if (answer && answer.status < 500) return answer
      if (answer) note(ledger, saidIn(answer))
      if (isHopeless()) throw new Error(`Never answered: ${answer ? saidIn(answer) : 'nobody there'}`)
      ledger.repeated++
      await new Promise((resolve) => setTimeout(resolve, 100 + 100 * Math.random()))
    }
  }
}

/** What somebody is told instead of a page: its number, and its words. A word about what they did before may come first. */
function saidIn({ status, html }: Answer): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main'))
  return [status, ...[...main.matchAll(/<p[^>]*>([^<]+)/g)].map(([, words]) => words)].join(' · ')
}

const note = ({ told }: Ledger, said: string) => void told.set(said, (told.get(said) ?? 0) + 1)

/** `rating` rates every competency; everything else is a field's own name. */
function spread({ fields }: PageForm, values: Parameters<typeof filled>[1]): Parameters<typeof filled>[1] {
  const { rating, ...rest } = values
  if (rating === undefined) return rest
  const competencies = fields.flatMap(([name]) => (name.startsWith('comment_') ? [`rating_${name.slice(8)}`] : []))
  return { ...rest, ...Object.fromEntries(competencies.map((name) => [name, rating])) }
}

/** Numbers between 0 and 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
