import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Metrics } from './metrics.ts'

/** The value of each series, by its name with its labels. */
const read = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )

test('every request is counted once, in the bucket of its time and in all above', () => {
  const route = fc.constantFrom('/', '/programs/:program')
  const request = fc.tuple(route, fc.constantFrom(200, 404), fc.double({ min: 0, max: 20, noNaN: true }))
  fc.assert(
    fc.property(fc.array(request), (requests) => {
      const metrics = new Metrics()
      for (const [route, status, seconds] of requests) metrics.observe('GET', route, status, seconds)
      const said = read(metrics.say([]))
      for (const route of new Set(requests.map(([route]) => route))) {
        const of = requests.filter((one) => one[0] === route)
        for (const status of new Set(of.map((one) => one[1])))
          assert.equal(
            said.get(`http_requests_total{method="GET",route="${route}",status="${status}"}`),
            of.filter((one) => one[1] === status).length,
          )
        const name = 'http_request_duration_seconds'
        for (const bound of [0.025, 0.3, 10])
          assert.equal(
            said.get(`${name}_bucket{route="${route}",le="${bound}"}`),
            of.filter(([, , seconds]) => seconds <= bound).length,
          )
        assert.equal(said.get(`${name}_bucket{route="${route}",le="+Inf"}`), of.length)
        assert.equal(said.get(`${name}_count{route="${route}"}`), of.length)
        const sum = of.reduce((all, [, , seconds]) => all + seconds, 0)
        assert.ok(Math.abs((said.get(`${name}_sum{route="${route}"}`) ?? -1) - sum) < 1e-6)
      }
    }),
  )
})

test('figures are said with their help and kind, and no label breaks out of its marks', () => {
  const text = new Metrics().say([
    {
      name: 'a',
      help: 'An A.',
      values: [
        [{}, 1],
        [{ of: 'x"y\\z' }, 2],
      ],
    },
    { name: 'b', help: 'A B.', kind: 'counter', values: [] },
  ])
  assert.ok(
    text.startsWith('# HELP a An A.\n# TYPE a gauge\na 1\na{of="x\\"y\\\\z"} 2\n# HELP b A B.\n# TYPE b counter\n'),
  )
  assert.ok(text.endsWith('\n'))
})
