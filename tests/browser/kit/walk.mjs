// Every kind of page that links lead to.
import assert from 'node:assert/strict'
import { patiently } from './http.mjs'

/** Pages of one kind differ only in whom and what they are about. */
export const kind = (path) => path
  .replace(/\?.*$/, (query) => '?' + [...new URLSearchParams(query).keys()].sort().join('&'))
  .replace(/[0-9a-f]{32}/g, '*')
  .replace(/\/team\/staff\/(?!new)[^/?]+/, '/team/staff/*')
  .replace(/\/facts\/[^/?]+/, '/facts/*')
  .replace(/\/programmes\/[^/?]+/, '/programmes/*')
  .replace(/(\/people\/\*)\/(?!facts|find-out|handover|refer|conferences|copy|break|restrict|review)[^/?]+/, '$1/*')
  .replace(/\/(files?|sheets|sessions|rules|cases|measures|changes)\/.+?(?=\/(edit|preview|print)|\?|$)/, '/$1/*')

/** Somebody of the site may be met whose record is not for everybody there. */
const aPerson = /^\/people\/[0-9a-f]{32}$/

/**
 * One address of every kind that links lead to from the first page, but of kinds in `looked`, which then has them all.
 * `get` asks for an address: `{status, type, text}`. So many pages of a kind are read for their links: people are at
 * different stages.
 */
export async function walk(get, looked = new Set(), each = 1) {
  const [seen, read, found] = [new Set(), new Map(), []]
  const waiting = ['/']
  while (waiting.length > 0) {
    const path = waiting.shift()
    const times = read.get(kind(path)) ?? 0
    if (seen.has(path) || times >= each) continue
    seen.add(path)
    read.set(kind(path), times + 1)
    const { status, type, text } = await get(path)
    assert.ok(status < 500, `${path} answers ${status}`)
    if (!type.startsWith('text/html')) continue
    const walled = status === 404 && aPerson.test(path)
    assert.ok(status === 200 || walled, `a link leads to ${path}, which answers ${status}`)
    const what = walled ? `${kind(path)}, not theirs` : kind(path)
    if (!looked.has(what)) found.push(path)
    looked.add(what)
    for (const [, href] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const to = href.replaceAll('&amp;', '&')
      if (!/^\/(assets|language)/.test(to) && !seen.has(to)) waiting.push(to)
    }
  }
  return found
}

/** Asks as somebody in a browser does. */
export const inBrowser = (one) => async (path) => {
  const response = await patiently(() => one.context.request.get(one.server.base + path), (answer) => answer.status())
  return { status: response.status(), type: response.headers()['content-type'] ?? '', text: await response.text() }
}

/** Asks as somebody without one. */
export const byHand = (one) => async (path) => {
  const response = await patiently(() => one.get(path))
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() }
}
