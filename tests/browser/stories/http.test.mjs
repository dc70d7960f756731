// Requests no page of ours sends: forms from elsewhere, addresses of elsewhere, too much, too slow.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { client, raw } from '../kit/http.mjs'
import { serve } from '../kit/server.mjs'

let server, one, fact
before(async () => {
  server = await serve()
  one = await client(server, 'n.abara')
  fact = `${await one.find('A3740TH')}/facts/room.privacy`
})
after(async () => server.end())

const asked = { doing: 'find-out', step: 'asked', of: 'the unit' }

test('a form from elsewhere changes nothing, whatever it carries', async () => {
  const other = await client(server, 'e.castell')
  const elsewhere = [
    { headers: { origin: 'https://evil.example' } },
    { headers: { origin: 'null' } },
    { headers: { origin: server.base.replace('127.0.0.1', 'localhost') } },
    { headers: { 'sec-fetch-site': 'cross-site' } },
    { headers: { 'sec-fetch-site': 'same-site' } },
    { fields: { token: '' } },
    { fields: { token: other.token } },
    { fields: { token: one.token.slice(1) } }
  ]
  for (const { headers = {}, fields = {} } of elsewhere) {
    const response = await one.post(fact, { ...asked, ...fields }, headers)
    assert.equal(response.status, 403, JSON.stringify({ headers, fields }))
  }
  const inAddress = await fetch(`${server.base}${fact}?token=${one.token}`, {
    method: 'POST', headers: { cookie: one.cookie }, body: new URLSearchParams(asked), redirect: 'manual'
  })
  assert.equal(inAddress.status, 403, 'a token in the address')
  assert.doesNotMatch(await (await one.get(fact.split('/facts')[0])).text(), /the unit, 20/)
})

test('what changes something is never asked for by looking', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const response = await fetch(server.base + fact, { method, headers: { cookie: one.cookie } })
    assert.equal(response.status, 405, method)
  }
  assert.equal((await one.get('/sign-out')).status, 405)
  const tricked = await one.get(`${fact}?doing=find-out&step=asked&of=x&token=${one.token}&_method=POST`)
  assert.equal(tricked.status, 200)
  assert.doesNotMatch(await tricked.text(), /, 20\d\d-/)
})

test('the way on after signing in is always ours', async () => {
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\r\nx: y', '\\\\evil']) {
    const response = await fetch(`${server.base}/sign-in`, {
      method: 'POST', redirect: 'manual', body: new URLSearchParams({ member: 'n.abara', next })
    })
    assert.equal(response.headers.get('location'), '/', next)
    const language = await fetch(`${server.base}/language?to=cy&next=${encodeURIComponent(next)}`, { redirect: 'manual' })
    assert.equal(language.headers.get('location'), '/', next)
  }
})

test('every answer keeps browsers to our own files', async () => {
  for (const path of ['/', '/people', '/sign-in', '/no-such-page', '/assets/no-such-file', '/help']) {
    const response = await one.get(path)
    const policy = response.headers.get('content-security-policy')
    assert.match(policy, /default-src 'none'.*script-src 'self'.*base-uri 'none'.*frame-ancestors 'none'.*object-src 'none'/, path)
    assert.doesNotMatch(policy, /unsafe|\*|data:/, path)
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff', path)
    assert.match(response.headers.get('cache-control'), /no-store/, path)
  }
})

test('a forged host is told nothing, and the cookie is for this server alone', async () => {
  const asked = (hosts) => raw(server, `GET /people HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`)
  const { host } = new URL(server.base)
  assert.match(await asked(`Host: ${host}\r\nX-Forwarded-Host: evil.example\r\n`), /303/)
  assert.match(await asked('Host: evil.example\r\n'), /421/)
  assert.match(await asked(`Host: ${host}\r\nHost: evil.example\r\n`), /400/)
  assert.match(await asked(''), /400/)
  const signedIn = await fetch(`${server.base}/sign-in`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ member: 'n.abara' }) })
  assert.match(signedIn.headers.get('set-cookie'), /^waymark=[0-9a-f]{64}; Path=\/; HttpOnly; SameSite=Lax$/)
})

test('too much and too odd is refused, and the server goes on', async () => {
  const long = 'a'.repeat(1_100_000)
  assert.equal((await one.post(fact, { ...asked, note: long })).status, 413)
  const many = 'a=1&'.repeat(100_000)
  const flood = await fetch(server.base + fact, {
    method: 'POST', headers: { cookie: one.cookie, 'content-type': 'application/x-www-form-urlencoded' }, body: many
  })
  assert.equal(flood.status, 413)
  const stranger = await fetch(server.base + fact, { method: 'POST', body: new URLSearchParams({ note: 'a'.repeat(200_000) }) })
  assert.equal(stranger.status, 413, 'more than anybody is sent back who is not signed in')
  const json = await fetch(server.base + fact, {
    method: 'POST', headers: { cookie: one.cookie, 'content-type': 'application/json' }, body: '{}'
  })
  assert.equal(json.status, 413)
  for (const bytes of [
    `GET / HTTP/1.1\r\nHost: x\r\nCookie: ${'a'.repeat(100_000)}\r\n\r\n`,
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX',
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcde',
    '\u0000\u0001\u0002\r\n\r\n',
    'GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n'
  ]) {
    assert.match(await raw(server, bytes), /^HTTP\/1\.1 (303|4\d\d)|closed/, JSON.stringify(bytes.slice(0, 40)))
  }
  const named = await fetch(`${server.base}/sign-in`, { method: 'POST', body: new URLSearchParams({ member: 'n'.repeat(201) }) })
  assert.equal(named.status, 422)
  assert.doesNotMatch(await named.text(), /nnnn/)
  for (const text of ["' OR 1=1 --", '%', '_', '\u0000', '😀'.repeat(1000), 'a'.repeat(50_000), '\ud800']) {
    assert.ok((await one.get(`/people?text=${encodeURIComponent(text.toWellFormed())}`)).status < 500, text.slice(0, 20))
  }
  assert.equal((await one.get('/people')).status, 200)
})

test('a client that says nothing, or says it slowly, is let go and nobody waits for it', async () => {
  const slow = raw(server, 'GET / HTTP/1.1\r\nHost: x\r\nX: ', 14_000)
  const began = performance.now()
  assert.equal((await one.get('/people')).status, 200)
  assert.ok(performance.now() - began < 5_000)
  assert.match(await slow, /408|closed/)
})

test('what is logged holds no words of anybody, and no forged line', async () => {
  const secret = 'CANARY-b6c1'
  await one.get(`/people?text=${secret}%0A%1b[31mforged`, { 'user-agent': `${secret}` })
  await one.post(fact, { ...asked, of: secret, note: `${secret}\r\nforged` })
  assert.doesNotMatch(server.complaints(), new RegExp(secret))
  assert.doesNotMatch(server.complaints(), /forged/)
  await fetch(`${server.base}/sign-in`, { method: 'POST', body: new URLSearchParams({ member: secret }) })
  assert.match(server.complaints(), /somebody was not signed in.*nobody here/)
  assert.doesNotMatch(server.complaints(), new RegExp(secret))
})
