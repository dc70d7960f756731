// Signing in with an organisation's account: a certified OpenID provider of the tests' own on loopback, and the real pages.
import assert from 'node:assert/strict'
import { spawnSync, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Provider from 'oidc-provider'
import { close, open } from '../kit/person.mjs'
import { program } from '../kit/server.mjs'

const SECRET = 'a secret of the tests, long enough'
let provider, listening, child, base

/** A port nobody uses. */
const free = () => new Promise((found) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => found(port))
  })
})

before(async () => {
  const [ours, theirs] = [await free(), await free()]
  base = `http://127.0.0.1:${ours}`
  const issuer = `http://127.0.0.1:${theirs}`
  provider = new Provider(issuer, {
    clients: [{ client_id: 'waymark', client_secret: SECRET, redirect_uris: [`${base}/sign-in/oidc/callback`] }],
    claims: { openid: ['sub', 'preferred_username'] },
    conformIdTokenClaims: false,
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: `subject-of-${id}`, preferred_username: id }) })
  })
  listening = createServer(provider.callback()).listen(theirs, '127.0.0.1')
  const cwd = mkdtempSync(join(tmpdir(), 'waymark-openid-'))
  const data = join(cwd, 'data')
  const made = spawnSync(program, ['init', '--data', data, '--site', 'hmp-ashgrove', '--first', 'j.davies', '--name', 'Jo Davies'], { cwd })
  assert.equal(made.status, 0, String(made.stderr))
  writeFileSync(join(cwd, 'secret'), `${SECRET}\n`)
  child = spawn(program, [
    'serve', '--data', data, '--listen', `127.0.0.1:${ours}`, '--oidc-issuer', issuer,
    '--oidc-client-id', 'waymark', '--oidc-client-secret-file', join(cwd, 'secret'),
    '--oidc-claim', 'preferred_username'
  ], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((ready) => child.stdout.once('data', ready))
})
after(async () => {
  await close()
  child.kill('SIGTERM')
  listening.close()
  listening.closeAllConnections()
})

/** Goes through the provider's own pages for trying out, as somebody. */
async function signInAs(member) {
  const context = await (await open()).newContext()
  const page = await context.newPage()
  await page.goto(`${base}/people`)
  await page.getByRole('button', { name: 'Sign in' }).or(page.getByRole('link', { name: 'Sign in' })).first().click()
  await page.locator('input[name=login]').fill(member)
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  const agree = page.getByRole('button', { name: 'Continue' })
  await agree.or(page.locator('h1.govuk-heading-l')).first().waitFor()
  if (await agree.isVisible()) await agree.click()
  await page.locator('h1.govuk-heading-l').waitFor()
  return { context, page }
}

test('a member of staff signs in with their account, and comes to the page they wanted', async () => {
  const { context, page } = await signInAs('j.davies')
  assert.match(await page.locator('header').innerText(), /Jo Davies/)
  const cookies = await context.cookies(base)
  assert.ok(cookies.every((one) => one.httpOnly), 'a script could read a cookie')
  await context.close()
})

test('an account that is nobody here opens nothing', async () => {
  const { context, page } = await signInAs('n.obody')
  assert.doesNotMatch(await page.locator('header').innerText(), /Signed in/)
  await page.goto(`${base}/people`)
  assert.match(page.url(), /sign-in/)
  await context.close()
})

test('an answer that belongs to no question of this browser opens nothing', async () => {
  for (const query of ['code=x&state=y', 'state=y', 'error=access_denied&state=y', '']) {
    const response = await fetch(`${base}/sign-in/oidc/callback?${query}`, { redirect: 'manual' })
    assert.ok(response.status >= 400 || /sign-in/.test(response.headers.get('location') ?? ''), query)
    assert.doesNotMatch(response.headers.get('set-cookie') ?? '', /^waymark=[0-9a-f]{64}/, query)
  }
})
