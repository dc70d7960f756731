// Whatever designers write, in whichever field of a programme, runs in nobody's browser, even one without our policy.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { copied, inMarkup, withVectors } from '../kit/authored.mjs'
import { byHand, walk } from '../kit/walk.mjs'
import { client } from '../kit/http.mjs'
import { close } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'
import { unguarded } from '../kit/unguarded.mjs'
import { vectors } from '../kit/vectors.mjs'

let server, written, scripts, browser
before(async () => {
  scripts = copied()
  written = withVectors(scripts)
  server = await serve('--scripts', scripts)
  browser = await unguarded(server, await client(server, 't.veale'))
})
after(async () => { await close(); await server.end() })

test('three hundred vectors in every field of programmes that are right', async () => {
  assert.deepEqual(written.lost, [], 'translations and local changes stand for the words there are')
  assert.ok(written.kinds.length > 60, `only ${written.kinds.length} kinds of fields: ${written.kinds}`)
  const [looked, met] = [new Set(), new Set()]
  for (const member of ['t.veale', 'n.abara', 'i.rahimi', 'e.castell', 'j.hartley']) {
    const one = await client(server, member)
    await browser.as(one)
    for (const path of await walk(byHand(one), looked, 4)) {
      const response = await browser.quiet(path, `${path}, for ${member}`)
      // These programmes are the ones that are live: their words stand in the pages.
      for (const [, number] of (await response.text()).matchAll(/\bv(\d+): /g)) met.add(Number(number))
    }
  }
  assert.equal(met.size, vectors.length, 'every vector is met')
  assert.ok(looked.size > 80, `only ${looked.size} kinds of pages`)
})

test('the papers of such programmes are printed', async () => {
  const one = await client(server, 'n.abara')
  const person = await one.find('A3740TH')
  const meeting = /href="(\/people\/[^"]*\/meetings\/[0-9a-f]{32})"/.exec(await (await one.get(`${person}/hii/meetings`)).text())[1]
  const form = await (await one.get(`${meeting}/print`)).text()
  const papers = [...form.matchAll(/name="what"[^>]* value="([^"]*)"/g)].map(([, what]) => what)
  assert.ok(papers.length > 3, `only ${papers}`)
  const queries = papers.flatMap((what) => ['large-print', 'easy-read'].map((style) => ({ what, style, lang: 'en', who: 'name' })))
  const paths = [...queries.map((query) => `${meeting}/print/paper?${new URLSearchParams(query)}`), `${person}/hii/plan/paper`]
  for (const path of paths) {
    const answer = await one.get(path)
    assert.equal(answer.headers.get('content-type'), 'application/pdf', `${path} answers ${answer.status}: ${(await answer.text()).slice(0, 2_000)}`)
  }
})

test('what is refused in a file runs in no desk of those who write it', async () => {
  const session = join(scripts, 'hii/modules/who-i-am/groups.md')
  const old = readFileSync(session, 'utf8')
  const [, front, rest] = /^(---\n[^]*?\n---\n)([^]*)$/.exec(old)
  const one = await client(server, 't.veale')
  await browser.as(one)
  const at = '/programmes/hii'
  for (let from = 0; from < vectors.length; from += 100) {
    writeFileSync(session, front + inMarkup(rest, vectors.slice(from, from + 100)))
    await told(one)
    const paths = [at, `${at}/sessions`, `${at}/sessions/groups`, `${at}/sessions/groups?as=participant`, `${at}/sessions/groups/edit?block=circles`,
      `${at}/file?path=hii/modules/who-i-am/groups.md`, `${at}/file/edit?path=hii/modules/who-i-am/groups.md`, `${at}/map`, `${at}/changes`, `${at}/try`]
    for (const path of paths) await browser.quiet(path, `${path}, vectors from ${from}`)
  }
  writeFileSync(session, old)

  /** Waits until what was written has been read. */
  async function told(one) {
    for (let times = 0; times < 1_000; times += 1) if ((await (await one.get(at)).text()).includes('HTML stands in the text')) return
    assert.fail('what is wrong with the file is not told')
  }
})
