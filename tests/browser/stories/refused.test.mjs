// What cannot be taken says so: every form, sent empty and with nonsense in its fields (`tests/run --long`: in each of them
// alone as well), fails in no way of its own, loses nothing that was typed, and is a page like any other.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { acceptable, forms, sent } from '../kit/forms.mjs'
import { client, patiently } from '../kit/http.mjs'
import { close, person } from '../kit/person.mjs'
import { serve } from '../kit/server.mjs'
import { byHand, kind, walk } from '../kit/walk.mjs'

let server
before(async () => { server = await serve() })
after(async () => { await close(); await server.end() })

const nonsense = 'zqzq <b> & \u{1f600} {{none}} \\ %00 \u0007'
const filled = (field) => field.kind === 'hidden' ? undefined : [nonsense]
const empty = (field) => field.kind === 'hidden' ? undefined : field.kind === 'text' ? [''] : []
/** What would take somebody's account or record elsewhere is only tried in ways that cannot go through. */
const ends = /\/(release|restrict|close|place|password)$/

/** Kinds of pages whose forms have been tried. */
const looked = new Set()
let [kept, inspected] = [0, 0]

for (const member of ['n.abara', 'i.rahimi', 'e.castell', 'j.hartley', 'm.dunne', 't.veale']) {
  test(`forms that ${member} sends with nothing or nonsense in them`, async () => {
    const [one, hand] = [await person(server), await client(server, member)]
    await one.signIn(member)
    const [get, wrong] = [byHand(hand), []]
    const tried = async (path, action, fill, what) => {
      const form = forms((await get(path)).text, path).find((form) => form.action === action)
      if (!form) return undefined
      const body = sent(form, fill)
      const answer = await patiently(() => fetch(server.base + action, { method: 'POST', redirect: 'manual', headers: { cookie: hand.cookie }, body }))
      const text = await answer.text()
      const told = /<title>([^<]*)/.exec(text)?.[1] ?? ''
      const isPage = (answer.headers.get('content-type') ?? '').startsWith('text/html')
      if (answer.status >= 500 || answer.status >= 400 && !told.startsWith('Error: ') || answer.status < 300 && told.startsWith('Error: ')) {
        wrong.push(`${path}, ${what}: ${answer.status} ${told}`)
      }
      // What was typed stands where it was typed.
      const typed = form.fields.filter((field) => field.kind === 'text' && field.name !== 'password' && body.get(field.name) === nonsense)
      if (answer.status === 422 && isPage) {
        const there = new Map(forms(text, path).flatMap(({ fields }) => fields).map((field) => [field.name, field.value]))
        for (const { name } of typed) if (!there.get(name)?.includes('zqzq <b> &')) wrong.push(`${path}, ${what}: what was typed into ${name} is lost`)
        kept += typed.length
      }
      return answer.status
    }
    for (const path of await walk(get, looked, 3)) {
      for (const { action, fields } of forms((await get(path)).text, path)) {
        await tried(path, action, empty, 'empty')
        if (await tried(path, action, filled, 'nonsense') === 422) {
          try {
            await sends(one, path, action)
            await one.inspect(`${kind(path)}, refused`)
            inspected += 1
          } catch (error) {
            wrong.push(`${path}: ${error.message}`)
          }
        }
        // Many requests that are mostly refused as these were: with the big doses.
        for (const field of ends.test(action) || !process.env.WAYMARK_LONG ? [] : fields.filter(({ kind }) => kind !== 'hidden' && kind !== 'button')) {
          const usual = acceptable(() => 'Some words')
          await tried(path, action, (other) => other.name === field.name ? [nonsense] : usual(other), `nonsense in ${field.name}`)
        }
      }
    }
    assert.deepEqual(wrong, [])
    await one.context.close()
  })
}

test('so many of them were refused, looked at, and lost nothing', () => {
  assert.ok(inspected > 30 && kept > 200, `${inspected} pages, ${kept} fields`)
})

/** Sends nonsense as a browser does, whatever choices it is offered. */
async function sends(one, path, action) {
  await one.go(path)
  const arrived = one.page.waitForNavigation()
  await one.page.evaluate(({ action, path, nonsense }) => {
    const form = [...document.querySelectorAll('main form[method=post]')].find((form) => (form.getAttribute('action') ?? path) === action)
    for (const field of form.elements) {
      if (field.type === 'hidden' || field.type === 'submit' || !field.name) continue
      if (field.type === 'radio' || field.type === 'checkbox') {
        field.checked = true
        field.value = nonsense
      } else if (field.localName === 'select') field.append(new Option('', nonsense, true, true))
      else field.value = nonsense
    }
    form.noValidate = true
    form.querySelector('button').click()
  }, { action, path, nonsense })
  const answer = await arrived
  assert.equal(answer.status(), 422)
}
