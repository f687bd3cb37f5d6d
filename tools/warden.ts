import { spawn } from 'node:child_process'
import path from 'node:path'
import pg from 'pg'
import type { TestCluster } from '#foundation/testing.ts'

// The shell reads until our end of the pipe closes, which it does however we end. Then it ends the server, if that
// number still is one, and clears away what is left of the cluster.
const watch = `read -r _
pid=$(head -n 1 "$0/postmaster.pid" 2>/dev/null) || exit 0
case $(cat "/proc/$pid/comm" 2>/dev/null || ps -p "$pid" -o comm= 2>/dev/null) in *postgres*) kill -INT "$pid" ;; *) exit 0 ;; esac
n=0; while kill -0 "$pid" 2>/dev/null && [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done
rm -rf "$1"`

/** Sees to it that a test cluster ends with this process, even when this process is killed outright. */
export async function guard(cluster: TestCluster): Promise<void> {
  const dataDir = await dataDirOf(cluster)
  const home = path.dirname(dataDir)
  if (!path.basename(home).startsWith('alongside-test-')) return // only what is surely a throwaway is ever cleared away
  const warden = spawn('sh', ['-c', watch, dataDir, home], { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
  warden.on('error', () => {})
  warden.unref()
  ;(warden.stdin as typeof warden.stdin & { unref(): void }).unref()
}

async function dataDirOf({ superuser }: TestCluster): Promise<string> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory ?? ''
  } finally {
    await client.end()
  }
}
