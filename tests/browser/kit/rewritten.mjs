// A folder of programmes whose human words are all others: each title, sentence, reason, help, label, translation and
// message. Ids, conditions, days and what holds files together stay, so that the programmes work as before.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/** Keys whose values people read. */
const READ = new Set(('title about notice question help say say_to_staff ask words because instead label name why note edition owner ' +
  'purpose held_by holder checked_by decided_by reviewed_by translated_by shown_as group').split(' '))
/** Files of programmes, by what they are. */
const KINDS = [
  [/cases\//, 'case'], [/sites\/.*\/(modules|sheets)\//, 'local change'], [/languages\/.*\.md$/, 'translation'],
  [/modules\/.*\.md$/, 'session'], [/sheets\//, 'sheet'], [/\.ftl$/, 'messages'], [/\.rhai$/, 'script'],
  [/CHANGES\.md$/, 'what has changed'], [/measures\//, 'measure'], [/module\.yaml$/, 'module'], [/site\.yaml$/, 'site'],
  [/(programme|facts|rules|record|theory|sources)\.yaml$/, (found) => found[1]]
]

/** Words of a block as the pin of a translation or a local change stands for them. */
function pin(title, text) {
  let blank = false
  const sum = createHash('sha256')
  for (const line of `${title.trim()}${text === undefined ? '' : `\n${text}`}`.trimEnd().split('\n').map((one) => one.trimEnd())) {
    if (!(line === '' && blank)) sum.update(line + '\n')
    blank = line === ''
  }
  return sum.digest('hex').slice(0, 8)
}

/**
 * Writes every file of `folder` anew. `word(kind, plain)` gives the words for a field: plain ones, or a block's Markdown;
 * `titled` makes a plain word one that may be a block's title. What content must say stays said.
 * Gives how many words were written, and the pins of translations and local changes that stand for no words.
 */
export function rewrite(folder, word, titled = (one) => one) {
  const files = readdirSync(folder, { recursive: true }).filter((path) => /\.\w+$/.test(path) && !path.startsWith('mappings'))
  // A change and a translation have the name of what they are of.
  const pins = new Map()
  const said = new Map()
  let count = 0
  const lost = []
  // What others stand on first: then sheets and sessions of sites, then translations.
  const layer = (path) => /languages\/.*\.md$/.test(path) ? 2 : /^sites\/.*\.md$/.test(path) ? 1 : 0
  for (const path of files.sort((a, b) => layer(a) - layer(b) || (a < b ? -1 : 1))) {
    const [, found] = KINDS.find(([form]) => form.test(path)) ?? []
    if (!found) continue
    const kind = typeof found === 'string' ? found : found(/(\w+)\.yaml$/.exec(path))
    const file = join(folder, path)
    const text = readFileSync(file, 'utf8')
    const give = (key, plain = true) => { count += 1; return word(`${kind} ${key}`, plain) }
    const of = basename(path, extname(path))
    const pinned = { set: (old, now) => kind === 'translation' || pins.set(`${of} ${old}`, now), get: (old) => pins.get(`${of} ${old}`) }
    const rebased = (line) => line.replace(/\b(base=|title_base: ")([0-9a-f]{8})/g, (_, key, old) => {
      if (pinned.get(old) === undefined) lost.push(`${path}: ${old}`)
      return key + (pinned.get(old) ?? old)
    })
    const page = () => {
      const [, front, body] = /^---\n([^]*?)\n---\n([^]*)$/.exec(text)
      const fields = rebased(yaml(kind, front, give, said, pinned))
      return `---\n${fields}\n---\n${kind === 'case' ? story(body, give) : blocks(body, give, pinned, rebased, titled)}`
    }
    const written = path.endsWith('.yaml') ? yaml(kind, text, give, said, pinned)
      : path.endsWith('.ftl') ? messages(text, give)
        : path.endsWith('.rhai') ? script(text, give, said)
          : kind === 'what has changed' ? story(text, give) : page()
    writeFileSync(file, written)
  }
  return { count, lost }
}

/** YAML, line by line: as our own files are laid out. */
function yaml(kind, text, give, said, pins) {
  const lines = text.split('\n')
  const out = []
  let values = -1
  const plain = (key, old) => {
    const known = said.get(old)
    const now = known ?? give(key)
    if (key === 'notice') return JSON.stringify(`Original and illustrative, not to be delivered. ${now}`)
    if (/^[A-Z].* /.test(old)) said.set(old, now)
    if (key === 'title') pins.set(pin(old), pin(now))
    return JSON.stringify(now)
  }
  const bare = (value) => value.startsWith('"') ? JSON.parse(value) : value.trim()
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    const indent = line.search(/\S/)
    if (values >= 0 && indent >= 0 && indent <= values) values = -1
    const [, lead, key, rest] = /^(\s*(?:- )?)("[^"]+"|[\w.-]+): *(.*)$/.exec(line) ?? []
    const isRead = READ.has(key) || key === 'when' && kind === 'case'
    if (values >= 0 && key) out.push(`${lead}${key}: ${plain('value', bare(rest))}`)
    else if (key === 'values' && rest === '') { values = indent; out.push(line) }
    else if (key && isRead && /^[>|]/.test(rest)) {
      const from = at + 1
      while (lines[at + 1] !== undefined && (lines[at + 1].trim() === '' || lines[at + 1].search(/\S/) > lead.length)) at += 1
      out.push(`${lead}${key}: ${plain(key, lines.slice(from, at + 1).map((one) => one.trim()).join(' ').trim())}`)
    } else if (key && isRead && !/^[[{]/.test(rest) && rest !== '') out.push(`${lead}${key}: ${plain(key, bare(rest))}`)
    else if (/^\s+- [A-Z]/.test(line)) out.push(line.replace(/- .*/, () => `- ${plain('item', bare(line.trim().slice(2)))}`))
    else if (kind === 'case' && key?.startsWith('"') && said.has(bare(key))) out.push(`${lead}${JSON.stringify(said.get(bare(key)))}: ${rest}`)
    else if (!line.trimStart().startsWith('#') && line.includes('{')) {
      // In curly brackets.
      out.push(line.replace(/(\{|, )(\w+): ("(?:[^"\\]|\\.)*"|[^,}{[\]"]+)(?=[,}])/g, (whole, lead, key, value) =>
        READ.has(key) && kind !== 'case' ? `${lead}${key}: ${plain(key, bare(value))}` : whole))
    } else out.push(line)
  }
  return out.join('\n')
}

/** The blocks of a session, a sheet, a local change or a translation. */
function blocks(body, give, pins, rebased, titled) {
  const parts = body.split(/^(?=## )/m)
  return parts.map((part) => {
    const [, title, bracket, text] = /^## (.*?) *(\{[#.][^}]*\})\n([^]*)$/.exec(part) ?? []
    if (bracket === undefined) return part
    const now = titled(give('block title'))
    const words = text.trim() === '' ? '' : `${give('block', false)}\n\nNo names.`
    pins.set(pin(title, text.trim()), pin(now, words.trim()))
    return `## ${now} ${rebased(bracket)}\n${words}\n\n`
  }).join('')
}

/** Text without blocks: its headings and paragraphs. */
const story = (text, give) => text.split(/\n{2,}/).map((part) =>
  part.trim() === '' ? part : part.trim().startsWith('# ') ? `# ${give('heading', false)}` : part.startsWith('## ') ? part : give('story', false)).join('\n\n') + '\n'

/** Short strings: what is written follows what numbers make of them. */
const messages = (text, give) => text.replace(/^(\S+ = (?!.*->).*|\s+\*?\[\w+\] .*)$/gm, (line) =>
  `${line} ${give('message').replace(/\s+/g, ' ').replace(/[{}]+/g, (braces) => `{ "${braces}" }`)}`)

/** Sentences in a script, and its head. */
const script = (text, give, said) => text
  .replace(/^\/\/ (title|purpose|evidence|owner): .*$/gm, (_, key) => `// ${key}: ${give(key).replace(/\s+/g, ' ')}`)
  .replace(/^(?!\s*\/\/)(.*)$/gm, (line) => line.replace(/"([A-Z][^"]* [^"]*)"/g, (_, old) => {
    if (!said.has(old)) said.set(old, give('sentence'))
    return JSON.stringify(said.get(old))
  }))
