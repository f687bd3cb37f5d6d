import { addressOf } from './names.ts'
import type { Person } from './person.ts'

/**
 * Puts in what every real file has: five people whose rows hold a small mistake, and eight more rows of which some are
 * nobody new. The rows are found by their place, so that the file stays the same.
 */
export function addAwkward(people: readonly Person[]): Person[] {
  const mentees = people.filter(({ seat }) => seat === 'Mentee')
  const mentors = people.filter(({ seat }) => seat === 'Mentor')
  const mended = new Map<Person | undefined, Partial<Person>>([
    [mentees[20], { role: '', district: '', school: '', since: '' }], // begun, not sent
    [mentees[40], { role: '', district: '', school: '', since: '' }],
    [mentees[60], { reason: 'Nowe in the role' }],
    [mentees[80], { ratings: ['3', '2', '6', '2', '4'] }],
    [mentees[100], { email: '', phone: '250-555-0142' }],
    [mentors[30], { capacity: '9' }],
    [mentors[60], { retired: 'last summer' }],
    [mentors[90], { district: 'K̓wsaltktnéws ne Secwepemcúl’ecw', school: '' }],
    [mentees[110], { district: 'Kwsaltktnews ne Secwepemculecw', school: '' }],
  ])
  const rows = people.map((person) => ({ ...person, ...mended.get(person) }))
  const [first, second, third, fourth] = [10, 35, 70, 105].map((at) => mentees[at]) as [Person, Person, Person, Person]
  const [mentor, other] = [mentors[15], mentors[45]] as [Person, Person]
  const later = { submittedOn: Temporal.PlainDate.from('2026-10-05') }
  const newcomer = (base: Person, name: string): Person => ({
    ...base,
    ...later,
    name,
    email: addressOf(name),
    preferredName: '',
    wishes: [],
    avoids: [],
  })
  return [
    ...rows,
    first, // the same row once more
    { ...second, ...later, email: addressOf(second.name, '.home') }, // one person, two addresses
    { ...newcomer(third, 'Zélie Ashcombe'), district: 'Lower Fraser Coast', school: '' },
    { ...newcomer(fourth, 'Ambrose Whitlock'), since: '03/04/2026' },
    { ...newcomer(first, ''), email: 'no.name@example.org' },
    { ...newcomer(mentor, 'Perpetua Lindgren'), seat: '', email: 'perpetua(at)example.org' },
    {
      ...newcomer(other, 'Ignace Fairbairn'),
      needs: { formula: 'CONCATENATE("Captions in video calls, ","please")', value: 'Captions in video calls, please' },
    },
    { ...newcomer(third, 'Ottoline Mbeki'), email: '', phone: '', speaks: '', channels: '', times: '', focus: '' },
  ]
}
