/** How an exported incident looks: light or dark as its reader prefers, black on white in print. Contrast is 4.5:1 or more. */
export const exportStyle = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1f2328; --soft: #59636e; --rule: #d1d9e0; --sunken: #f6f8fa; --bad: #c9251b; --good: #1a7f37; --accent: #0860ca }
@media (prefers-color-scheme: dark) { :root { --ground: #1f1f1f; --ink: #e6e6e6; --soft: #a6a6a6; --rule: #3c3c3c; --sunken: #181818; --bad: #ff7b72; --good: #7ee787; --accent: #6cb6ff } }
@media print { :root { color-scheme: light; --ground: #fff; --ink: #000; --soft: #444; --rule: #bbb; --sunken: #fff; --bad: #a40e05; --good: #116329; --accent: #0550ae } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere }
h2 { margin: 2.25rem 0 .75rem; padding-bottom: .25rem; border-bottom: 1px solid var(--rule); font-size: 1.15rem }
h3 { margin: 0 0 .5rem; font-size: 1rem }
p, ul, dl, table, pre, figure { margin: 0 0 .75rem }
ul { padding-left: 1.25rem }
.soft, time { color: var(--soft) }
.bad { color: var(--bad) }
.good { color: var(--good) }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.chip { display: inline-block; margin-right: .35rem; padding: 0 .5rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .85rem; font-weight: 600 }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse }
th, td { padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { color: var(--soft); font-weight: 600 }
td.time, td.name, td code { width: 1%; white-space: nowrap; overflow-wrap: normal }
th { overflow-wrap: normal }
code, pre { font: 13px/1.45 ui-monospace, monospace; overflow-wrap: anywhere }
pre { max-height: 24rem; overflow: auto; padding: .75rem; border-radius: 4px; background: var(--sunken); border: 1px solid var(--rule); white-space: pre-wrap }
article { margin: 0 0 1rem; padding: .9rem 1rem; border: 1px solid var(--rule); border-radius: 6px; break-inside: avoid }
article > :last-child { margin-bottom: 0 }
svg { max-width: 100%; height: auto }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem }
@media print { body { max-width: none; padding: 0; font-size: 11pt } pre { max-height: none; overflow: visible } h2, h3 { break-after: avoid } tr { break-inside: avoid } }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } td.time, td.name { white-space: normal } td { padding-right: .5rem } }
`;
