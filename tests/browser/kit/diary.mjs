// The diary of a programme, as somebody uses it.
import assert from 'node:assert/strict'

/** Puts a meeting of today in the diary, step by step, and gives its address; `look` is done before it is put there. */
export async function diary(one, to, look = async () => {}) {
  const known = new Set(await meetings(one, to))
  await one.go(`${to}/new`)
  // The next session of the plan is chosen already, where there is one.
  if (await one.page.locator('input[name=session]:checked').count() === 0) await one.choose({ css: 'input[name=session]' })
  await one.press('Continue')
  const today = new Date()
  await one.fill('Day', String(today.getDate()))
  await one.fill('Month', String(today.getMonth() + 1))
  await one.fill('Year', String(today.getFullYear()))
  await one.fill('Time', '0:05')
  const save = one.page.getByRole('button', { name: 'Put it in the diary', exact: true })
  for (let step = 0; step < 6 && await save.count() === 0; step += 1) await one.press('Continue')
  await look()
  await one.press('Put it in the diary')
  assert.match(await one.words(), /The meeting is in the diary/)
  const added = (await meetings(one, to)).filter((href) => !known.has(href))
  assert.equal(added.length, 1, 'one meeting more is in the diary')
  return added[0]
}

async function meetings(one, to) {
  await one.go(to)
  const hrefs = await one.page.locator('main a[href*="/meetings/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  return [...new Set(hrefs.filter((href) => /\/meetings\/[0-9a-f]{32}$/.test(href)))]
}
