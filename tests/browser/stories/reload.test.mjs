// Programmes while they are served: whatever happens to their folder, what was good stays in use and that it did is told.
import assert from 'node:assert/strict'
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { copied } from '../kit/authored.mjs'
import { client } from '../kit/http.mjs'
import { serve } from '../kit/server.mjs'

const SESSION = 'hii/modules/who-i-am/groups.md'
let server, scripts, one
before(async () => {
  scripts = copied()
  server = await serve('--scripts', scripts)
  one = await client(server, 't.veale')
})
after(() => server.end())

const at = (path) => join(scripts, path)
const shown = async (path) => (await one.get(path)).text()

/** Waits until a page says something, or says it no more. */
async function says(path, what, whether = true) {
  const begun = Date.now()
  for (;;) {
    const text = await shown(path)
    if (what.test(text) === whether) return text
    assert.ok(Date.now() - begun < 15_000, `${path} ${whether ? 'never says' : 'goes on saying'} ${what}`)
    await new Promise((later) => setTimeout(later, 50))
  }
}

/** Changes what a session is for; `word` is seen where it is read. */
function writes(word, folder = scripts) {
  const file = join(folder, SESSION)
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^purpose: .*$/m, `purpose: Look at ${word} together.`))
}
const isRead = (word) => says('/programmes/hii/sessions/groups', new RegExp(`Look at ${word} together`))

test('a broken programme whose manifest goes and comes back is in use as it last was', async () => {
  const [rules, manifest] = [at('hii/rules.yaml'), at('hii/programme.yaml')]
  const good = readFileSync(rules, 'utf8')
  writeFileSync(rules, good + '\n  - id: [')
  await says('/programmes/hii', /how it last was/)
  renameSync(manifest, manifest + '.away')
  await says('/programmes/hii', /its manifest is gone/)
  assert.match(await shown('/programmes'), /the last good version is in use/)
  renameSync(manifest + '.away', manifest)
  await says('/programmes/hii', /its manifest is gone/, false)
  assert.equal((await one.get('/programmes/hii/sessions/groups')).status, 200)
  const facilitator = await client(server, 'n.abara')
  const plan = await facilitator.get(`${await facilitator.find('A3740TH')}/hii/plan`)
  assert.equal(plan.status, 200, 'nobody can plan while a programme is broken')
  writeFileSync(rules, good)
  await says('/programmes/hii', /how it last was/, false)
})

test('what a folder with too many files may hide is told, and what was read stays', async () => {
  mkdirSync(at('aaa'))
  for (let number = 0; number < 5_100; number += 1) writeFileSync(at(`aaa/${number}.md`), '')
  for (const path of ['/programmes', '/programmes/hii']) await says(path, /could not be read since[^]*more than 5000 files/)
  assert.equal((await one.get('/programmes/hii/sessions/groups')).status, 200)
  rmSync(at('aaa'), { recursive: true })
  await says('/programmes', /could not be read since/, false)
})

test('another folder in the place of the one that was watched is read and watched', async () => {
  cpSync(scripts, scripts + '-next', { recursive: true })
  writes('the folder that comes', scripts + '-next')
  renameSync(scripts, scripts + '-old')
  await says('/programmes/hii', /could not be read since/)
  assert.match(await shown('/programmes/hii/sessions'), /groups/, 'what was read is no longer shown')
  renameSync(scripts + '-next', scripts)
  await isRead('the folder that comes')
  await says('/programmes/hii', /could not be read since/, false)
  writes('what is written in it')
  await isRead('what is written in it')
})

test('a folder that is made again file by file is followed', async () => {
  rmSync(scripts, { recursive: true })
  await says('/programmes', /could not be read since/)
  cpSync(scripts + '-old', scripts, { recursive: true })
  await says('/programmes', /could not be read since/, false)
  writes('the folder that was made again')
  await isRead('the folder that was made again')
})

test('a change is read although others never end', async () => {
  let ended = false
  const writing = (async () => {
    for (let number = 0; !ended; number += 1) {
      writeFileSync(at('hii/CHANGES.md'), `# Changes\n\n## 0.1.0\n\n${number}\n`)
      await new Promise((later) => setTimeout(later, 5))
    }
  })()
  writes('what comes meanwhile')
  try { await isRead('what comes meanwhile') } finally { ended = true; await writing }
})
