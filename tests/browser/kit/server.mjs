// A Waymark of the tests' own: the demonstration, on a port nobody uses, ended with the tests.
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const program = process.env.WAYMARK ?? new URL('../../../target/debug/waymark', import.meta.url).pathname

/** Starts `waymark serve --demo` and waits until it takes requests. Gives its address, its programmes' folder, and `end`. */
export async function serve(...more) {
  // A folder without ./scripts: nothing of the checkout is served or changed.
  const cwd = mkdtempSync(join(tmpdir(), 'waymark-browser-'))
  const child = spawn(program, ['serve', '--demo', '--listen', '127.0.0.1:0', ...more], { cwd })
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
