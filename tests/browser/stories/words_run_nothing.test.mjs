// Words are words: nothing anybody types runs in a reader's browser, even one without our policy.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { acceptable, forms, sent } from '../kit/forms.mjs'
import { client, patiently } from '../kit/http.mjs'
import { close } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'
import { unguarded } from '../kit/unguarded.mjs'
import { vectors } from '../kit/vectors.mjs'
import { byHand, kind, walk } from '../kit/walk.mjs'

let server, one, page, quiet, as
let from = 0
before(async () => {
  server = await serve()
  one = await client(server, 'n.abara')
  ;({ page, quiet, as } = await unguarded(server, one))
})
after(async () => { await close(); await server.end() })

test('three hundred vectors in what people type', async () => {
  const person = await one.find('A3740TH')
  const fact = `${person}/facts/room.privacy`
  for (let from = 0; from < vectors.length; from += 50) {
    const some = vectors.slice(from, from + 50)
    const what = `vectors ${from} to ${from + some.length}`
    const words = some.join(' ')
    // Refused: it comes back in the fields it was typed into.
    const refused = await one.post(fact, { doing: 'settle', answer: words, holder: words, because: words, of: words, note: words, 'on-day': some[0] })
    assert.equal(refused.status, 422)
    const body = await refused.text()
    const here = (url) => url.pathname === fact
    await page.route(here, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await quiet(fact, `${what}, typed and refused`)
    await page.unroute(here)
    // Recorded: it stands in the record.
    const seen = /name="seen" value="(\d+)"/.exec(await (await one.get(fact)).text())[1]
    const saved = await one.post(fact, { seen, doing: 'find-out', step: 'asked', of: words, note: words })
    assert.equal(saved.status, 303, what)
    await quiet(fact, `${what}, recorded`)
    await quiet(person, `${what}, on the person's page`)
    await quiet(`/people?text=${encodeURIComponent(words)}&status=${encodeURIComponent(some[0])}`, `${what}, looked for`)
    await quiet(`/sign-in?next=${encodeURIComponent(some[0])}`, `${what}, as the way on`)
  }
})

/** What would let nobody on: the account or the record of whom the story is about goes elsewhere. */
const ends = /\/(release|restrict|close|place|password)$/

test('three hundred vectors in every field of every form', async () => {
  const [looked, kept] = [new Set(), new Set()]
  for (const member of ['n.abara', 'i.rahimi', 'e.castell', 'j.hartley', 'm.dunne', 't.veale']) {
    const somebody = await client(server, member)
    await as(somebody)
    const get = byHand(somebody)
    for (const path of await walk(get, looked, 3)) {
      for (const { action } of forms((await get(path)).text, path)) {
        // Too many words for most fields: what is refused comes back in them.
        const all = await typed(somebody, path, action, 2_400)
        if (all) await shown(all, `${path}, typed into by ${member}`)
        if (ends.test(action)) continue
        const few = await typed(somebody, path, action, 60)
        if ([all, few].some((answer) => answer?.status === 303)) kept.add(kind(action))
      }
    }
  }
  assert.ok(kept.size >= 20, `only these were kept: ${[...kept]}`)
  const [seen, met] = [new Set(), new Set()]
  for (const member of ['n.abara', 'i.rahimi', 'e.castell', 't.veale']) {
    const somebody = await client(server, member)
    await as(somebody)
    for (const path of await walk(byHand(somebody), seen, 2)) {
      const response = await quiet(path, `${path}, for ${member}`)
      for (const [, number] of (await response.text()).matchAll(/\bv(\d+): /g)) met.add(number)
    }
  }
  assert.ok(met.size > 100, `${met.size} vectors are met in the record`)
})

/** Fills the texts of a form with so many vectors, and sends it. */
async function typed(somebody, path, action, most) {
  const form = forms((await byHand(somebody)(path)).text, path).find((one) => one.action === action)
  // What is done may be done once.
  if (!form) return undefined
  const texts = form.fields.filter((field) => field.kind === 'text').length
  const each = Math.max(1, Math.min(vectors.length, Math.floor(most / texts)))
  const words = () => Array.from({ length: each }, () => {
    from = (from + 1) % vectors.length
    return `v${from}: ${vectors[from]}`
  }).join(' ')
  const body = sent(form, acceptable(words))
  const answer = await patiently(() => fetch(server.base + action, { method: 'POST', redirect: 'manual', headers: { cookie: somebody.cookie }, body }))
  assert.ok(answer.status < 500, `${action} answers ${answer.status}`)
  return answer
}

/** Looks at what came of it. */
async function shown(answer, what) {
  const to = answer.headers.get('location')
  if (to) return quiet(to, what)
  if (!answer.headers.get('content-type').startsWith('text/html')) {
    // A file to keep: no browser makes a page of it.
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', what)
    return assert.match(answer.headers.get('content-disposition'), /^attachment/, what)
  }
  const { pathname } = new URL(answer.url)
  const body = await answer.text()
  const here = (url) => url.pathname === pathname
  await page.route(here, (route) => route.fulfill({ contentType: answer.headers.get('content-type'), body }))
  await quiet(pathname, what)
  await page.unroute(here)
}
