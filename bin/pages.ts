import { createServer } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Connected } from '#database/connect.ts'
import { migrationNames } from '#database/migrate.ts'
import { systemClock } from '#foundation/clock.ts'
import { projectRoot, SettingError, type Settings } from '#foundation/environment.ts'

/** Serves the built pages. @returns how to stop: what is under way is finished, in ten seconds at most */
export async function servePages({ store }: Connected, settings: Settings, key: Buffer): Promise<() => Promise<void>> {
  const { makeHouse } = (await import(`${projectRoot}build/server.js`)) as { makeHouse: (given: object) => Hono }
  const house = makeHouse({ store, settings, key, clock: systemClock, migrations: migrationNames() })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const serverOptions = {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      maxHeaderSize: 16_384,
      keepAliveTimeout: 5000,
      connectionsCheckingInterval: 5000,
    }
    const listening = serve({ fetch: house.fetch, ...placeOf(settings), serverOptions }, () => resolve(listening))
    if ('setTimeout' in listening) listening.setTimeout(35_000) // who connects and says nothing at all
    listening.on('error', (error) => reject(sayPortProblem(error, settings)))
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      setTimeout(() => ('closeAllConnections' in server ? server.closeAllConnections() : undefined), 10_000).unref()
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    })
}

/** Refuses a port that cannot be had, before the database is started for nothing. */
export function refuseTakenPort(settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = placeOf(settings)
    const probe = createServer()
      .on('error', (error) => reject(sayPortProblem(error, settings)))
      .listen(port, hostname, () => probe.close(() => resolve()))
  })
}

const placeOf = ({ port, production }: Settings) => ({ port, hostname: production ? '0.0.0.0' : '127.0.0.1' })

function sayPortProblem(error: NodeJS.ErrnoException, { port }: Settings): Error {
  if (error.code === 'EADDRINUSE')
    return new SettingError(
      `Port ${port} is taken, perhaps by another Alongside. Stop it, or choose another: PORT=${port + 1} npm start`,
    )
  if (error.code === 'EACCES')
    return new SettingError(
      `PORT is ${port}, which only root may serve at. Choose one above 1023, and let the reverse proxy answer at ${port}.`,
    )
  return error
}
