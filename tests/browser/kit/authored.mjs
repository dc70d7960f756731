// Programmes whose every authored word carries a vector of `vectors.mjs`, and still are programmes that are right.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rewrite } from './rewritten.mjs'
import { vectors } from './vectors.mjs'

const scripts = new URL('../../../scripts', import.meta.url).pathname
/** What no file may hold, and placeholders there are none of: both are refused where they stand. */
const allowed = (text) => text.replace(/[\u0000-\u0008\u000b-\u001f\u202e]/g, ' ').replaceAll('{{', '{ {')

/** A folder of its own with the sample programmes, for as long as the tests run. */
export function copied() {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-authored-'))
  cpSync(scripts, folder, { recursive: true })
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A vector as Markdown that says it: code, what is escaped, character references. Raw HTML and links are refused. */
const ways = [
  (text) => '`` ' + text.replace(/\s+/g, ' ') + ' ``',
  (text) => text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  (text) => text.replace(/\s+/g, ' ').replace(/[&<>"'`*_[\]()\\#!~|{}]/g, (sign) => `&#${sign.codePointAt(0)};`)
]

/** Spreads all vectors over all fields of each kind, at most `most` in one field. */
export function withVectors(folder, most = 12) {
  const fields = new Map()
  rewrite(copied(), (kind) => { fields.set(kind, (fields.get(kind) ?? 0) + 1); return 'x' })
  const used = new Map()
  const word = (kind, plain) => {
    // Answers of a questionnaire stand in narrow columns, on each of its sheets.
    const each = Math.min(kind === 'measure label' ? 2 : most, Math.ceil(vectors.length / fields.get(kind)))
    // Kinds that have few fields begin elsewhere each.
    const from = used.get(kind) ?? [...fields.keys()].indexOf(kind) * 37
    used.set(kind, from + each)
    const some = Array.from({ length: each }, (_, at) => (from + at) % vectors.length)
    const one = (at, way) => `v${at}: ${plain ? allowed(vectors[at]) : ways[way % ways.length](allowed(vectors[at]))}`
    return some.map((at, place) => one(at, from + place)).join(plain ? ' ' : '\n')
  }
  const titled = (text) => '`` ' + text.replace(/\s+/g, ' ') + ' ``'
  return { ...rewrite(folder, word, titled), kinds: [...fields.keys()] }
}

/** Blocks with vectors as raw HTML, links, pictures, addresses, definitions and attributes: what no file may have. */
export function inMarkup(body, some) {
  const forms = [
    (text) => text, (text) => `Words ${text} and words.`, (text) => `- ${text}\n  - ${text}`, (text) => `> ${text}`,
    (text, at) => `[words](<${text.replace(/[<>\n]/g, '')}> "${text.replace(/["\n]/g, '')}") ![words][r${at}]\n\n[r${at}]: ${text.replace(/\s/g, '')}`,
    (text) => `<${text.replace(/[<>\s]/g, '')}>`, (text) => `|${text.replace(/[|\n]/g, '')}|b|\n|:-:|-:|\n|${text.replace(/[|\n]/g, '')}|c|`,
    (text) => `### ${text.replace(/\n/g, ' ')} {onclick=window.ran=1}`, (text) => '```' + text.replace(/[`\n]/g, '') + '\n' + text + '\n```',
    (text) => `<div onclick="window.ran=1">\n${text}`
  ]
  const words = some.map((text, at) => forms[at % forms.length](text, at)).join('\n\n')
  return body.replace(/^(## .*\{#circles .*)\n/m, (line) => `${line}\n${words}\n\n`)
}

/** One word of two hundred letters. */
export const unbroken = 'Llanfairpwllgwyngyll'.repeat(10)
/** Two thousand letters in words. */
export const paragraph = 'Somebody had rather a lot to say about this. '.repeat(45).slice(0, 2_000).trim()

/**
 * Makes every word of the programmes long: by turns one that does not break and two thousand letters, where so much is
 * taken; what rules say is forty words, and a file has its end.
 */
export function withLongWords(folder) {
  let count = 0
  return rewrite(folder, (kind) => {
    count += 1
    if (/^(rules|programme) say/.test(kind)) return `${unbroken} ${paragraph.split(' ').slice(0, 39).join(' ')}`
    // No two are the same, as in any programme.
    return `${count}${count % (/^record/.test(kind) ? 5 : 2) === 0 ? ` ${paragraph}` : unbroken}`
  })
}
