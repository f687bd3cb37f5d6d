import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileReply } from './reply.ts'

test('a file is saved under its name, whatever stands in it, and no name reaches the headers as it is', () => {
  const names = ['Plan.pdf', 'Horaire d’été.txt', "L'ordre (1)*.txt", 'a"; x="b', '计划.pdf', '\ud800.pdf']
  for (const name of names) {
    const { headers } = fileReply({ body: '', type: 'text/plain', name })
    const header = headers['content-disposition']
    const [, ascii, encoded = ''] = /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''(.+)$/.exec(header) ?? []
    assert.ok(ascii, header)
    assert.match(encoded, /^(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+$/, 'as RFC 8187 lets it stand')
    assert.equal(decodeURIComponent(encoded), name.toWellFormed())
    assert.equal(headers['cache-control'], 'no-store')
  }
})
