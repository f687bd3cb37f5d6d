import assert from 'node:assert/strict'
import test from 'node:test'
import { checkHouse } from './check-house.ts'
import { filesOfRoom, placeRoom } from './new-room.ts'

const story = "export const rooms = [\n  'people',\n  'home',\n] as const\n"

test('a new room stands where it was asked for, else last', () => {
  assert.match(placeRoom(story, 'half-days', 'people'), /'people',\n {2}'half-days',\n {2}'home',/)
  assert.match(placeRoom(story, 'half-days', undefined), /'home',\n {2}'half-days',\n\] as const/)
  assert.throws(() => placeRoom(story, 'half-days', 'nowhere'), /no room "nowhere"/)
})

test('a new room keeps the rules of the house, but for what only a person can say', () => {
  const files = Object.entries(filesOfRoom('half-days')).map(([name, content]): [string, string] => [
    `app/half-days/${name}`,
    content,
  ])
  const errors = checkHouse(new Map(files), ['half-days']).filter(({ kind }) => kind === 'error')
  assert.deepEqual(
    errors.map(({ file }) => file),
    ['app/half-days/README.md'],
  )
})
