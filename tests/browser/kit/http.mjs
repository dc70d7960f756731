// Requests as no browser of ours would send them.
import { connect } from 'node:net'

/** Asks again while the server says that too much was asked for; it lets more through with each second. */
export async function patiently(ask, status = (answer) => answer.status) {
  for (let times = 0; ; times += 1) {
    const answer = await ask()
    if (status(answer) !== 429 || times === 100) return answer
    await new Promise((done) => { setTimeout(done, 50) })
  }
}

/** Somebody who is signed in, without a browser: `get`, `post` with what every form carries, `raw`. */
export async function client(server, member) {
  const signedIn = await fetch(`${server.base}/sign-in`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ member, next: '/' })
  })
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0]
  const home = await (await fetch(server.base + '/', { headers: { cookie } })).text()
  const token = /name="token" value="([0-9a-f]{64})"/.exec(home)?.[1]
  const get = (path, headers = {}) => fetch(server.base + path, { headers: { cookie, ...headers }, redirect: 'manual' })
  const post = (path, fields, headers = {}) => fetch(server.base + path, {
    method: 'POST', redirect: 'manual', headers: { cookie, ...headers },
    body: new URLSearchParams({ token, ...fields })
  })
  const find = async (number) => {
    const page = await (await get(`/people?site=all&text=${number}`)).text()
    return /<main[^]*?href="(\/people\/[0-9a-f]{32})"/.exec(page)?.[1]
  }
  return { member, cookie, token, get, post, find }
}

/** Sends bytes as they are, and gives the first line of what comes back, or why nothing did. */
export function raw(server, bytes, patience = 15_000) {
  const { hostname, port } = new URL(server.base)
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    let answer = ''
    const end = (why) => { socket.destroy(); done(answer.split('\r\n')[0] || why) }
    socket.setTimeout(patience, () => end('nothing came'))
    socket.on('data', (data) => { answer += data; if (answer.includes('\r\n')) end() })
    socket.on('error', () => end('closed'))
    socket.on('close', () => end('closed'))
  })
}
