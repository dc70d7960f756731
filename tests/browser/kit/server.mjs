// A Waymark of the tests' own: the demonstration, on a port nobody uses, ended with the tests.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const program = process.env.WAYMARK ?? new URL('../../../target/debug/waymark', import.meta.url).pathname

/** A folder without ./scripts: nothing of the checkout is served or changed. */
const folder = () => mkdtempSync(join(tmpdir(), 'waymark-browser-'))

/** Starts `waymark serve --demo` and waits until it takes requests. Gives its address, its programmes' folder, and `end`. */
export const serve = (...more) => started(folder(), ['--demo', ...more])

/** Serves an installation that has just begun: nobody is known but a member of staff, who has the roles one may have together, and `password`. */
export async function serveBegun(member, password) {
  const cwd = folder()
  const say = (words, input = '') => {
    const done = spawnSync(program, [...words, '--data', 'data'], { cwd, input })
    assert.equal(done.status, 0, String(done.stderr))
  }
  const all = ['site-manager', 'facilitator', 'treatment-manager', 'programme-team']
  say(['init', '--site', 'hmp-ashgrove', '--first', member, '--name', 'Jo Davies', ...all.flatMap((role) => ['--role', role])])
  say(['staff', 'password', member, '--as', member], password)
  return started(cwd, ['--data', 'data'])
}

async function started(cwd, more) {
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', ...more], { cwd })
  let said = ''
  let complained = ''
  child.stderr.on('data', (text) => { complained += text })
  await new Promise((ready, failed) => {
    child.stdout.on('data', (text) => {
      said += text
      if (said.includes('Ctrl-C')) ready()
    })
    child.on('exit', (code) => failed(new Error(`the server ended with ${code}: ${complained}`)))
  })
  const end = () => new Promise((ended) => {
    child.removeAllListeners('exit')
    child.on('exit', ended)
    child.kill('SIGTERM')
  })
  return {
    base: /http:\/\/[^/\s]+/.exec(said)[0],
    scripts: /programmes are in (.+): change/.exec(said)?.[1],
    said,
    complaints: () => complained,
    pid: child.pid,
    end
  }
}
