import assert from 'node:assert/strict'
import test from 'node:test'
import { findBrowser, type Machine } from './browser.ts'

function machineWith(files: readonly string[], more: Partial<Machine> = {}): Machine {
  const there = (pattern: string) => (file: string) => new RegExp(`^${toExpression(pattern)}$`).test(file)
  return {
    env: {},
    home: '/home/jo',
    exists: (file) => files.includes(file),
    list: (pattern) => files.filter(there(pattern)),
    runs: () => true,
    ...more,
  }
}

const toExpression = (pattern: string) =>
  pattern
    .replaceAll('.', '\\.')
    .replaceAll('*', '[^/]*')
    .replace(/\{(.*),(.*)\}/, '($1|$2)')

const cache = '/home/jo/.cache/ms-playwright'
const older = `${cache}/chromium-1200/chrome-linux/chrome`
const newer = `${cache}/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell`

test('the browser named in CHROMIUM_PATH goes before every other', () => {
  const machine = machineWith(['/opt/chrome', '/usr/bin/chromium'], { env: { CHROMIUM_PATH: '/opt/chrome' } })
  assert.equal(findBrowser(machine), '/opt/chrome')
})

test('a CHROMIUM_PATH that names nothing is said, not passed over', () => {
  const machine = machineWith(['/usr/bin/chromium'], { env: { CHROMIUM_PATH: '/opt/typo' } })
  assert.throws(() => findBrowser(machine), /CHROMIUM_PATH names \/opt\/typo/)
})

test('the system’s browsers go before Playwright’s, in their order', () => {
  assert.equal(findBrowser(machineWith([newer, '/usr/bin/google-chrome', '/usr/bin/chromium'])), '/usr/bin/chromium')
  assert.equal(findBrowser(machineWith([newer, '/usr/bin/google-chrome'])), '/usr/bin/google-chrome')
})

test('a browser that does not start is passed over', () => {
  const machine = machineWith(['/usr/bin/chromium-browser', newer], { runs: (file) => !file.includes('-browser') })
  assert.equal(findBrowser(machine), newer)
})

test('of Playwright’s downloads the newest is taken, on Linux and on macOS', () => {
  assert.equal(findBrowser(machineWith([older, newer])), newer)
  const mac = '/home/jo/Library/Caches/ms-playwright/chromium-1255/chrome-mac-arm64/Chrome.app/Contents/MacOS/Chrome'
  assert.equal(findBrowser(machineWith([mac])), mac)
})

test('without any, nothing is found', () => {
  assert.equal(findBrowser(machineWith([])), undefined)
})
